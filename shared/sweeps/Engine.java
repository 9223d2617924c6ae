package shared.sweeps;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.client.config.ClientConnectionStrategyConfig.ReconnectMode;
import com.hazelcast.client.config.RoutingMode;
import com.hazelcast.config.Config;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.SerializationConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import shared.files.UserError;

/**
 * Carries texts between the driver of a sweep and its workers: jobs in one direction, results in
 * the other. This class alone knows Hazelcast. The driver is a cluster of one, in its own process;
 * workers are its clients, which open no port. Nothing looks for other machines, nothing is sent to
 * the vendor, and only strings are deserialised: an object of any other class is refused.
 */
final class Engine implements AutoCloseable {

    private static final String NAME = "sweep";
    private static final String JOBS = "jobs";
    private static final String RESULTS = "results";
    private static final String LESSON = "lesson";
    private static final String SOURCES = "sources";
    private static final String OVER = "over";
    private static final String LOGGING = "hazelcast.logging.type";

    private static final long WAIT_MILLIS = 200;
    private static final int CONNECT_MILLIS = 5_000;

    /** How long the driver waits at its end until its workers have gone. */
    private static final int FAREWELL_MILLIS = 3_000;

    private final Address address;
    private final HazelcastInstance hazelcast;
    private final boolean driver;

    private Engine(Address address, HazelcastInstance hazelcast, boolean driver) {
        this.address = address;
        this.hazelcast = hazelcast;
        this.driver = driver;
    }

    /**
     * Makes this process a driver that workers can join.
     *
     * @param address where it listens, and nowhere else
     * @param lesson the lesson as the workers find it
     * @param sources the fingerprint of its sources
     * @throws UserError if it cannot listen there
     */
    static Engine listen(Address address, String lesson, String sources) {
        var config = new Config();
        config.setClusterName(NAME);
        config.setProperties(quiet());
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.socket.bind.any", "false");
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        config.setProperty("hazelcast.partition.count", "1");
        onlyTexts(config.getSerializationConfig());
        NetworkConfig network = config.getNetworkConfig();
        network.setPort(address.port()).setPortAutoIncrement(false).setReuseAddress(true);
        network.getInterfaces().setEnabled(true).addInterface(number(address));
        JoinConfig join = network.getJoin();
        join.getMulticastConfig().setEnabled(false);
        join.getAutoDetectionConfig().setEnabled(false);
        // A block waits in the driver, which knows best what to do next, and not in the queue.
        config.getQueueConfig(JOBS).setMaxSize(1);
        try {
            var engine = new Engine(address, Hazelcast.newHazelcastInstance(config), true);
            engine.hazelcast.getMap(NAME).put(LESSON, lesson);
            engine.hazelcast.getMap(NAME).put(SOURCES, sources);
            return engine;
        } catch (HazelcastException | IllegalStateException e) {
            throw new UserError(UserError.USAGE, "--listen: cannot listen at " + address + ": is it"
                    + " an address of this machine, and is the port free? Another port: "
                    + address.host() + ":" + (address.port() + 1) + ".", e);
        }
    }

    private static String number(Address address) {
        try {
            return InetAddress.getByName(address.host()).getHostAddress();
        } catch (UnknownHostException e) {
            throw new UserError(UserError.USAGE, "There is no machine " + address.host() + ".", e);
        }
    }

