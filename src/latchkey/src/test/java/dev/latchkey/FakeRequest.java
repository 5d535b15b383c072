package dev.latchkey;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Builds a request out of its parts. Calls that would read its parameters, which the application may read itself, fail the test. */
public final class FakeRequest {
    private static final List<Fake.Method0<HttpServletRequest, String>> ABSENT = List.of(
            HttpServletRequest::getQueryString,
            HttpServletRequest::getPathInfo,
            HttpServletRequest::getRemoteUser,
            HttpServletRequest::getAuthType,
            HttpServletRequest::getContentType);

    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Object> attributes = new HashMap<>();
    private final Fake<HttpServletRequest> request = Fake.of(HttpServletRequest.class);

    private FakeRequest(String method, String uri, String servletPath) {
        for (Fake.Method0<HttpServletRequest, String> absent : ABSENT) {
            request.returns(absent, null);
        }
        request.returns(HttpServletRequest::getUserPrincipal, null);
        request.returns(HttpServletRequest::isAsyncStarted, false);
        request.on(HttpServletRequest::isUserInRole, role -> false);
        request.on(
                HttpServletRequest::getHeader,
                name -> values(name).stream().findFirst().orElse(null));
        request.on(HttpServletRequest::getHeaderNames, () -> Collections.enumeration(headers.keySet()));
        request.on(HttpServletRequest::getHeaders, name -> Collections.enumeration(values(name)));
        request.on(HttpServletRequest::getAttribute, attributes::get);
        request.does(HttpServletRequest::setAttribute, attributes::put);
        request.does(HttpServletRequest::removeAttribute, attributes::remove);
        request.returns(HttpServletRequest::getMethod, method);
        request.returns(HttpServletRequest::getContextPath, "");
        request.returns(HttpServletRequest::getRequestURI, uri);
        request.returns(HttpServletRequest::getServletPath, servletPath);
        request.returns(HttpServletRequest::getDispatcherType, DispatcherType.REQUEST);
        request.returns(HttpServletRequest::getScheme, "http");
        request.returns(HttpServletRequest::isSecure, false);
        request.returns(HttpServletRequest::getServerPort, 80);
        request.returns(HttpServletRequest::getServerName, "localhost");
        parameters(Map.of());
        request.returns(HttpServletRequest::getRemoteAddr, "127.0.0.1");
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
        request.returns(HttpServletRequest::getRemoteAddr, address);
        return this;
    }

    /** Sends a key the usual way. */
    public FakeRequest key(String text) {
        return header("Authorization", "Key " + text);
    }

    /** Sends one cookie. */
    public FakeRequest cookie(String name, String value) {
        request.returns(HttpServletRequest::getCookies, new Cookie[] {new Cookie(name, value)});
        return this;
    }

    /** Sends a body, which can be read once. */
    public FakeRequest body(String contentType, byte[] content) {
        request.returns(HttpServletRequest::getContentType, contentType);
        request.returns(HttpServletRequest::getInputStream, new FakeBody(content));
        return this;
    }

    /** Sends it over TLS. */
    public FakeRequest secure() {
        request.returns(HttpServletRequest::isSecure, true);
        return this;
    }

    /** Sends a body that cannot be read to its end. */
    public FakeRequest brokenBody(Exception failure) {
        request.returns(HttpServletRequest::getInputStream, new FakeBody(failure));
        return this;
    }

    /** Makes the server know the request's address by these parts. */
    public FakeRequest address(String scheme, String host, int port) {
        request.returns(HttpServletRequest::getScheme, scheme);
        request.returns(HttpServletRequest::getServerName, host);
        request.returns(HttpServletRequest::getServerPort, port);
        return this;
    }

    /** Sets the query string. */
    public FakeRequest query(String query) {
        request.returns(HttpServletRequest::getQueryString, query);
        return this;
    }

    /** Sets the context path, which the URI must begin with. */
    public FakeRequest context(String path) {
        request.returns(HttpServletRequest::getContextPath, path);
        return this;
    }

    /** Sets what a servlet mapped to {@code /prefix/*} sees behind its prefix. */
    public FakeRequest pathInfo(String info) {
        request.returns(HttpServletRequest::getPathInfo, info);
        return this;
    }

    /** Makes the server have read these parameters. */
    public FakeRequest parameters(Map<String, String[]> parameters) {
        request.returns(HttpServletRequest::getParameterMap, parameters);
        request.on(HttpServletRequest::getParameterValues, parameters::get);
        return this;
    }

    /** Makes the server have mapped the request to this servlet. */
    public FakeRequest mappedTo(String servlet) {
        return mappedTo(servlet, MappingMatch.PATH);
    }

    /** Makes the server have mapped the request to this servlet by a pattern of this kind. */
    public FakeRequest mappedTo(String servlet, MappingMatch match) {
        request.returns(
                HttpServletRequest::getHttpServletMapping,
                Fake.of(HttpServletMapping.class)
                        .returns(HttpServletMapping::getServletName, servlet)
                        .returns(HttpServletMapping::getMappingMatch, match)
                        .build());
        return this;
    }

    /** Makes it one to this web application. */
    public FakeRequest to(ServletContext application) {
        request.returns(HttpServletRequest::getServletContext, application);
        return this;
    }

    /** Makes the server dispatch it as {@code type}. */
    public FakeRequest dispatched(DispatcherType type) {
        request.returns(HttpServletRequest::getDispatcherType, type);
        return this;
    }

    /** Returns the request. */
    public HttpServletRequest build() {
        return request.build();
    }

    private List<String> values(String header) {
        return headers.getOrDefault(header, List.of());
    }
}
