package shared.exercises;

import java.util.List;

/** The exercises in their order. */
final class Course {

    /** The names of the exercises, which are those of their files. */
    static final List<String> NAMES = List.of("TableGradient", "StableSoftmax",
            "DiscountedReturns", "StateBaseline", "LossAndGradient", "SelectAction", "PlayEpisode",
            "AnotherArchitecture", "NormaliseReturns", "WeightedCrossEntropy", "PongNetwork",
            "GaussianDerivatives", "TimeOut", "Advantages", "PpoClip", "SilentBugOne",
            "SilentBugTwo", "SilentBugThree");

    private Course() {
    }
}