    /**
     * Makes this process a worker.
     *
     * @throws UserError if no driver answers at this address
     */
    static Engine join(Address address) {
        number(address);    // refuses the name of a machine that does not exist
        var config = new ClientConfig();
        config.setClusterName(NAME);
        config.setProperties(quiet());
        onlyTexts(config.getSerializationConfig());
        config.getNetworkConfig().addAddress(address.toString())
                .setConnectionTimeout(CONNECT_MILLIS)
                // Everything goes to this address, whatever the driver calls itself: it may be the
                // end of a tunnel.
                .getClusterRoutingConfig().setRoutingMode(RoutingMode.SINGLE_MEMBER);
        config.getConnectionStrategyConfig().setReconnectMode(ReconnectMode.OFF)
                .getConnectionRetryConfig().setClusterConnectTimeoutMillis(CONNECT_MILLIS);
        try {
            return new Engine(address, HazelcastClient.newHazelcastClient(config), false);
        } catch (HazelcastException | IllegalStateException e) {
            throw new UserError(UserError.WORLD, "No sweep answers at " + address + ". Does it run"
                    + " with --listen, and does no firewall stand between?", e);
        }
    }

    private static Properties quiet() {
        // Hazelcast's first class logs before it has a configuration.
        System.setProperty(LOGGING, "none");
        var properties = new Properties();
        properties.setProperty(LOGGING, "none");
        return properties;
    }

    private static void onlyTexts(SerializationConfig serialization) {
        var filter = new JavaSerializationFilterConfig();
        filter.setDefaultsDisabled(true);
        filter.getWhitelist().addClasses(String.class.getName());
        serialization.setJavaSerializationFilterConfig(filter);
    }

    /** The driver's lesson. */
    String lesson() {
        return fact(LESSON);
    }

    /** The fingerprint of the driver's sources. */
    String sources() {
        return fact(SOURCES);
    }

    private String fact(String name) {
        return ask(() -> (String) hazelcast.getMap(NAME).get(name));
    }

    private interface Question<T> {
        T ask() throws InterruptedException;
    }

    /** Asks the other side; an interrupted thread gets no answer. */
    private <T> T ask(Question<T> question) {
        try {
            return question.ask();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (HazelcastSerializationException e) {
            throw new IllegalArgumentException("it is no text", e);
        } catch (HazelcastException | IllegalStateException e) {
            throw new UserError(UserError.WORLD, "The sweep at " + address + " has gone: it was"
                    + " ended, or the network fails. What it has got so far is in its file, and"
                    + " the same command goes on from there.", e);
        }
    }

    /** The number of workers that have joined this driver. */
    int workers() {
        return hazelcast.getClientService().getConnectedClients().size();
    }

    /** Offers jobs to the workers for a moment, and returns whether there was room for them. */
    boolean offer(String jobs) {
        return Boolean.TRUE.equals(ask(() -> hazelcast.<String>getQueue(JOBS).offer(jobs,
                WAIT_MILLIS, TimeUnit.MILLISECONDS)));
    }

    /**
     * A result from a worker; null if none comes for a moment.
     *
     * @throws IllegalArgumentException if what came is no text; it has not been made an object
     */
    String receive() {
        return poll(RESULTS);
    }

    /** Jobs from the driver; null if none come for a moment. */
    String take() {
        return poll(JOBS);
    }

    private String poll(String queue) {
        return ask(() -> hazelcast.<String>getQueue(queue).poll(WAIT_MILLIS,
                TimeUnit.MILLISECONDS));
    }

    /** Sends a result to the driver. */
    void send(String result) {
        ask(() -> hazelcast.getQueue(RESULTS).add(result));
    }

    /**
     * Whether the driver has said that the sweep is over.
     *
     * @throws UserError if there is no driver any more, as from all methods for a worker
     */
    boolean over() {
        return fact(OVER) != null;
    }

    /** Ends the connection. A driver first tells its workers, and waits until they have gone. */
    @Override
    public void close() {
        if (driver && hazelcast.getLifecycleService().isRunning()) {
            hazelcast.getMap(NAME).put(OVER, OVER);
            long end = System.nanoTime() + FAREWELL_MILLIS * 1_000_000L;
            while (workers() > 0 && System.nanoTime() < end) {
                try {
                    Thread.sleep(WAIT_MILLIS / 4);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    break;
                }
            }
            hazelcast.getLifecycleService().terminate();
        } else if (!driver) {
            hazelcast.shutdown();
        }
    }
}
