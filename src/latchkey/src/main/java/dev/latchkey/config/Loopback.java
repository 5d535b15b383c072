package dev.latchkey.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Recognizes loopback hosts without a DNS query. */
public final class Loopback {
    private static final Pattern IPV4 = Pattern.compile("127(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}");

    private Loopback() {}

    /**
     * Returns whether the host is {@code localhost} itself, in 127.0.0.0/8, or ::1. Subdomains of {@code localhost} do not count:
     * Java asks the resolver for them, which may return any address, although RFC 6761 (section 6.3) forbids it.
     *
     * @param host the host in lower case; an IPv6 address in brackets
     */
    public static boolean is(String host) {
        return host.equals("localhost")
                || IPV4.matcher(host).matches()
                || host.startsWith("[") && isLoopbackAddress(host);
    }

    /** A host in brackets is an address, which needs no DNS query. */
    private static boolean isLoopbackAddress(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException malformed) {
            return false;
        }
    }
}
