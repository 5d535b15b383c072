package dev.latchkey.it.streamed;

import dev.latchkey.PublicEndpoint;
import dev.latchkey.ScopeRequired;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes a line of an asynchronous response when the test says so. */
@WebServlet(
        urlPatterns = {"/ticking/*"},
        asyncSupported = true)
public class TickingServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Open<AsyncContext> open = new Open<>();

    @Override
    @ScopeRequired("Inputs:Get")
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        if (request.getParameter("quiet") == null) {
            async.getResponse().getWriter().println("hello");
            async.getResponse().flushBuffer();
        }
        open.add(request.getPathInfo(), async);
    }

    /** Writes a line and says whether it could, or dispatches. */
    @Override
    @PublicEndpoint
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AsyncContext async = open.get(request.getPathInfo());
        if (async == null) {
            response.getWriter().print("unknown");
            return;
        }
        if (request.getParameter("to") != null) {
            async.dispatch(request.getParameter("to"));
            return;
        }
        if (request.getParameter("quiet") != null) {
            response.getWriter().print("sent");
            return;
        }
        async.getResponse().getWriter().println(request.getParameter("id"));
        boolean failed = async.getResponse().getWriter().checkError();
        if (failed) {
            async.complete();
        }
        response.getWriter().print(failed ? "failed" : "sent");
    }
}
