package dev.latchkey.servlet;

import dev.latchkey.authentication.Dependence;
import jakarta.servlet.ServletRequest;

/**
 * Records that the application reads the caller of a request, so that caches keep the response of that caller apart.
 *
 * <p>Payara and GlassFish ask the request themselves before each servlet. Their class is recognised on the stack, which is walked
 * only where the note would change something: never for an endpoint that needs a key.
 */
final class PrincipalUse {
    private static final String SERVER = "com.sun.web.server.";

    /** The application may have put a few wrappers around ours; with more of them the response counts as one that depends on the caller. */
    private static final int FRAMES = 8;

    private PrincipalUse() {}

    static void note(ServletRequest request) {
        if (Dependence.isOpen(request) && !isByServer()) {
            Dependence.note(request);
        }
    }

    private static boolean isByServer() {
        return StackWalker.getInstance().walk(frames -> frames.limit(FRAMES)
                .anyMatch(frame -> frame.getClassName().startsWith(SERVER)));
    }
}
