package shared.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UserErrorTest {

    @Test
    void controlCharactersDoNotReachTheTerminal() {
        var error = new UserError(UserError.USAGE, "There is no \u001b[2J\u001b]0;x\u0007\u009b.");
        assertEquals("There is no ?[2J?]0;x??.", error.getMessage());
    }
}
