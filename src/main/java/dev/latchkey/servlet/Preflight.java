package dev.latchkey.servlet;

import jakarta.servlet.http.HttpServletRequest;

/** Recognises the question that a browser asks before a cross-origin request, which cannot carry a key (Fetch, 3.3.5). */
final class Preflight {
    private Preflight() {}

    static boolean is(HttpServletRequest request) {
        return "OPTIONS".equals(request.getMethod())
                && request.getHeader("Origin") != null
                && request.getHeader("Access-Control-Request-Method") != null;
    }
}
