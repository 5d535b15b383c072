package dev.latchkey.demo.samples;

import dev.latchkey.PublicEndpoint;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Shows the samples to everybody. */
@WebServlet("/samples/*")
@PublicEndpoint
public class SampleServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient Gallery gallery;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Sample> sample = Sample.at(request.getServletPath() + request.getPathInfo());
        if (sample.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        byte[] png = gallery.png(sample.get());
        response.setContentType("image/png");
        response.setHeader("Cache-Control", "public, max-age=3600");
        response.setContentLength(png.length);
        response.getOutputStream().write(png);
    }
}
