package dev.latchkey.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class GuardedStreamTest {
    private static final StreamingOutput OUTPUT = out -> {};

    @Test
    void isFor_whatIsWrittenForLong_isTrue() {
        assertThat(ResponseBody.isStreamed(OUTPUT, MediaType.APPLICATION_JSON_TYPE))
                .isTrue();
        assertThat(ResponseBody.isStreamed(new ByteArrayInputStream(new byte[0]), MediaType.TEXT_PLAIN_TYPE))
                .isTrue();
        assertThat(ResponseBody.isStreamed(new GenericType<String>() {}, MediaType.TEXT_PLAIN_TYPE))
                .isTrue();
    }

    /** Cutting the stream off would be too much where a single event is to be withheld. */
    @Test
    void isFor_events_isFalse() {
        assertThat(ResponseBody.isStreamed(new GenericType<String>() {}, MediaType.SERVER_SENT_EVENTS_TYPE))
                .isFalse();
    }

    @Test
    void isFor_whatIsWrittenAtOnce_isFalse() {
        assertThat(ResponseBody.isStreamed("text", MediaType.TEXT_PLAIN_TYPE)).isFalse();
        assertThat(ResponseBody.isStreamed(new JsonBody("{}", null), MediaType.APPLICATION_JSON_TYPE))
                .as("text that is rendered already")
                .isFalse();
        assertThat(ResponseBody.isStreamed(new Object(), MediaType.APPLICATION_JSON_TYPE))
                .isFalse();
    }

    @Test
    void write_afterTheCheckFailed_writesNothing() throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        boolean[] open = {true};
        GuardedStream stream = new GuardedStream(sent, () -> {
            if (!open[0]) {
                throw new IOException("ended");
            }
        });
        stream.write(1);
        stream.write(new byte[] {2, 3});
        open[0] = false;

        assertThatThrownBy(() -> stream.write(4)).hasMessage("ended");
        assertThatThrownBy(() -> stream.write(new byte[] {5})).hasMessage("ended");

        assertThat(sent.toByteArray()).containsExactly(1, 2, 3);
    }
}
