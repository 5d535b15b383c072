package dev.latchkey.it.cors.servlet;

import dev.latchkey.ScopeRequired;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A servlet with a method for OPTIONS of its own, which no preflight may reach without a filter in front. */
@ScopeRequired("Inputs:Get")
@WebServlet("/guarded")
public class GuardedServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print("guarded");
    }

    @Override
    protected void doOptions(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print("own options");
    }
}
