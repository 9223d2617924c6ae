// The original Pong for the lesson that plays it, brought by: SOURCES ../shared/Atari.java
// Besides ../shared/Shared.java, so that no other lesson waits for it.

// An Atari 2600: the Arcade Learning Environment, the one that papers play on. Native code for each
// platform that has it, 7 MB in all; what loads it, JavaCPP, comes with ND4J. GPL 2, which binds
// whoever passes it on: so it is named here alone, and only lessons/AtariPong.java brings it.
//DEPS org.bytedeco:ale:0.7.3-1.5.7
//DEPS org.bytedeco:ale:0.7.3-1.5.7:linux-x86_64
//DEPS org.bytedeco:ale:0.7.3-1.5.7:macosx-x86_64
//DEPS org.bytedeco:ale:0.7.3-1.5.7:windows-x86_64

//SOURCES environments/pong/EmulatedPong.java
//SOURCES environments/pong/PongMachine.java
//SOURCES environments/pong/PongTwins.java

/** Nothing but the lines above. */
final class Atari {

    private Atari() {
    }
}
