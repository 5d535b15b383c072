package dev.latchkey.it.governed.inside;

import dev.latchkey.ApiKeys;
import dev.latchkey.PublicEndpoint;
import dev.latchkey.Revocation;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Deletes a key everywhere, ends the threads that ask for changes, and tells how much memory is in use. */
@PublicEndpoint
@WebServlet("/inside")
public class InsideServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String LISTENER = "dev.latchkey.boot.LatchkeyListener";

    @Inject
    private transient ApiKeys keys;

    /** How many bytes of the heap are in use when what is not needed is gone. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // The second finds what the first has made unreachable, as by the cleaners of the JDK.
        System.gc();
        System.gc();
        response.getWriter()
                .print(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }

    /** Deletes a key, and answers when that is heeded everywhere. */
    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(
                keys.delete(request.getParameter("id"), Revocation.AWAIT_EVERYWHERE)
                        ? HttpServletResponse.SC_NO_CONTENT
                        : HttpServletResponse.SC_NOT_FOUND);
    }

    /** Ends the threads that ask for changes in the background, for good. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        try {
            ExecutorService threads = upkeepThreads();
            threads.shutdownNow();
            boolean ended = threads.awaitTermination(20, TimeUnit.SECONDS);
            response.setStatus(ended ? HttpServletResponse.SC_NO_CONTENT : HttpServletResponse.SC_CONFLICT);
        } catch (ReflectiveOperationException | InterruptedException failure) {
            throw new ServletException(failure);
        }
    }

    /** Nobody hands them out: they are reached from the listener that started them, which Payara's context holds. */
    private ExecutorService upkeepThreads() throws ReflectiveOperationException {
        Object context = field(field(getServletContext(), "context"), "context");
        for (Object listener : (List<?>) field(context, "contextListeners")) {
            // One that was added by a program is wrapped.
            Object added =
                    listener.getClass().getName().contains("Restricted") ? field(listener, "delegate") : listener;
            if (added.getClass().getName().equals(LISTENER)) {
                return (ExecutorService) field(field(added, "upkeep"), "threads");
            }
        }
        throw new NoSuchFieldException(LISTENER);
    }

    private static Object field(Object owner, String name) throws ReflectiveOperationException {
        for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field.get(owner);
                }
            }
        }
        throw new NoSuchFieldException(name + " of " + owner.getClass());
    }
}
