package dev.latchkey.it.heard;

import dev.latchkey.PublicEndpoint;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Shows what observers were told, one event a line. */
@PublicEndpoint
@WebServlet("/heard")
public class HeardServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Heard heard;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write(String.join("\n", heard.events()));
    }
}
