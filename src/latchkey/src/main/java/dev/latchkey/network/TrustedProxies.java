package dev.latchkey.network;

import dev.latchkey.network.ForwardedFields.Hop;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out where a request came from: the one class that everything asks which needs an address, a scheme, a host or a prefix.
 *
 * <p>Forwarding fields count only if the connection comes from one of these proxies. They are read from right to left, because a proxy
 * appends to what it received: the first address that is not one of these proxies is the client's. What cannot be read is unknown, and
 * never replaced by something further left, which the client may have written. Immutable.
 *
 * @param ranges the addresses of the proxies
 * @param fields the fields that the proxies write
 */
public record TrustedProxies(AddressRanges ranges, Fields fields) {
    /** Trusts no proxy: the address of the connection is that of the client. */
    public static final TrustedProxies NONE = new TrustedProxies(AddressRanges.NONE, Fields.ANY);

    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9_](?:[A-Za-z0-9._-]{0,252})|\\[[0-9A-Fa-f:.]{2,45}])(?::([0-9]{1,5}))?");

    private static final Pattern PREFIX = Pattern.compile("(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,100}){1,10}");
    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
    private static final int LARGEST_PORT = 65_535;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** Defines which fields are read. */
    public enum Fields {
        /** Both. If a request has both, they must name the same client. */
        ANY,
        /** {@code Forwarded} alone. */
        FORWARDED,
        /** {@code X-Forwarded-*} alone. */
        X_FORWARDED
    }

    /** Returns the address of the client; null if it is not known. */
    public IpAddress addressOf(HttpServletRequest request) {
        IpAddress connection = connection(request);
        return connection == null || !ranges.contain(connection) ? connection : client(request, connection).address;
    }

    /** Returns the text of the address of the client, for logs; that of the nearest known proxy if it is not known. */
    public String textOf(HttpServletRequest request) {
        IpAddress connection = ranges.isEmpty() ? null : connection(request);
        return connection == null || !ranges.contain(connection)
                ? Objects.requireNonNullElse(request.getRemoteAddr(), "")
                : client(request, connection).text;
    }

    /** Returns whether the client used TLS. */
    public boolean isSecure(HttpServletRequest request) {
        return ranges.isEmpty() ? request.isSecure() : of(request).secure();
    }

    /** Returns the request as its client sent it. */
    public OriginalRequest of(HttpServletRequest request) {
        IpAddress connection = connection(request);
        if (connection == null || !ranges.contain(connection)) {
            String text = Objects.requireNonNullElse(request.getRemoteAddr(), "");
            return new OriginalRequest(
                    connection,
                    text,
                    request.getScheme(),
                    request.getServerName(),
                    request.getServerPort(),
                    "",
                    request.isSecure());
        }
        Client client = client(request, connection);
        String scheme = client.hop.scheme().toLowerCase(Locale.ROOT);
        boolean noted = scheme.equals("https") || scheme.equals("http");
        boolean secure = noted ? scheme.equals("https") : request.isSecure();
        Matcher host = HOST.matcher(client.hop.host());
        boolean named = host.matches() && isPort(host.group(2));
        return new OriginalRequest(
                client.address,
                client.text,
                noted ? scheme : request.getScheme(),
                named ? host.group(1) : request.getServerName(),
                port(request, secure, named ? host : null, noted),
                prefix(request),
                secure);
    }

    private static boolean isPort(String text) {
        return text == null || PORT.matcher(text).matches() && Integer.parseInt(text) <= LARGEST_PORT;
    }

    private int port(HttpServletRequest request, boolean secure, Matcher host, boolean noted) {
        if (host != null && host.group(2) != null) {
            return Integer.parseInt(host.group(2));
        }
        String port = fields == Fields.FORWARDED ? "" : ForwardedFields.nearest(request, "X-Forwarded-Port");
        if (!port.isEmpty() && isPort(port)) {
            return Integer.parseInt(port);
        }
        return host == null && !noted ? request.getServerPort() : secure ? HTTPS : HTTP;
    }

    private String prefix(HttpServletRequest request) {
        String prefix = fields == Fields.FORWARDED ? "" : ForwardedFields.nearest(request, "X-Forwarded-Prefix");
        String shorter = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
        return PREFIX.matcher(shorter).matches() ? shorter : "";
    }

    /** Containers add the zone of a link-local address, which is the business of this machine. */
    private static IpAddress connection(HttpServletRequest request) {
        String text = request.getRemoteAddr();
        int zone = text == null ? -1 : text.indexOf('%');
        return IpAddress.parse(zone < 0 ? text : text.substring(0, zone));
    }

    private record Client(IpAddress address, String text, Hop hop) {}

    private Client client(HttpServletRequest request, IpAddress connection) {
        List<Hop> standard = fields == Fields.X_FORWARDED ? List.of() : ForwardedFields.standard(request);
        List<Hop> customary = fields == Fields.FORWARDED ? List.of() : ForwardedFields.customary(request);
        if (standard.isEmpty() || customary.isEmpty()) {
            return client(standard.isEmpty() ? customary : standard, connection);
        }
        Client one = client(standard, connection);
        Client other = client(customary, connection);
        // One of the two was written by somebody else than the proxies.
        return Objects.equals(one.address, other.address)
                ? one
                : new Client(null, connection.toString(), Hop.UNREADABLE);
    }

    private Client client(List<Hop> hops, IpAddress connection) {
        IpAddress nearest = connection;
        Hop hop = Hop.UNREADABLE;
        for (int i = hops.size() - 1; i >= 0; i--) {
            IpAddress address = hops.get(i).address();
            if (address == null) {
                return new Client(null, nearest.toString(), hops.get(i));
            }
            nearest = address;
            hop = hops.get(i);
            if (!ranges.contain(address)) {
                break;
            }
        }
        return new Client(nearest, nearest.toString(), hop);
    }
}
