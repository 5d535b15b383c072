package dev.latchkey.it.heard;

import dev.latchkey.PublicEndpoint;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Calls a guarded bean: who may not is refused by the interceptor. */
@PublicEndpoint
@WebServlet("/behind")
public class GuardedServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient GuardedBean bean;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().write(bean.secret());
    }
}
