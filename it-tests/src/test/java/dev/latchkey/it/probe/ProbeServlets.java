package dev.latchkey.it.probe;

import dev.latchkey.PublicEndpoint;
import dev.latchkey.ScopeRequired;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Holds one small servlet for each way in which a servlet can be guarded. */
public final class ProbeServlets {
    private ProbeServlets() {}

    /** Answers every method with its own name. */
    abstract static class Answering extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            answer(request, response);
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            answer(request, response);
        }

        static void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/plain");
            response.getWriter()
                    .print(request.getHttpServletMapping().getPattern() + " " + request.getMethod() + " for "
                            + request.getRemoteUser() + " by " + request.getDispatcherType());
        }
    }

    /** Needs a scope for everything. */
    @WebServlet("/servlet/guarded/*")
    @ScopeRequired("Things:Get")
    public static class Guarded extends Answering {
        private static final long serialVersionUID = 1L;
    }

    /** Needs a scope for reading alone. */
    @WebServlet("/servlet/method/*")
    public static class MethodGuarded extends Answering {
        private static final long serialVersionUID = 1L;

        @Override
        @ScopeRequired("Things:Add")
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            super.doGet(request, response);
        }
    }

    /** Needs no key. */
    @PublicEndpoint
    @WebServlet("/servlet/public/*")
    public static class Open extends Answering {
        private static final long serialVersionUID = 1L;
    }

    /** Says nothing. */
    @WebServlet(
            urlPatterns = {"/servlet/undeclared/*"},
            asyncSupported = true)
    public static class Undeclared extends Answering {
        private static final long serialVersionUID = 1L;
    }

    /** Answers OPTIONS with its own code. */
    @WebServlet("/servlet/all-methods/*")
    public static class AllMethods extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Answering.answer(request, response);
        }
    }

    /** Lets a guarded bean refuse. */
    @WebServlet("/servlet/bean/*")
    public static class UsingBean extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        private transient ThingsService service;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print(service.write());
        }
    }

    /** Dispatches to another servlet from an asynchronous context. */
    @WebServlet(
            urlPatterns = {"/servlet/async"},
            asyncSupported = true)
    public static class Async extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            // On this thread: Payara loses a dispatch of another one that meets the end of this method.
            request.startAsync(request, response).dispatch(request.getParameter("to"));
        }
    }

    /** Shows who the error page thinks is calling. */
    @WebServlet("/error-page")
    public static class ErrorPage extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/plain");
            response.getWriter().print("host's error page for " + request.getRemoteUser());
        }
    }
}
