// What every lesson takes for granted, brought by: SOURCES ../shared/Prelude.java
// This file is compiled with each lesson, and so it is short; Shared.java is compiled once. A
// lesson does not name Shared.java itself, since JBang takes Java's options from SOURCES alone, and
// the same DEPS from two files, a lesson and another that it uses, for a circle.

// Where the shared classes come from.
//DEPS Shared.java

// Later Java versions warn of native code unless it is allowed; earlier ones ignore these options.
//RUNTIME_OPTIONS -XX:+IgnoreUnrecognizedVMOptions --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow

/** Nothing but the lines above. */
final class Prelude {

    private Prelude() {
    }
}
