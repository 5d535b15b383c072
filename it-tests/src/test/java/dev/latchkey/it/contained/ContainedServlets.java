package dev.latchkey.it.contained;

import dev.latchkey.PublicEndpoint;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Holds servlets that ask, and one that the servlet container guards. */
public final class ContainedServlets {
    private ContainedServlets() {}

    /** Tells who calls. */
    @PublicEndpoint
    @WebServlet(urlPatterns = "/who", asyncSupported = true)
    public static class Who extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        private transient WhoAsks who;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/plain");
            response.getWriter().print(who.lines(request));
        }
    }

    /** Needs a role of the servlet container. */
    @WebServlet("/constrained")
    @ServletSecurity(@HttpConstraint(rolesAllowed = "Things:Add"))
    public static class Constrained extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("constrained for " + request.getRemoteUser());
        }
    }

    /** Needs a role of the application's own users, and no key. */
    @PublicEndpoint
    @WebServlet("/staff")
    @ServletSecurity(@HttpConstraint(rolesAllowed = "latchkey-admin"))
    public static class OfStaff extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("staff " + request.getRemoteUser());
        }
    }

    /** Goes on elsewhere, on another thread. */
    @PublicEndpoint
    @WebServlet(urlPatterns = "/async", asyncSupported = true)
    public static class Async extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            // From another thread, Payara dispatches while this one still ends the request: its own race
            // (NullPointerException).
            request.startAsync(request, response).dispatch("/who");
        }
    }

    /** Goes on elsewhere, on the same thread. */
    @WebServlet("/forward")
    public static class Forward extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            request.getRequestDispatcher("/who").forward(request, response);
        }
    }

    /** Asks the container to authenticate, as often as the request says. */
    @PublicEndpoint
    @WebServlet("/authenticate")
    public static class Authenticating extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            if (request.authenticate(response)) {
                response.getWriter().print("authenticated " + request.getRemoteUser());
            }
        }
    }

    /** Makes a session, for whoever sends its cookie later. */
    @WebServlet("/session")
    public static class Session extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            request.getSession(true);
            response.getWriter().print("session of " + request.getRemoteUser());
        }
    }
}
