package shared.sweeps;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the driver of a sweep listens.
 *
 * @param host a name or a number, such as "localhost" or "192.168.1.7"
 * @param port the port, from 1 to 65535
 */
public record Address(String host, int port) {

    /** The port if none is given. */
    public static final int PORT = 5701;

    private static final Pattern TYPED = Pattern.compile("([\\w.-]+)(?::(\\d{1,5}))?");
    private static final int LAST_PORT = 65_535;

    /**
     * Reads an address as it is typed: HOST or HOST:PORT.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static Address valueOf(String typed) {
        Matcher address = TYPED.matcher(typed);
        if (!address.matches()) {
            throw new IllegalArgumentException("give a host, or a host and a port, such as"
                    + " 127.0.0.1:" + PORT + ".");
        }
        int port = address.group(2) == null ? PORT : Integer.parseInt(address.group(2));
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("there is no port " + port + ".");
        }
        return new Address(address.group(1), port);
    }

    /** Returns host and port as they are typed. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
