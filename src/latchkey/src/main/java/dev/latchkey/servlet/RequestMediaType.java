package dev.latchkey.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** Reads the media type of a request's body. */
public final class RequestMediaType {
    private RequestMediaType() {}

    /** Returns the type and subtype of {@code Content-Type} in lower case, without parameters; empty if the field is absent. */
    public static String of(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
