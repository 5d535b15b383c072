package dev.latchkey.key;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Encodes what a row grants, so that no two rows have the same bytes: the version of the encoding, the table, then each field in a
 * fixed order, texts with their length and sets with their size.
 *
 * <p>When a column is added that grants or limits something, it is encoded under a new version. A row with nothing in that column is
 * encoded under the version before, so a signature of that version covers that the column is empty.
 */
final class RowContent {
    /** The version of the encoding; a signature names the version that it was made with. */
    static final int VERSION = 2;

    private static final int FIRST = 1;
    private static final long MICROS = 1_000_000;
    private static final long NANOS = 1_000;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    private final DataOutputStream out = new DataOutputStream(bytes);

    private RowContent() {}

    static RowContent of(String table) {
        return of(FIRST, table);
    }

    static RowContent of(int version, String table) {
        return new RowContent().number(version).text(table);
    }

    /** The lowest version that has these columns: rows with nothing in them keep their signatures, which older servers know. */
    static int versionFor(Object... later) {
        return Stream.of(later).allMatch(Objects::isNull) ? FIRST : VERSION;
    }

    /** The version that bytes were encoded with. */
    static int versionOf(byte[] content) {
        return (int) ByteBuffer.wrap(content).getLong();
    }

    RowContent number(long number) {
        try {
            out.writeLong(number);
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A text; an absent one is not an empty one. */
    RowContent text(String text) {
        try {
            byte[] utf8 = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(text == null ? -1 : utf8.length);
            out.write(utf8);
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A set, in an order that does not depend on how it was read. */
    RowContent texts(Collection<String> texts) {
        number(texts.size());
        new TreeSet<>(texts).forEach(this::text);
        return this;
    }

    /** A moment, as precise as databases keep it, whatever its offset; null if there is none. */
    RowContent moment(OffsetDateTime moment) {
        number(moment == null ? 0 : 1);
        return number(moment == null ? 0 : micros(moment.toInstant()));
    }

    /** Microseconds since 1970. The library computes them by nanoseconds, of which a long has room for 292 years. */
    static long micros(Instant moment) {
        return Math.addExact(Math.multiplyExact(moment.getEpochSecond(), MICROS), moment.getNano() / NANOS);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
