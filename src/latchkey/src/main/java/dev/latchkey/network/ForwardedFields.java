package dev.latchkey.network;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what proxies note about a request: {@code Forwarded} (RFC 7239) and the {@code X-Forwarded-*} fields. */
final class ForwardedFields {
    private static final int MOST = 100;

    private ForwardedFields() {}

    /**
     * What one proxy notes about the request that it received.
     *
     * @param node the sender, as it is written: an address, perhaps with a port, or another name; empty if it is not noted
     * @param scheme the scheme; empty if it is not noted
     * @param host the {@code Host}; empty if it is not noted
     */
    record Hop(String node, String scheme, String host) {
        static final Hop UNREADABLE = new Hop("", "", "");

        /** Returns the address of the sender; null if it is no address. */
        IpAddress address() {
            return IpAddress.parse(withoutPort(node));
        }

        private static String withoutPort(String node) {
            if (node.startsWith("[")) {
                int end = node.indexOf(']');
                boolean whole = end > 0 && node.substring(end + 1).matches("(:[0-9]{1,5})?");
                String inner = whole ? node.substring(1, end) : "";
                return inner.indexOf(':') < 0 ? "" : inner;
            }
            int colon = node.indexOf(':');
            boolean port = colon > 0 && node.indexOf(':', colon + 1) < 0;
            return port && node.substring(colon + 1).matches("[0-9]{1,5}") ? node.substring(0, colon) : node;
        }
    }

    /** Returns the hops of {@code Forwarded}, that of the nearest proxy last; empty if the field is absent. */
    static List<Hop> standard(HttpServletRequest request) {
        List<Hop> hops = new ArrayList<>();
        for (String line : lines(request, "Forwarded")) {
            for (String element : split(line, ',')) {
                if (!element.isBlank()) {
                    hops.add(hop(element));
                }
            }
        }
        return last(hops);
    }

    private static Hop hop(String element) {
        String node = "";
        String scheme = "";
        String host = "";
        for (String pair : split(element, ';')) {
            if (pair.isBlank()) {
                continue;
            }
            int equals = pair.indexOf('=');
            Optional<String> value = equals < 0 ? Optional.empty() : unquoted(pair.substring(equals + 1));
            if (value.isEmpty()) {
                return Hop.UNREADABLE;
            }
            switch (pair.substring(0, equals).strip().toLowerCase(Locale.ROOT)) {
                case "for" -> {
                    if (!node.isEmpty()) {
                        return Hop.UNREADABLE;
                    }
                    node = value.get();
                }
                case "proto" -> scheme = value.get();
                case "host" -> host = value.get();
                default -> {
                    // Others are of no use here.
                }
            }
        }
        return new Hop(node, scheme, host);
    }

    /** Returns a token, or the text of a quoted string; empty if it is neither. Some proxies do not quote addresses of IPv6. */
    private static Optional<String> unquoted(String value) {
        String text = value.strip();
        if (!text.startsWith("\"")) {
            return text.indexOf('"') < 0 && text.indexOf(' ') < 0 ? Optional.of(text) : Optional.empty();
        }
        boolean closed = text.length() > 1 && text.endsWith("\"");
        String inner = closed ? text.substring(1, text.length() - 1) : "\"";
        return inner.indexOf('"') < 0 && inner.indexOf('\\') < 0 ? Optional.of(inner) : Optional.empty();
    }

    /** Returns the hops of {@code X-Forwarded-For}, that of the nearest proxy last; empty if the field is absent. */
    static List<Hop> customary(HttpServletRequest request) {
        List<String> nodes = values(request, "X-Forwarded-For");
        List<String> schemes = values(request, "X-Forwarded-Proto");
        List<String> hosts = values(request, "X-Forwarded-Host");
        List<Hop> hops = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            hops.add(new Hop(nodes.get(i), at(schemes, i, nodes.size()), at(hosts, i, nodes.size())));
        }
        return last(hops);
    }

    /** Returns what belongs to a hop; if a field does not have one value for each, that of the nearest proxy. */
    private static String at(List<String> values, int index, int hops) {
        if (values.isEmpty()) {
            return "";
        }
        return values.get(values.size() == hops ? index : values.size() - 1);
    }

    /** Returns the last value of a field that the nearest proxy wrote; empty if there is none. */
    static String nearest(HttpServletRequest request, String field) {
        List<String> values = values(request, field);
        return values.isEmpty() ? "" : values.get(values.size() - 1);
    }

    private static List<String> values(HttpServletRequest request, String field) {
        List<String> values = new ArrayList<>();
        for (String line : lines(request, field)) {
            for (String value : line.split(",", -1)) {
                if (!value.isBlank()) {
                    values.add(value.strip());
                }
            }
        }
        return values;
    }

    private static List<String> lines(HttpServletRequest request, String field) {
        var lines = request.getHeaders(field);
        return lines == null ? List.of() : Collections.list(lines);
    }

    /** More proxies are not needed, and each one costs time. */
    private static List<Hop> last(List<Hop> hops) {
        return hops.size() > MOST ? hops.subList(hops.size() - MOST, hops.size()) : hops;
    }

    /** Splits a text, but not within quotation marks. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == '"') {
                quoted = !quoted;
            } else if (quoted && sign == '\\') {
                i++;
            } else if (!quoted && sign == separator) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }
}
