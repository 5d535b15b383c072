package dev.latchkey.it.dispatched;

import dev.latchkey.Caller;
import dev.latchkey.PublicEndpoint;
import dev.latchkey.ScopeRequired;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Holds what other code dispatches to. */
public final class Targets {
    private Targets() {}

    /** Writes what nobody without the scope may read. */
    abstract static class Answering extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        private transient Caller caller;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            answer(request, response);
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            answer(request, response);
        }

        final void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter()
                    .print("[" + getClass().getSimpleName() + " " + request.getMethod() + " for "
                            + (caller.isAnonymous() ? "nobody" : caller.keyId()) + "]");
        }
    }

    /** Needs a scope, and is mapped by a name other than its class. */
    @WebServlet(name = "the guarded one", urlPatterns = "/guarded/*", asyncSupported = true)
    @ScopeRequired("Things:Get")
    public static class Guarded extends Answering {
        private static final long serialVersionUID = 1L;
    }

    /** Needs a scope for writing alone. */
    @WebServlet(name = "Writing", urlPatterns = "/writing/*", asyncSupported = true)
    public static class Writing extends Answering {
        private static final long serialVersionUID = 1L;

        @Override
        @ScopeRequired("Things:Get")
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            answer(request, response);
        }
    }

    /** Declares nothing. */
    @WebServlet(name = "Plain", urlPatterns = "/plain/*", asyncSupported = true)
    public static class Plain extends Answering {
        private static final long serialVersionUID = 1L;
    }

    /** Is a welcome file, and needs a scope. */
    @WebServlet(name = "Welcome", urlPatterns = "/welcome", asyncSupported = true)
    @ScopeRequired("Things:Get")
    public static class Welcome extends Answering {
        private static final long serialVersionUID = 1L;
    }

    /** Needs a scope, and forwards by name to what needs none. */
    @WebServlet("/handing-on")
    @ScopeRequired("Things:Get")
    public static class HandingOn extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            getServletContext().getNamedDispatcher("Plain").forward(request, response);
        }
    }

    /** Cannot be reached but by its name. */
    @ScopeRequired("Things:Get")
    public static class Unmapped extends Answering {
        private static final long serialVersionUID = 1L;
    }

    /** Is registered by a program when the web application starts, with a scope that only its superclass declares. */
    public static class Late extends Guarded {
        private static final long serialVersionUID = 1L;
    }

    /** Forwards from wherever it is reached: within an include a path would be that of the servlet that includes. */
    @PublicEndpoint
    @WebServlet("/relay")
    public static class Relay extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            request.getRequestDispatcher(request.getParameter("then")).forward(request, response);
        }
    }

    /** Fails, or sends an error, for which {@code web.xml} has pages. */
    @PublicEndpoint
    @WebServlet("/failing")
    public static class Failing extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String status = request.getParameter("status");
            if (status == null) {
                throw new UnsupportedOperationException("as it was asked to");
            }
            response.setHeader("ETag", "\"of what is not sent\"");
            response.sendError(Integer.parseInt(status));
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            doGet(request, response);
        }
    }

    /** Registers a servlet late. */
    @WebListener
    public static class Starting implements ServletContextListener {
        @Override
        public void contextInitialized(ServletContextEvent event) {
            ServletContext context = event.getServletContext();
            context.addServlet("Late", Late.class).addMapping("/late");
        }
    }
}
