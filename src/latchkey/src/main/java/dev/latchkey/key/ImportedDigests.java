package dev.latchkey.key;

import dev.latchkey.config.ImportedForm;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.ImportedTexts;
import dev.latchkey.credential.KeyText;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the digests of keys that are imported, and decides under which id and in which form they are stored. Immutable. */
final class ImportedDigests {
    private static final Pattern OTHERS = Pattern.compile("(sha256|hmac-sha256):([0-9A-Za-z+/_=-]{43,64})");
    private static final int LENGTH = 32;
    private static final int HEX_LENGTH = 64;

    private final Settings settings;
    private final PepperPrints prints;
    private final Map<Integer, String> peppers;

    /** The id and the digest that are stored. */
    record Proof(String id, KeyDigest digest) {}

    /**
     * Reads the digests of one import.
     *
     * @param peppers the fingerprints of the peppers where the keys come from, by version
     */
    ImportedDigests(Settings settings, Map<Integer, String> peppers) {
        this.settings = settings;
        this.prints = new PepperPrints(settings.keys().peppers());
        this.peppers = peppers;
    }

    /**
     * Returns the id and the digest of a key.
     *
     * @throws InvalidTermsException if it cannot be imported; the message does not repeat the digest
     */
    Proof of(ImportedKey key) {
        if (key.id().isPresent() == key.prefix().isPresent()) {
            throw new InvalidTermsException(
                    "id", "a key of Latchkey has an id, and a key of another system a prefix instead");
        }
        return key.id().isPresent()
                ? ofOwn(key.id().get(), key.digest())
                : ofOther(key.prefix().get(), key.digest());
    }

    private Proof ofOwn(String id, String text) {
        if (!KeyText.isId(id)) {
            throw new InvalidTermsException("id", "an id has 12 letters and digits");
        }
        if (!KeyDigest.isDigest(text)) {
            throw new InvalidTermsException(
                    "digest",
                    "the digest must be sha256:, imported: or hmac-sha256:<pepper version>: and 64 hex digits");
        }
        KeyDigest digest = KeyDigest.parse(text);
        if (digest.pepper() != KeyDigest.NO_PEPPER) {
            return new Proof(id, new KeyDigest(versionHere(digest.pepper()), digest.value()));
        }
        boolean kept = settings.keys().peppers().isEmpty() && !digest.isImported();
        return new Proof(id, kept ? digest : KeyDigest.imported(digest.value()));
    }

    /** The same pepper may have another version here, and another pepper the same version. */
    private int versionHere(int version) {
        String print = Optional.ofNullable(peppers.get(version))
                .orElseThrow(() -> new InvalidTermsException(
                        "digest",
                        "the member peppers of the import has no fingerprint of the pepper version " + version
                                + ", so it is unknown whether this server has that pepper"));
        return prints.versionOf(print)
                .orElseThrow(() -> new InvalidTermsException(
                        "digest",
                        "the setting latchkey.pepper lacks the pepper version " + version
                                + " of the other environment. Add it under a free version, behind the pepper for new"
                                + " keys"));
    }

    private Proof ofOther(String prefix, String text) {
        ImportedForm form = settings.keys().imported().stream()
                .filter(importedForm -> importedForm.prefix().equals(prefix))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidTermsException(
                                "prefix",
                                "the setting latchkey.key.imported has no entry with this prefix, so such keys would be refused"));
        Matcher matcher = OTHERS.matcher(text);
        byte[] value = matcher.matches() ? bytes(matcher.group(2)) : new byte[0];
        if (value.length != LENGTH) {
            throw new InvalidTermsException(
                    "digest", "the digest must be sha256: or hmac-sha256: and 32 bytes in hex or base64");
        }
        if (!matcher.group(1).equals(form.algorithm())) {
            throw new InvalidTermsException(
                    "digest",
                    "the setting latchkey.key.imported says that digests of this prefix are " + form.algorithm());
        }
        return new Proof(ImportedTexts.idOf(value), KeyDigest.imported(value));
    }

    private static byte[] bytes(String text) {
        try {
            return text.length() == HEX_LENGTH
                    ? HexFormat.of().parseHex(text)
                    : Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException neither) {
            return new byte[0];
        }
    }
}
