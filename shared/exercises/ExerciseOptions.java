package shared.exercises;

import shared.options.Setting;

/** The options of an exercise. */
final class ExerciseOptions {

    @Setting(help = "determines the inputs: another seed is another test")
    long seed;

    @Setting(help = "prints the verdict as a line of JSON, for graders")
    boolean json;

    @Setting(help = "prints a hint")
    boolean hint;
}
