package dev.latchkey.admin;

import dev.latchkey.PublicEndpoint;
import dev.latchkey.config.ManagementSettings;
import dev.latchkey.config.RequestPath;
import dev.latchkey.servlet.CacheFields;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Serves the files of the console. They are public: the console gets all its data from the REST API of key management.
 */
@PublicEndpoint
public class ConsoleServlet extends HttpServlet {
    /** The names of the files. */
    public static final Set<String> FILES = Set.of(
            "index.html",
            "console.css",
            "icon.svg",
            "console.js",
            "address.js",
            "api.js",
            "appactions.js",
            "application.js",
            "apps.js",
            "audit.js",
            "bulk.js",
            "catalogue.js",
            "changes.js",
            "clients.js",
            "commands.js",
            "copy.js",
            "csv.js",
            "dialog.js",
            "dom.js",
            "field.js",
            "find.js",
            "issued.js",
            "keyactions.js",
            "keyfilters.js",
            "keyform.js",
            "keyrow.js",
            "keys.js",
            "keyview.js",
            "language.js",
            "lastuse.js",
            "leak.js",
            "messages.de.json",
            "messages.en.json",
            "messages.fr.json",
            "overlap.js",
            "problems.js",
            "scopes.js",
            "sees.js",
            "session.js",
            "shortcuts.js",
            "signin.js",
            "snippets.js",
            "terms.js",
            "text.js",
            "unused.js");

    /** The name under which it is registered. */
    public static final String NAME = ManagementSettings.SERVLET + "-console";

    /** The path at which servers serve the files themselves, because they are resources of the jar. */
    public static final String RESOURCE_PATH = "/latchkey";

    private static final long serialVersionUID = 1L;
    private static final String FOLDER = "/META-INF/resources" + RESOURCE_PATH + "/";
    private static final Map<String, String> TYPES = Map.of(
            ".html", "text/html;charset=UTF-8",
            ".css", "text/css;charset=UTF-8",
            ".js", "text/javascript;charset=UTF-8",
            ".json", "application/json",
            ".svg", "image/svg+xml");
    private static final String PAGE = "index.html";
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types 'none'";

    /** Returns the content of a file. */
    public static byte[] content(String file) throws IOException {
        try (InputStream in = ConsoleServlet.class.getResourceAsStream(FOLDER + file)) {
            return in.readAllBytes();
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (!last.isEmpty() && !FILES.contains(last)) {
            // Relative URLs in the page need the slash.
            response.setStatus(HttpServletResponse.SC_FOUND);
            // Not by sendRedirect, with which servers build an absolute URL from the Host of the request.
            response.setHeader("Location", RequestPath.reference(request, path + "/"));
            return;
        }
        String file = last.isEmpty() ? PAGE : last;
        byte[] content = content(file);
        response.setContentType(TYPES.get(file.substring(file.lastIndexOf('.'))));
        response.setContentLength(content.length);
        CacheFields.forbidStoring(response);
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.getOutputStream().write(content);
    }

    /** Responds with 404 at the path of the files while key management is switched off. */
    @PublicEndpoint
    public static class Nothing extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
