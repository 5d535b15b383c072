package dev.latchkey;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Builds a request out of its parts. Whoever asks it for parameters, which would eat the host's forms, fails the test. */
public final class FakeRequest {
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Object> attributes = new HashMap<>();
    private final Map<String, Object> properties = new HashMap<>();

    private FakeRequest(String method, String uri, String servletPath) {
        properties.put("getMethod", method);
        properties.put("getContextPath", "");
        properties.put("getRequestURI", uri);
        properties.put("getServletPath", servletPath);
        properties.put("getDispatcherType", DispatcherType.REQUEST);
        properties.put("getServerName", "localhost");
        properties.put("getRemoteAddr", "127.0.0.1");
    }

    /** A GET of a path that needs no decoding. */
    public static FakeRequest get(String path) {
        return get(path, path);
    }

    /** A GET of a path as it was sent, which the server decoded to {@code servletPath}. */
    public static FakeRequest get(String uri, String servletPath) {
        return new FakeRequest("GET", uri, servletPath);
    }

    /** A request with this method to the root. */
    public static FakeRequest of(String method) {
        return of(method, "/");
    }

    /** A request with this method to a path that needs no decoding. */
    public static FakeRequest of(String method, String path) {
        return new FakeRequest(method, path, path);
    }

    /** Adds a header field. */
    public FakeRequest header(String name, String value) {
        headers.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
        return this;
    }

    /** Sends it from this address. */
    public FakeRequest address(String address) {
        properties.put("getRemoteAddr", address);
        return this;
    }

    /** Sends a key the usual way. */
    public FakeRequest key(String text) {
        return header("Authorization", "Key " + text);
    }

    /** Sends a body, which can be read once. */
    public FakeRequest body(String contentType, byte[] content) {
        properties.put("getContentType", contentType);
        properties.put("getInputStream", new FakeBody(content));
        return this;
    }

    /** Sends a body that cannot be read to its end. */
    public FakeRequest brokenBody(Exception failure) {
        properties.put("getInputStream", new FakeBody(failure));
        return this;
    }

    /** Makes the server know the request's address by these parts. */
    public FakeRequest address(String scheme, String host, int port) {
        properties.put("getScheme", scheme);
        properties.put("getServerName", host);
        properties.put("getServerPort", port);
        return this;
    }

    /** Sets the query string. */
    public FakeRequest query(String query) {
        properties.put("getQueryString", query);
        return this;
    }

    /** Sets the context path, which the URI must begin with. */
    public FakeRequest context(String path) {
        properties.put("getContextPath", path);
        return this;
    }

    /** Sets what a servlet mapped to {@code /prefix/*} sees behind its prefix. */
    public FakeRequest pathInfo(String info) {
        properties.put("getPathInfo", info);
        return this;
    }

    /** Makes a method without arguments answer with a map. */
    public FakeRequest map(String method, Map<?, ?> answer) {
        properties.put(method, answer);
        return this;
    }

    /** Makes the server have mapped the request to this servlet. */
    public FakeRequest mappedTo(String servlet) {
        return mappedTo(servlet, MappingMatch.PATH);
    }

    /** Makes the server have mapped the request to this servlet by a pattern of this kind. */
    public FakeRequest mappedTo(String servlet, MappingMatch match) {
        properties.put(
                "getHttpServletMapping",
                Fakes.of(
                        HttpServletMapping.class,
                        Map.of("getServletName", unused -> servlet, "getMappingMatch", unused -> match)));
        return this;
    }

    /** Makes it one to this web application. */
    public FakeRequest to(ServletContext application) {
        properties.put("getServletContext", application);
        return this;
    }

    /** Makes the server dispatch it as {@code type}. */
    public FakeRequest dispatched(DispatcherType type) {
        properties.put("getDispatcherType", type);
        return this;
    }

    /** The request. */
    public HttpServletRequest build() {
        Map<String, Function<Object[], Object>> methods = new HashMap<>();
        properties.forEach((name, value) -> methods.put(name, unused -> value));
        for (String absent : List.of(
                "getQueryString",
                "getPathInfo",
                "getRemoteUser",
                "getAuthType",
                "getUserPrincipal",
                "getContentType")) {
            methods.putIfAbsent(absent, unused -> null);
        }
        methods.put(
                "getHeader",
                arguments -> values(arguments[0]).stream().findFirst().orElse(null));
        methods.put("getHeaderNames", unused -> Collections.enumeration(headers.keySet()));
        methods.put("getHeaders", arguments -> Collections.enumeration(values(arguments[0])));
        methods.put("getAttribute", arguments -> attributes.get((String) arguments[0]));
        methods.put("setAttribute", arguments -> attributes.put((String) arguments[0], arguments[1]));
        methods.put("removeAttribute", arguments -> attributes.remove((String) arguments[0]));
        methods.put("isAsyncStarted", unused -> false);
        methods.put("isUserInRole", unused -> false);
        return Fakes.of(HttpServletRequest.class, methods);
    }

    private List<String> values(Object header) {
        return headers.getOrDefault((String) header, List.of());
    }
}
