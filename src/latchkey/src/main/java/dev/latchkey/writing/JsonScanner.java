package dev.latchkey.writing;

import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Requirement;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Follows JSON text byte by byte along the types that it is read as, and finds members that the caller may not write.
 *
 * <p>Nothing is read twice, and text in which nothing can be unwritable is only followed from bracket to bracket. Not thread-safe.
 */
final class JsonScanner {
    private enum State {
        START,
        VALUE,
        FIRST_ELEMENT,
        FIRST_NAME,
        NAME,
        IN_NAME,
        COLON,
        IN_STRING,
        IN_LITERAL,
        FIRST_OF_UNWRITABLE,
        AFTER_VALUE,
        DONE
    }

    private final GrantedScopes granted;
    private final WriteMode mode;
    private final Map<BodyType, Boolean> open = new IdentityHashMap<>();
    private final JsonPath path = new JsonPath();
    private final ScannedBytes bytes = new ScannedBytes();
    private final Violations refused = new Violations();
    private final Violations ignored = new Violations();
    /** A name, a literal, or a text that tells a class, without quotes and with its escapes. */
    private final ByteQueue text = new ByteQueue();

    private State state = State.START;
    private long position;
    private boolean escaped;
    private boolean collecting;
    /** The member at hand; null where no rule is about it. */
    private BodyType.Member member;
    /** What the value at hand is read as. */
    private BodyType type;

    JsonScanner(BodyType body, GrantedScopes granted, WriteMode mode) {
        this.granted = granted;
        this.mode = mode;
        this.type = unlessOpen(body);
    }

    ByteQueue output() {
        return bytes.output();
    }

    Violations ignored() {
        return ignored;
    }

    private BodyType unlessOpen(BodyType body) {
        boolean isOpen = body == BodyType.FREE || open.computeIfAbsent(body, each -> each.isOpenTo(granted));
        return isOpen ? BodyType.FREE : body;
    }

    void accept(byte[] source, int count) {
        for (int i = 0; i < count; i++) {
            step(source[i]);
            position++;
        }
    }

    /** Says that there is no more: refuses, or gives the reader what is held, for it to find out what is missing. */
    void end() {
        if (state == State.IN_LITERAL) {
            endLiteral();
        }
        if (!refused.isEmpty()) {
            throw refused;
        }
        if (bytes.isLeavingOut()) {
            throw malformed("ends within a member");
        }
        bytes.release(path);
    }

    private void step(byte b) {
        switch (state) {
            case IN_STRING -> inString(b);
            case IN_NAME -> inName(b);
            case IN_LITERAL -> inLiteral(b);
            case DONE -> bytes.emit(b);
            default -> {
                if (b == ' ' || b == '\n' || b == '\r' || b == '\t') {
                    bytes.emit(b);
                } else {
                    between(b);
                }
            }
        }
    }

    private void between(byte b) {
        switch (state) {
            case START -> start(b);
            case VALUE -> value(b);
            case FIRST_ELEMENT -> {
                if (b == ']') {
                    close(b);
                } else {
                    value(b);
                }
            }
            case FIRST_NAME, NAME -> {
                if (b == '"') {
                    beginName(b);
                } else if (b == '}' && state == State.FIRST_NAME) {
                    close(b);
                } else {
                    throw unexpected(b);
                }
            }
            case COLON -> {
                if (b != ':') {
                    throw unexpected(b);
                }
                bytes.emit(b);
                state = State.VALUE;
            }
            case FIRST_OF_UNWRITABLE -> firstOfUnwritable(b);
            default -> afterValue(b);
        }
    }

    /** A byte order mark is the reader's affair. */
    private void start(byte b) {
        int mark = "\u00ef\u00bb\u00bf".indexOf(b & 0xff);
        if (mark >= 0 && mark == position) {
            bytes.emit(b);
        } else {
            value(b);
        }
    }

    private void beginName(byte b) {
        text.clear();
        if (path.type() != BodyType.FREE && !bytes.isHolding()) {
            bytes.hold();
        }
        bytes.emit(b);
        state = State.IN_NAME;
    }

    private void inName(byte b) {
        bytes.emit(b);
        if (escaped) {
            escaped = false;
        } else if (b == '\\') {
            escaped = true;
        } else if (b == '"') {
            endName();
            return;
        }
        if (bytes.isHolding()) {
            text.add(b);
        }
    }

    private void endName() {
        state = State.COLON;
        member = null;
        type = BodyType.FREE;
        if (bytes.isHolding()) {
            String name = JsonTexts.decoded(text);
            path.name(name);
            collecting = path.type().tellsClass(name);
            member = path.type().member(name);
            if (member != null) {
                type = unlessOpen(member.content());
            }
        }
    }

