///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Exercises that check themselves: shows one after the other and watches its file
//JAVA 17+
//SOURCES Prelude.java
//FILES answers/Advantages.java=../lessons/exercises/answers/Advantages.java
//FILES answers/AnotherArchitecture.java=../lessons/exercises/answers/AnotherArchitecture.java
//FILES answers/DiscountedReturns.java=../lessons/exercises/answers/DiscountedReturns.java
//FILES answers/GaussianDerivatives.java=../lessons/exercises/answers/GaussianDerivatives.java
//FILES answers/LossAndGradient.java=../lessons/exercises/answers/LossAndGradient.java
//FILES answers/NormaliseReturns.java=../lessons/exercises/answers/NormaliseReturns.java
//FILES answers/PlayEpisode.java=../lessons/exercises/answers/PlayEpisode.java
//FILES answers/PongNetwork.java=../lessons/exercises/answers/PongNetwork.java
//FILES answers/PpoClip.java=../lessons/exercises/answers/PpoClip.java
//FILES answers/SelectAction.java=../lessons/exercises/answers/SelectAction.java
//FILES answers/SilentBugOne.java=../lessons/exercises/answers/SilentBugOne.java
//FILES answers/SilentBugThree.java=../lessons/exercises/answers/SilentBugThree.java
//FILES answers/SilentBugTwo.java=../lessons/exercises/answers/SilentBugTwo.java
//FILES answers/StableSoftmax.java=../lessons/exercises/answers/StableSoftmax.java
//FILES answers/StateBaseline.java=../lessons/exercises/answers/StateBaseline.java
//FILES answers/TableGradient.java=../lessons/exercises/answers/TableGradient.java
//FILES answers/TimeOut.java=../lessons/exercises/answers/TimeOut.java
//FILES answers/WeightedCrossEntropy.java=../lessons/exercises/answers/WeightedCrossEntropy.java
//
// An exercise brings this file by: SOURCES ../../shared/Exercises.java
// With it come the shared classes, and the answers, so that it can show its own.

import shared.exercises.Classroom;
import shared.options.Launch;

/** The program "./jbang exercises". */
final class Exercises {

    private Exercises() {
    }

    public static void main(String[] args) {
        // A class inside of this one: the program is called by the name of this file.
        Launch.run(new Classroom() { }, args);
    }
}
