package dev.latchkey.it.cached;

import dev.latchkey.Caller;
import dev.latchkey.PublicEndpoint;
import dev.latchkey.ScopeRequired;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Holds the servlets, and a filter for CORS. */
public final class CachedServlets {
    private CachedServlets() {}

    /** Responds in the way that the path names. */
    @WebServlet(urlPatterns = "/s/guarded/*", asyncSupported = true)
    @ScopeRequired("Shots:Get")
    public static class Guarded extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            response.setContentType("text/plain");
            switch (String.valueOf(request.getPathInfo())) {
                case "/large" -> response.getWriter().print("0123456789".repeat(20_000));
                case "/silent" -> response.setStatus(204);
                case "/flushed" -> {
                    response.flushBuffer();
                    response.getWriter().print("guarded");
                }
                case "/varied" -> {
                    response.setHeader("Vary", "Accept-Language");
                    response.addHeader("vary", "Accept");
                    response.getWriter().print("guarded");
                    response.setHeader("Vary", "Accept-Language, Accept");
                }
                case "/cacheable" -> {
                    response.setHeader("Cache-Control", "public, max-age=60");
                    response.getWriter().print("guarded");
                }
                case "/reset" -> {
                    response.addHeader("Vary", "Accept");
                    response.reset();
                    response.getWriter().print("guarded");
                }
                case "/late-reset" -> {
                    response.getWriter().print("never seen");
                    response.reset();
                    response.setContentType("text/plain");
                    response.getOutputStream().print("guarded");
                }
                case "/missing" -> response.sendError(404);
                case "/failed" -> throw new ServletException("as it was meant");
                case "/elsewhere" -> response.sendRedirect("large");
                case "/async" -> late(request.startAsync());
                case "/async-own" -> late(request.startAsync(request, response));
                default -> response.getWriter().print("guarded");
            }
        }

        private static void late(AsyncContext context) {
            context.start(() -> {
                try {
                    context.getResponse().getWriter().print("late");
                } catch (IOException gone) {
                    throw new IllegalStateException(gone);
                } finally {
                    context.complete();
                }
            });
        }
    }

    /** Is for everybody. */
    @WebServlet("/s/public/*")
    @PublicEndpoint
    public static class Open extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/plain");
            response.getWriter().print("open");
        }
    }

    /** Is for everybody, and greets whom it knows. */
    @WebServlet("/s/greeting/*")
    @PublicEndpoint
    public static class Greeting extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        private transient Caller caller;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/plain");
            boolean anonymous =
                    switch (String.valueOf(request.getPathInfo())) {
                        case "/principal" -> request.getUserPrincipal() == null;
                        case "/user" -> request.getRemoteUser() == null;
                        case "/role" -> !request.isUserInRole("Shots:Get");
                        case "/type" -> request.getAuthType() == null;
                        default -> caller.isAnonymous();
                    };
            response.getWriter().print("hello " + anonymous);
        }
    }

    /** Hands on to the guarded one. */
    @WebServlet("/s/dispatching/*")
    @ScopeRequired("Shots:Get")
    public static class Dispatching extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            String target = request.getParameter("to");
            if ("/include".equals(request.getPathInfo())) {
                response.setContentType("text/plain");
                request.getRequestDispatcher(target).include(request, response);
            } else {
                request.getRequestDispatcher(target).forward(request, response);
            }
        }
    }

    /** Is for everybody, and hands on to what is not. */
    @WebServlet(urlPatterns = "/s/handing-on/*", asyncSupported = true)
    @PublicEndpoint
    public static class HandingOn extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            String target = request.getParameter("to");
            switch (String.valueOf(request.getPathInfo())) {
                case "/include" -> {
                    response.setContentType("text/plain");
                    request.getRequestDispatcher(target).include(request, response);
                }
                case "/page" -> {
                    response.setContentType("text/plain");
                    response.getWriter().print("before ");
                    request.getRequestDispatcher(target).include(request, response);
                    request.getRequestDispatcher("/s/public/x").include(request, response);
                }
                case "/async" -> request.startAsync(request, response).dispatch(target);
                default -> request.getRequestDispatcher(target).forward(request, response);
            }
        }
    }

    /** Says that responses depend on the origin. */
    @WebFilter(urlPatterns = "/*", asyncSupported = true)
    public static class Cors extends HttpFilter {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (request.getHeader("Origin") != null) {
                response.setHeader("Access-Control-Allow-Origin", request.getHeader("Origin"));
                response.addHeader("Vary", "Origin");
            }
            if (request.getHeader("X-Version") != null) {
                response.setHeader("ETag", request.getHeader("X-Version"));
            }
            chain.doFilter(request, response);
        }
    }
}
