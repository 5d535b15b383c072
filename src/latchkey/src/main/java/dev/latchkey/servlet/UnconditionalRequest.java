package dev.latchkey.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** Shows the application the conditions of a request as {@link Preconditions} has it. */
final class UnconditionalRequest extends HttpServletRequestWrapper {
    private final Preconditions preconditions;

    UnconditionalRequest(HttpServletRequest request, Preconditions preconditions) {
        super(request);
        this.preconditions = preconditions;
    }

    @Override
    public String getHeader(String name) {
        List<String> shown = preconditions.inPlaceOf(name);
        return shown != null ? shown.get(0) : preconditions.hides(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        List<String> shown = preconditions.inPlaceOf(name);
        return shown != null
                ? Collections.enumeration(shown)
                : preconditions.hides(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return preconditions.isHidden()
                ? Collections.enumeration(preconditions.visible(Collections.list(super.getHeaderNames())))
                : super.getHeaderNames();
    }

    @Override
    public long getDateHeader(String name) {
        return preconditions.hides(name) ? -1 : super.getDateHeader(name);
    }
}
