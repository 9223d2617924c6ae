// Sweeps for the lesson that makes them, brought by: SOURCES ../shared/Sweeps.java
// Besides ../shared/Shared.java, so that no other lesson waits for the library.

// Queues between machines. Pure Java, 17 MB. Apache 2. The last version whose parts are all on
// Maven Central.
//DEPS com.hazelcast:hazelcast:5.6.0
// Hazelcast asks for a later slf4j, which would pass over ND4J's receiver and say so. MIT.
//DEPS org.slf4j:slf4j-api:1.7.36

//SOURCES sweeps/Address.java
//SOURCES sweeps/Board.java
//SOURCES sweeps/Candidate.java
//SOURCES sweeps/Choice.java
//SOURCES sweeps/CommandLine.java
//SOURCES sweeps/Drive.java
//SOURCES sweeps/Engine.java
//SOURCES sweeps/Interval.java
//SOURCES sweeps/Job.java
//SOURCES sweeps/Learner.java
//SOURCES sweeps/LessonSource.java
//SOURCES sweeps/RemoteWorker.java
//SOURCES sweeps/Result.java
//SOURCES sweeps/ResultsFile.java
//SOURCES sweeps/Row.java
//SOURCES sweeps/Rows.java
//SOURCES sweeps/Search.java
//SOURCES sweeps/Seeds.java
//SOURCES sweeps/Shard.java
//SOURCES sweeps/SweepCharts.java
//SOURCES sweeps/SweepOptions.java
//SOURCES sweeps/SweepProgram.java
//SOURCES sweeps/SweepProgress.java
//SOURCES sweeps/SweepSession.java
//SOURCES sweeps/SweepTable.java

/** Nothing but the lines above. */
final class Sweeps {

    private Sweeps() {
    }
}
