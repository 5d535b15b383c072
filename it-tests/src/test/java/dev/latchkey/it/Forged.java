package dev.latchkey.it;

import dev.latchkey.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.zip.CRC32;

/** Makes up secrets for ids that exist or not, with checksums that hold, as somebody would who has read the documentation. */
final class Forged {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Forged() {}

    /** Another secret for this id. */
    static Secret of(String prefix, String id) {
        StringBuilder text = new StringBuilder(prefix + "_" + id + "_" + digits(27));
        CRC32 crc = new CRC32();
        crc.update(text.toString().getBytes(StandardCharsets.ISO_8859_1));
        StringBuilder checksum = new StringBuilder();
        for (long left = crc.getValue(); checksum.length() < 6; left /= DIGITS.length()) {
            checksum.insert(0, DIGITS.charAt((int) (left % DIGITS.length())));
        }
        return Secret.of(text.append(checksum).toString());
    }

    /** An id that nobody has. */
    static String id() {
        return digits(12);
    }

    private static String digits(int length) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < length; i++) {
            digits.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
        }
        return digits.toString();
    }
}
