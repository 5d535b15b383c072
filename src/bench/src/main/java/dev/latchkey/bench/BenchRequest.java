package dev.latchkey.bench;

import dev.latchkey.FakeRequest;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.MappingMatch;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A request that costs as little as one of a server: what is asked of it is in fields. */
final class BenchRequest extends HttpServletRequestWrapper {
    private static final HttpServletMapping MAPPING = new HttpServletMapping() {
        @Override
        public String getMatchValue() {
            return "things";
        }

        @Override
        public String getPattern() {
            return "/*";
        }

        @Override
        public String getServletName() {
            return "things";
        }

        @Override
        public MappingMatch getMappingMatch() {
            return MappingMatch.PATH;
        }
    };

    private final List<String> authorization;
    private final Map<String, Object> attributes = new HashMap<>();

    BenchRequest(String key) {
        super(strange());
        authorization = List.of("Key " + key);
    }

    /** Whoever asks for something else finds out. */
    private static HttpServletRequest strange() {
        return FakeRequest.get("/things").build();
    }

    /** What the last call left must not be what the next one finds. */
    BenchRequest anew() {
        attributes.clear();
        return this;
    }

    @Override
    public String getHeader(String name) {
        return name.equalsIgnoreCase("Authorization") ? authorization.get(0) : null;
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return name.equalsIgnoreCase("Authorization")
                ? Collections.enumeration(authorization)
                : Collections.emptyEnumeration();
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(List.of("Authorization"));
    }

    @Override
    public boolean isAsyncStarted() {
        return false;
    }

    @Override
    public Object getAttribute(String name) {
        return attributes.get(name);
    }

    @Override
    public void setAttribute(String name, Object value) {
        if (value == null) {
            attributes.remove(name);
        } else {
            attributes.put(name, value);
        }
    }

    @Override
    public void removeAttribute(String name) {
        attributes.remove(name);
    }

    @Override
    public Enumeration<String> getAttributeNames() {
        return Collections.enumeration(attributes.keySet());
    }

    @Override
    public String getMethod() {
        return "GET";
    }

    @Override
    public String getRequestURI() {
        return "/things";
    }

    @Override
    public StringBuffer getRequestURL() {
        return new StringBuffer("http://localhost/things");
    }

    @Override
    public String getServletPath() {
        return "/things";
    }

    @Override
    public String getContextPath() {
        return "";
    }

    @Override
    public String getPathInfo() {
        return null;
    }

    @Override
    public String getQueryString() {
        return null;
    }

    @Override
    public String getRemoteAddr() {
        return "127.0.0.1";
    }

    @Override
    public String getRemoteHost() {
        return "127.0.0.1";
    }

    @Override
    public String getScheme() {
        return "http";
    }

    @Override
    public String getServerName() {
        return "localhost";
    }

    @Override
    public int getServerPort() {
        return 80;
    }

    @Override
    public boolean isSecure() {
        return false;
    }

    @Override
    public DispatcherType getDispatcherType() {
        return DispatcherType.REQUEST;
    }

    @Override
    public HttpServletMapping getHttpServletMapping() {
        return MAPPING;
    }

    @Override
    public jakarta.servlet.http.HttpSession getSession(boolean create) {
        return null;
    }

    @Override
    public String getRequestedSessionId() {
        return null;
    }

    @Override
    public jakarta.servlet.http.Cookie[] getCookies() {
        return new jakarta.servlet.http.Cookie[0];
    }

    @Override
    public String getParameter(String name) {
        return null;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Map.of();
    }
}
