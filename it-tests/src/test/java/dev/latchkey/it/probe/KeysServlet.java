package dev.latchkey.it.probe;

import dev.latchkey.ApiKeys;
import dev.latchkey.IssuedKey;
import dev.latchkey.PublicEndpoint;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Makes and deletes keys on a test's behalf; the texts go into a file that the test names, never over HTTP. */
@PublicEndpoint
@WebServlet("/test-keys")
public class KeysServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient ApiKeys keys;

    @Inject
    private transient TransactionalSeeder seeder;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String application = request.getParameter("application");
        if (keys.application(application).isEmpty()) {
            keys.createApplication(application, application);
        }
        String[] scopes = request.getParameterValues("scope");
        IssuedKey issued = keys.issue(application, "made by a test", scopes == null ? Set.of() : Set.of(scopes));
        Files.writeString(Path.of(request.getParameter("file")), issued.text().reveal());
        response.getWriter()
                .print(issued.key().id() + " " + String.join(",", issued.key().scopes()));
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(keys.delete(request.getParameter("id")));
    }

    /** Issues a key inside a transaction of the application that is rolled back. */
    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String before =
                String.valueOf(keys.keys(request.getParameter("application")).size());
        try {
            seeder.issueAndFail(request.getParameter("application"));
        } catch (RuntimeException expected) {
            // The point is what is left of it.
        }
        response.getWriter()
                .print(before + " then "
                        + keys.keys(request.getParameter("application")).size());
    }
}
