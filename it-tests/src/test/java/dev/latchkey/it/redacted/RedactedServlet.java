package dev.latchkey.it.redacted;

import dev.latchkey.Redacted;
import dev.latchkey.Redactor;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Redacts by hand. */
@WebServlet("/servlet")
public class RedactedServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Redactor redactor;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object value = request.getParameter("invoice") == null ? Photo.named("a") : new Invoice();
        Redacted shown = redactor.redact(value);
        response.setContentType("application/json");
        response.getWriter().print(shown.json() + " " + shown.missingScopes());
    }
}
