package shared.running;

import shared.options.Setting;

/**
 * What decides the result of every lesson, beside the lesson's own settings. A resumed run takes
 * it from the saved file, unless it is given again.
 */
final class LearningOptions {

    @Setting(help = "the seed of all random numbers: the same seed gives the same result")
    long seed;

    @Setting(help = "uses the notebook's settings where none are given")
    boolean notebook;
}
