package dev.latchkey.it.dispatched;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.PublicEndpoint;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Dispatches to a path or to a servlet's name, in the way that its own path names. */
@PublicEndpoint
@WebServlet(
        urlPatterns = {"/public/*"},
        asyncSupported = true)
public class Dispatcher extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String to = request.getParameter("to");
        switch (request.getPathInfo()) {
            case "/forward" -> path(request, to).forward(request, response);
            case "/forward-by-name" -> name(to).forward(request, response);
            case "/include" -> include(path(request, to), request, response);
            case "/include-by-name" -> include(name(to), request, response);
            case "/forward-in-include" -> include(path(request, "/relay?then=" + to), request, response);
            case "/include-caught" -> includeOrSay(path(request, to), request, response);
            case "/async" -> request.startAsync(request, response).dispatch(to);
            default -> response.sendError(404);
        }
    }

    private static RequestDispatcher path(HttpServletRequest request, String path) {
        return request.getRequestDispatcher(path);
    }

    private RequestDispatcher name(String name) {
        return getServletContext().getNamedDispatcher(name);
    }

    private static void include(RequestDispatcher to, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setContentType("text/plain");
        response.setHeader("ETag", "\"of the whole page\"");
        response.getWriter().print("before ");
        to.include(request, response);
        response.getWriter().print(" after");
    }

    private static void includeOrSay(RequestDispatcher to, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            to.include(request, response);
        } catch (RuntimeException failure) {
            response.getWriter().print("refused: " + refused(failure).refusal().kind());
        }
    }

    /** WildFly wraps what an include throws. */
    private static AccessRefusedException refused(RuntimeException failure) {
        Throwable cause = failure;
        while (cause.getClass() == RuntimeException.class && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return (AccessRefusedException) cause;
    }
}
