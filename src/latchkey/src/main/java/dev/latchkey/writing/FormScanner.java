package dev.latchkey.writing;

import dev.latchkey.scope.GrantedScopes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Follows a form of type {@code application/x-www-form-urlencoded}, and finds fields that the caller may not write. A field without a
 * text has no value. Not thread-safe.
 */
final class FormScanner implements BodyScanner {
    private static final int LONGEST = 10_000;
    private static final int NO_VALUE = -1;

    private final FormBody form;
    private final GrantedScopes granted;
    private final WriteMode mode;
    private final ByteQueue output = new ByteQueue();
    private final ByteQueue name = new ByteQueue();
    private final Violations refused = new Violations();
    private final Violations ignored = new Violations();

    private boolean inName = true;
    /** How many bytes of the value were taken. */
    private long taken = NO_VALUE;

    private boolean leavingOut;
    private boolean hasFields;

    FormScanner(FormBody form, GrantedScopes granted, WriteMode mode) {
        this.form = form;
        this.granted = granted;
        this.mode = mode;
    }

    @Override
    public ByteQueue output() {
        return output;
    }

    @Override
    public Violations ignored() {
        return ignored;
    }

    @Override
    public void accept(byte[] source, int count) {
        for (int i = 0; i < count; i++) {
            byte b = source[i];
            if (b == '&') {
                endField();
            } else if (!inName) {
                value(b);
            } else if (b == '=') {
                inName = false;
                taken = 0;
            } else if (name.size() == LONGEST) {
                throw new MalformedBodyException("has a name of more than " + LONGEST + " bytes");
            } else {
                name.add(b);
            }
        }
    }

    @Override
    public void end() {
        endField();
        if (!refused.isEmpty()) {
            throw refused;
        }
    }

    private void value(byte b) {
        if (taken == 0) {
            beginField(true);
        }
        taken++;
        if (!leavingOut) {
            output.add(b);
        }
    }

    private void endField() {
        if (taken <= 0 && (taken == 0 || !name.isEmpty())) {
            beginField(false);
        }
        name.clear();
        inName = true;
        taken = NO_VALUE;
        leavingOut = false;
    }

    private void beginField(boolean hasText) {
        String decoded = decoded(name);
        BodyType.Member unwritable = form.unwritableAsText(decoded, granted);
        boolean counts = unwritable != null && (hasText || mode.kind() != WriteMode.Kind.WHOLE);
        if (counts) {
            (mode.ignore() ? ignored : refused).add(pointer(decoded), unwritable.unmetWithin(granted));
        }
        leavingOut = unwritable != null || !refused.isEmpty();
        if (!leavingOut) {
            if (hasFields) {
                output.add((byte) '&');
            }
            hasFields = true;
            output.add(name, 0);
            if (!inName) {
                output.add((byte) '=');
            }
        }
    }

    static String pointer(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static String decoded(ByteQueue encoded) {
        byte[] bytes = new byte[encoded.size()];
        int length = 0;
        for (int i = 0; i < encoded.size(); i++) {
            byte b = encoded.get(i);
            if (b == '%') {
                int high = i + 2 < encoded.size() ? digit(encoded.get(i + 1)) : NO_VALUE;
                int low = i + 2 < encoded.size() ? digit(encoded.get(i + 2)) : NO_VALUE;
                if (high < 0 || low < 0) {
                    throw new MalformedBodyException("has a name with a malformed escape");
                }
                b = (byte) (16 * high + low);
                i += 2;
            }
            bytes[length++] = b == '+' && encoded.get(i) == '+' ? (byte) ' ' : b;
        }
        return text(bytes, length);
    }

    private static int digit(byte b) {
        return b < 0 ? NO_VALUE : Character.digit(b, 16);
    }

    /** Returns a name without the space around it, which some readers leave out. */
    static String text(byte[] utf8, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8, 0, length))
                    .toString()
                    .strip();
        } catch (CharacterCodingException otherEncoding) {
            throw new MalformedBodyException("has a name that is not in UTF-8");
        }
    }
}
