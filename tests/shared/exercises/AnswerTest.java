package shared.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An exercise is made from its answer. */
class AnswerTest {

    private static final String HEAD = "//SOURCES ../../../shared/Exercises.java\nclass A {\n"
            + "    // tag::yours[]\n";
    private static final String TAIL = "    // end::yours[]\n    int other() {\n        return 1;\n"
            + "    }\n}\n";

    @Test
    void theBodyOfEachMethodIsEmptied() {
        var answer = new Answer(HEAD + "    /** Says. */\n    static int two(int a,\n"
                + "            int b) {\n        if (a > b) {\n            a = b;\n        }\n"
                + "        return a;\n    }\n\n    static int one() {\n        return 1;\n    }\n"
                + TAIL);
        assertEquals(HEAD.replace("../../../", "../../") + "    /** Says. */\n"
                + "    static int two(int a,\n            int b) {\n"
                + "        throw new YourTurn();\n    }\n\n    static int one() {\n"
                + "        throw new YourTurn();\n    }\n" + TAIL, answer.exercise());
        assertEquals(Optional.empty(), answer.fault());
        assertEquals("/** Says. */", answer.region().get(0));
    }

    @Test
    void aFaultIsPutBackAndNamed() {
        var answer = new Answer(HEAD + "    static int one() {\n        int a = 0;\n"
                + "        // It was\n        // two.\n        // FAULT a = 2;\n        a = 1;\n"
                + "        return a;\n    }\n" + TAIL);
        assertEquals(HEAD.replace("../../../", "../../") + "    static int one() {\n"
                + "        int a = 0;\n        a = 2;\n        return a;\n    }\n" + TAIL,
                answer.exercise());
        assertEquals(List.of("The fault was in line 6 of the exercise:", "    a = 2;",
                "This is one way to mend it:", "    a = 1;", "It was", "two."),
                answer.fault().orElseThrow());
    }
}