    private void value(byte b) {
        if (bytes.isLeavingOut()) {
            beginValue(b);
        } else if (isUnwritable(b)) {
            unwritableValue(b);
        } else {
            bytes.release(path);
            beginValue(b);
        }
    }

    private boolean isUnwritable(byte b) {
        return bytes.isHolding()
                ? member != null && (!member.isWritableWith(granted) || replacesHidden(b))
                // The body itself, or an element of an array in it.
                : b != 'n' && b != '[' && !type.isAllowedWith(granted);
    }

    /** Whether a patch takes away an object with members that the caller may not write. */
    private boolean replacesHidden(byte b) {
        return switch (mode.kind()) {
            case WHOLE -> false;
            case PATCH -> b == 'n' && type != BodyType.FREE;
            case MERGE_PATCH -> b != '{' && type != BodyType.FREE;
        };
    }

    private void unwritableValue(byte b) {
        bytes.leaveOutAt(path.depth());
        boolean mayBeNothing = bytes.isHolding() && mode.kind() == WriteMode.Kind.WHOLE;
        if (mayBeNothing && (b == '{' || b == '[')) {
            path.open(b == '{', BodyType.FREE, position);
            state = State.FIRST_OF_UNWRITABLE;
            return;
        }
        if (!(mayBeNothing && b == 'n')) {
            violation(path.depth());
        }
        beginValue(b);
    }

    private void firstOfUnwritable(byte b) {
        state = path.isObject() ? State.FIRST_NAME : State.FIRST_ELEMENT;
        if (b != (path.isObject() ? '}' : ']')) {
            violation(path.depth() - 1);
        }
        between(b);
    }

    private void violation(int depth) {
        boolean isMember = bytes.isHolding();
        (isMember && mode.ignore() ? ignored : refused)
                .add(path.pointer(depth), isMember ? unmetBy(member) : type.unmetWith(granted));
        if (!refused.isEmpty()) {
            bytes.close();
        }
    }

    private Iterable<Requirement> unmetBy(BodyType.Member unwritable) {
        return unwritable.isWritableWith(granted)
                ? unwritable.content().reachable().stream()
                        .filter(each -> !each.isMetBy(granted))
                        .toList()
                : unwritable.unmetWith(granted);
    }

    private void beginValue(byte b) {
        if (isLiteral(b)) {
            text.clear();
            state = State.IN_LITERAL;
            inLiteral(b);
            return;
        }
        bytes.emit(b);
        if (b == '"') {
            text.clear();
            state = State.IN_STRING;
        } else if (b == '{' || b == '[') {
            path.open(b == '{', type, position);
            collecting = false;
            state = b == '{' ? State.FIRST_NAME : State.FIRST_ELEMENT;
        } else {
            throw unexpected(b);
        }
    }

    private void inString(byte b) {
        bytes.emit(b);
        if (escaped) {
            escaped = false;
        } else if (b == '\\') {
            escaped = true;
        } else if (b == '"') {
            if (collecting) {
                refuseClass(JsonTexts.decoded(text));
            }
            endValue();
            return;
        }
        if (collecting) {
            text.add(b);
        }
    }

    private void refuseClass(String name) {
        BodyType.Member told = path.type().told(path.name(), name);
        if (told != null && !told.isWritableWith(granted)) {
            refused.add(path.pointer(path.depth() - 1), told.unmetWith(granted));
            bytes.close();
        }
    }

    private static boolean isLiteral(byte b) {
        return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '-' || b == '+' || b == '.';
    }

    private void inLiteral(byte b) {
        if (isLiteral(b)) {
            if (text.size() <= "null".length()) {
                text.add(b);
            }
            bytes.emit(b);
        } else {
            endLiteral();
            step(b);
        }
    }

    private void endLiteral() {
        if (bytes.isLeavingOutAt(path.depth()) && text.get(0) == 'n' && !text.is("null")) {
            throw malformed("has a word that JSON does not know");
        }
        endValue();
    }

    private void afterValue(byte b) {
        if (b == ',') {
            path.next();
            if (path.isObject()) {
                if (path.type() != BodyType.FREE) {
                    bytes.hold();
                }
                state = State.NAME;
            } else {
                type = path.type();
                state = State.VALUE;
            }
            bytes.emit(b);
        } else if (b == (path.isObject() ? '}' : ']')) {
            close(b);
        } else {
            throw unexpected(b);
        }
    }

    private void close(byte b) {
        bytes.emit(b);
        path.leave();
        endValue();
    }

    private void endValue() {
        bytes.endValue(path.depth());
        collecting = false;
        state = path.depth() == 0 ? State.DONE : State.AFTER_VALUE;
    }

    private MalformedBodyException unexpected(byte b) {
        return malformed(b <= 0 ? "is not in UTF-8" : "has an unexpected character");
    }

    private MalformedBodyException malformed(String what) {
        return new MalformedBodyException(what + " at byte " + (position + 1));
    }
}
