// What every exercise takes for granted, brought by: SOURCES ../../shared/Exercises.java
//SOURCES Prelude.java
//FILES answers/TableGradient.java=../lessons/exercises/answers/TableGradient.java

/** Nothing but the lines above. */
final class Exercises {

    private Exercises() {
    }
}
