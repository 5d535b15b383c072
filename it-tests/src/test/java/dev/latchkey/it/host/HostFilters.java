package dev.latchkey.it.host;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Holds the application's own filters: one for CORS, one that makes sessions for those who ask. */
public final class HostFilters {
    private HostFilters() {}

    /** Answers preflights itself. */
    @WebFilter(urlPatterns = "/*", asyncSupported = true)
    public static class Cors extends HttpFilter {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (request.getHeader("Origin") != null) {
                response.setHeader("Access-Control-Allow-Origin", request.getHeader("Origin"));
                response.addHeader("Vary", "Origin");
                if (request.getMethod().equals("OPTIONS")) {
                    response.setHeader("Access-Control-Allow-Headers", "Authorization");
                    response.setStatus(204);
                    return;
                }
            }
            chain.doFilter(request, response);
        }
    }

    /** Makes a session where a parameter asks for one. */
    @WebFilter(urlPatterns = "/*", asyncSupported = true)
    public static class Session extends HttpFilter {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            request.setAttribute("host.filter", "passed");
            if ("session".equals(request.getQueryString())) {
                request.getSession(true);
            }
            chain.doFilter(request, response);
        }
    }
}
