package dev.latchkey.key;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Chains the entries of the audit trail by hashes: that of each entry covers all of it and the hash of the one before.
 *
 * <p>With a pepper new hashes are keyed, so that nobody can make them who only writes to the database. Entries from before there
 * was one have hashes without it, which prove nothing against such a person. Thread-safe.
 */
final class AuditChain {
    private final Digester digester;

    AuditChain(Digester digester) {
        this.digester = digester;
    }

    /** The hash of an entry that follows one with the hash {@code previous}, empty for the first. */
    String hash(AuditEntry entry, String previous) {
        return digester.digest(content(entry, previous)).text();
    }

    /** Whether the hash of an entry is the right one. */
    Digester.Match compare(AuditEntry entry, String previous) {
        try {
            return digester.compare(content(entry, previous), KeyDigest.parse(entry.hash()));
        } catch (IllegalArgumentException noDigest) {
            return Digester.Match.DIFFERENT;
        }
    }

    /** Returns whether there is a pepper, so that new hashes are keyed. */
    boolean isKeyed() {
        return digester.isPeppered();
    }

    /** Whether nobody can make {@code hash}, which is that of an entry, without a pepper. */
    static boolean isKeyed(String hash) {
        return KeyDigest.parse(hash).pepper() != KeyDigest.NO_PEPPER;
    }

    /** Every field with its length, so that no two entries have the same content. */
    private static byte[] content(AuditEntry entry, String previous) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, previous);
            out.writeLong(entry.number());
            out.writeLong(RowContent.micros(entry.time()));
            write(out, entry.actor());
            write(out, entry.action());
            write(out, entry.application());
            write(out, entry.subject());
            write(out, entry.before());
            write(out, entry.after());
            write(out, entry.address());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, Optional<String> text) throws IOException {
        out.writeBoolean(text.isPresent());
        write(out, text.orElse(""));
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }
}
