package dev.latchkey.key;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.TreeSet;

/**
 * Encodes what a row grants, so that no two rows have the same bytes: the version of the encoding, the table, then each field in a
 * fixed order, texts with their length and sets with their size.
 *
 * <p>When a column is added that grants or limits something, it is added here under a new version, and rows that were signed under
 * an older version must have nothing in that column.
 */
final class RowContent {
    /** The version of the encoding; a signature names the version that it was made with. */
    static final int VERSION = 1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    private final DataOutputStream out = new DataOutputStream(bytes);

    private RowContent() {}

    static RowContent of(String table) {
        return new RowContent().number(VERSION).text(table);
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
        return number(moment == null ? 0 : ChronoUnit.MICROS.between(Instant.EPOCH, moment.toInstant()));
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
