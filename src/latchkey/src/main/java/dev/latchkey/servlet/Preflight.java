package dev.latchkey.servlet;

import jakarta.servlet.http.HttpServletRequest;

/** Recognizes CORS preflight requests, which cannot carry a key (Fetch, 3.3.5). */
final class Preflight {
    private Preflight() {}

    static boolean is(HttpServletRequest request) {
        return "OPTIONS".equals(request.getMethod())
                && request.getHeader("Origin") != null
                && request.getHeader("Access-Control-Request-Method") != null;
    }
}
