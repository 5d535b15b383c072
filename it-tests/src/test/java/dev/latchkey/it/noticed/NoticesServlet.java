package dev.latchkey.it.noticed;

import dev.latchkey.PublicEndpoint;
import dev.latchkey.key.ExpiryNotices;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Gives the notices that are due, for which the server would take up to a minute. */
@PublicEndpoint
@WebServlet("/notices")
public class NoticesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient ExpiryNotices notices;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        notices.run();
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
