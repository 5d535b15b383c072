package dev.latchkey.rest;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Writes text that is rendered already: in the one form that every REST runtime writes as it is. */
final class JsonBody implements StreamingOutput {
    private final String text;
    private final MediaType media;

    JsonBody(String text, MediaType media) {
        this.text = text;
        this.media = media;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        out.write(text.getBytes(charset(media)));
    }

    String text() {
        return text;
    }

    /** In what a text of this form is written. */
    static Charset charset(MediaType media) {
        String name = media == null ? null : media.getParameters().get(MediaType.CHARSET_PARAMETER);
        return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
    }
}
