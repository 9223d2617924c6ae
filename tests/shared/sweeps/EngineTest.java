package shared.sweeps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import shared.files.UserError;
import support.Waiting;

/** Texts go from a driver to its workers and back, and nothing else does. */
class EngineTest {

    private static volatile boolean read;

    /** An object that does something while it is read. */
    private static final class Gadget implements Serializable {
        private static final long serialVersionUID = 1;

        private void readObject(ObjectInputStream in) {
            read = true;
        }
    }

    private static Address free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Address("127.0.0.1", socket.getLocalPort());
        }
    }

    @Test
    void textsGoBothWaysAndTheEndIsSaid() throws Exception {
        Address address = free();
        Engine driver = Engine.listen(address, "bandit", "abc");
        try (Engine worker = Engine.join(address)) {
            assertEquals("bandit", worker.lesson());
            assertEquals("abc", worker.sources());
            Waiting.await(() -> driver.workers() == 1, "the worker");
            assertNull(worker.take());
            assertTrue(driver.offer("one"));
            assertFalse(driver.offer("two"), "a block waits in the driver");
            assertEquals("one", worker.take());
            worker.send("result");
            assertEquals("result", driver.receive());
            assertNull(driver.receive());
            assertFalse(worker.over());
            var end = new Thread(driver::close);
            end.start();
            Waiting.await(worker::over, "the end");
            end.join(10_000);
            assertThrows(UserError.class, worker::take);
        } finally {
            driver.close();
        }
    }

    @Test
    void anObjectIsNotRead() throws Exception {
        Address address = free();
        try (Engine driver = Engine.listen(address, "bandit", "abc")) {
            var config = new ClientConfig();
            config.setClusterName("sweep");
            config.getNetworkConfig().addAddress(address.toString());
            var client = HazelcastClient.newHazelcastClient(config);
            try {
                client.getQueue("results").add(new Gadget());
                assertThrows(IllegalArgumentException.class, driver::receive);
                assertFalse(read, "the object was read");
                client.getQueue("results").add("text");
                assertEquals("text", driver.receive());
            } finally {
                client.shutdown();
            }
        }
    }

    @Test
    void anAddressWithoutASweepIsSaid() throws Exception {
        var e = assertThrows(UserError.class, () -> Engine.join(free()));
        assertTrue(e.getMessage().contains("No sweep answers at 127.0.0.1:"), e.getMessage());
        e = assertThrows(UserError.class,
                () -> Engine.join(new Address("no-such-machine.invalid", 5701)));
        assertTrue(e.getMessage().contains("There is no machine"), e.getMessage());
    }

    @Test
    void aPortThatIsTakenIsSaid() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var address = new Address("127.0.0.1", socket.getLocalPort());
            var e = assertThrows(UserError.class, () -> Engine.listen(address, "bandit", "abc"));
            assertTrue(e.getMessage().contains("cannot listen at 127.0.0.1:"), e.getMessage());
        }
    }

    @Test
    void anAddressIsReadAsItIsTyped() {
        assertEquals(new Address("here", 5701), Address.valueOf("here"));
        assertEquals(new Address("10.0.0.7", 99), Address.valueOf("10.0.0.7:99"));
        for (String typed : new String[] {"", "a:", "a:0", "a:65536", "a b", "a:b"}) {
            assertThrows(IllegalArgumentException.class, () -> Address.valueOf(typed), typed);
        }
    }
}
