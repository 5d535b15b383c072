package dev.latchkey.config;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the path of a request within its web application, and writes references from there to other paths of it.
 *
 * <p>References are relative (RFC 3986, section 4.2): behind a proxy the application knows neither the scheme and host nor the
 * prefix of its own address.
 */
public final class RequestPath {
    /** Percent-encoded octets outside of ASCII, which have no meaning in a path but themselves. */
    private static final Pattern OUTSIDE_ASCII = Pattern.compile("(?:%[89A-Fa-f][0-9A-Fa-f])+");

    private RequestPath() {}

    /**
     * Returns the path after the context path, as it was sent; empty if the request does not begin with the context path. The
     * path may have characters that one side shows encoded and the other does not.
     */
    public static Optional<String> within(HttpServletRequest request) {
        String uri = request.getRequestURI();
        String context = request.getContextPath();
        int end = 0;
        for (int from = 0; from < context.length(); ) {
            int to = end(context, from);
            int sent = end < uri.length() && uri.charAt(end) == '/' ? end(uri, end) : end;
            if (!decoded(uri.substring(end, sent)).equals(decoded(context.substring(from, to)))) {
                return Optional.empty();
            }
            from = to;
            end = sent;
        }
        return Optional.of(uri.substring(end));
    }

    /** The end of the segment that begins with the slash at this place. */
    private static int end(String path, int slash) {
        int next = path.indexOf('/', slash + 1);
        return next < 0 ? path.length() : next;
    }

    /** The same path with its characters outside of ASCII as themselves. */
    public static String legible(String path) {
        return path.indexOf('%') < 0
                ? path
                : OUTSIDE_ASCII.matcher(path).replaceAll(result -> Matcher.quoteReplacement(decoded(result.group())));
    }

    /** Decodes percent-encoded UTF-8; what is not well-formed stays as it is. */
    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] all = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer octets = ByteBuffer.allocate(all.length);
        for (int i = 0; i < all.length; i++) {
            int high = all[i] == '%' && i + 2 < all.length ? Character.digit(all[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(all[i + 2], 16);
            octets.put(low < 0 ? all[i] : (byte) (high * 16 + low));
            i += low < 0 ? 0 : 2;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(octets.flip()).toString();
        } catch (CharacterCodingException malformed) {
            return text;
        }
    }

    /**
     * Returns a relative reference, which whoever sent the request resolves against the address that they sent it to.
     *
     * @param path a path within the web application that begins with a slash
     */
    public static String reference(HttpServletRequest request, String path) {
        String from = within(request)
                .orElseGet(
                        () -> request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo()));
        if (from.isEmpty()) {
            String uri = request.getRequestURI();
            return uri.substring(uri.lastIndexOf('/') + 1) + path;
        }
        List<String> here = folders(from);
        List<String> there = List.of(path.substring(1).split("/", -1));
        int common = 0;
        while (common < here.size()
                && common < there.size() - 1
                && here.get(common).equals(there.get(common))) {
            common++;
        }
        String reference = "../".repeat(here.size() - common) + String.join("/", there.subList(common, there.size()));
        return reference.isEmpty() ? "./" : reference;
    }

    /** The segments before the last one, decoded; dot segments resolved as every client resolves them. */
    private static List<String> folders(String path) {
        List<String> folders = new ArrayList<>();
        String[] segments = path.split("/", -1);
        for (int i = 1; i < segments.length - 1; i++) {
            if (segments[i].equals("..")) {
                folders.subList(Math.max(0, folders.size() - 1), folders.size()).clear();
            } else if (!segments[i].equals(".")) {
                folders.add(decoded(segments[i]));
            }
        }
        return folders;
    }
}
