package dev.latchkey.bench.server;

import com.sun.management.ThreadMXBean;
import dev.latchkey.ScopeRequired;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** Returns how many bytes the request threads of the server have allocated so far. */
@WebServlet("/allocated")
@ScopeRequired("Things:Get")
public class AllocatedServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** What the names of the request threads of Payara begin with. */
    private static final String REQUEST_THREADS = "http-thread-pool";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith(REQUEST_THREADS))
                .mapToLong(thread -> threads.getThreadAllocatedBytes(thread.getThreadId()))
                .sum();
        response.setContentType("text/plain");
        response.getWriter().print(bytes);
    }
}
