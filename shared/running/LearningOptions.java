package shared.running;

import shared.options.Setting;

/**
 * The options of all lessons that decide the result, besides the lesson's own settings. A resumed
 * run takes them from the saved file, unless they are given again.
 */
final class LearningOptions {

    @Setting(help = "the seed of all random numbers: the same seed gives the same result")
    long seed;

    @Setting(help = "uses the notebook's settings where none are given")
    boolean notebook;
}
