package dev.latchkey.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Recognises hosts that are always this one, without asking anybody for an address. */
final class Loopback {
    private static final Pattern IPV4 = Pattern.compile("127(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}");

    private Loopback() {}

    /**
     * Whether requests to this host stay on this one: {@code localhost} and all below it (RFC 6761, 6.3), 127.0.0.0/8 and ::1.
     *
     * @param host in lower case, an address of IPv6 in brackets
     */
    static boolean is(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || IPV4.matcher(host).matches()
                || host.startsWith("[") && isLoopbackAddress(host);
    }

    /** In brackets stands an address, for which nobody is asked. */
    private static boolean isLoopbackAddress(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException malformed) {
            return false;
        }
    }
}
