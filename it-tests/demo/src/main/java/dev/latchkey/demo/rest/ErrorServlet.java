package dev.latchkey.demo.rest;

import dev.latchkey.demo.Envelope;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Puts what the container refuses by itself into the envelope: {@code web.xml} makes it the page of every error. */
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getDispatcherType() == DispatcherType.ERROR
                ? (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE)
                : HttpServletResponse.SC_NOT_FOUND;
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(Envelope.ofStatus(status).toString());
    }
}
