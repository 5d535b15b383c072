package dev.latchkey.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Starts a REST servlet that the server starts no sooner than with its first request, and after the filters: only then is it
 * known whether the guard is in it, and no request gets there before. Open Liberty starts servlets of {@code web.xml} so.
 *
 * <p>What the servlet is given to be started with cannot be answered: whoever asks for its method gets an exception. Thread-safe.
 */
final class RestStarter {
    private static final Logger LOG = System.getLogger(RestStarter.class.getName());

    private final ServletContext context;
    private final Map<String, Boolean> started = new ConcurrentHashMap<>();

    RestStarter(ServletContext context) {
        this.context = context;
    }

    /** Starts the servlet that a request was mapped to, unless that was tried before. */
    void start(HttpServletRequest request, HttpServletResponse response) {
        String servlet = request.getHttpServletMapping().getServletName();
        if (servlet != null) {
            // Others wait here: what they want to know is known then.
            started.computeIfAbsent(servlet, name -> tryToStart(name, request, response));
        }
    }

    private boolean tryToStart(String servlet, HttpServletRequest request, HttpServletResponse response) {
        RequestDispatcher dispatcher = context.getNamedDispatcher(servlet);
        if (dispatcher != null) {
            try {
                dispatcher.include(new Unanswerable(request), new Unheard(response));
            } catch (Started asExpected) {
                LOG.log(Level.DEBUG, "The servlet {0} was started", servlet);
            } catch (ServletException | IOException | RuntimeException failure) {
                LOG.log(Level.DEBUG, () -> "The servlet " + servlet + " was perhaps started: " + failure);
            }
        }
        return true;
    }

    private static final class Started extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Started() {
            super("This request only starts the servlet", null, false, false);
        }
    }

    private static final class Unanswerable extends HttpServletRequestWrapper {
        Unanswerable(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            throw new Started();
        }

        @Override
        public String getPathInfo() {
            throw new Started();
        }

        @Override
        public ServletInputStream getInputStream() {
            throw new Started();
        }

        @Override
        public BufferedReader getReader() {
            throw new Started();
        }
    }

    /** The answer is still to come. */
    private static final class Unheard extends HttpServletResponseWrapper {
        Unheard(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendError(int status) {
            throw new Started();
        }

        @Override
        public void sendError(int status, String message) {
            throw new Started();
        }

        @Override
        public void flushBuffer() {
            // Nothing of it is sent.
        }
    }
}
