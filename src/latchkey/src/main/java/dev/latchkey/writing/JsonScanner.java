package dev.latchkey.writing;

import dev.latchkey.scope.GrantedScopes;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Follows JSON text along the types that it is read as, and finds members that the caller may not write. Text in which nothing can be
 * unwritable is only followed from bracket to bracket. Not thread-safe.
 */
final class JsonScanner extends JsonTokens implements BodyScanner {
    private final GrantedScopes granted;
    private final WriteMode mode;
    private final Map<BodyType, Boolean> open = new IdentityHashMap<>();
    private final Set<Object> reported = Collections.newSetFromMap(new IdentityHashMap<>());
    private final NameCache names = new NameCache(this::unlessOpen);
    private final ScannedBytes bytes = new ScannedBytes();
    private final Violations refused = new Violations();
    private final Violations ignored = new Violations();

    /** The member at hand; null where no rule is about it. */
    private BodyType.Member member;
    /** What the value at hand is read as. */
    private BodyType type;
    /** Whether the value at hand is unwritable, and has no value as long as nothing is in it. */
    private boolean perhapsEmpty;

    JsonScanner(BodyType body, GrantedScopes granted, WriteMode mode) {
        this.granted = granted;
        this.mode = mode;
        this.type = unlessOpen(body);
    }

    @Override
    public ByteQueue output() {
        return bytes.output();
    }

    @Override
    public Violations ignored() {
        return ignored;
    }

    private BodyType unlessOpen(BodyType body) {
        boolean isOpen = body == BodyType.FREE || open.computeIfAbsent(body, type -> type.isOpenTo(granted));
        return isOpen ? BodyType.FREE : body;
    }

    /** Refuses, or gives the reader what is held, for it to find out what is missing. */
    @Override
    public void end() {
        endOfText();
        if (!refused.isEmpty()) {
            throw refused;
        }
        if (bytes.isLeavingOut()) {
            throw malformed("ends within a member");
        }
        bytes.release(path);
    }

    @Override
    public void accept(byte[] source, int count) {
        bytes.begin(source);
        super.accept(source, count);
        bytes.finish();
    }

    @Override
    void take(int count) {
        bytes.take(count);
    }

    @Override
    boolean beginName() {
        if (path.type() != BodyType.FREE && !bytes.isHolding()) {
            bytes.hold();
        }
        return bytes.isHolding();
    }

    @Override
    boolean endName() {
        NameCache.Known known = names.find(path.type(), text);
        String name = known.name();
        path.name(name);
        member = known.member();
        type = known.content();
        return path.type().tellsClass(name);
    }

    @Override
    void skipName() {
        member = null;
        type = BodyType.FREE;
    }

    @Override
    void beginValue(byte b) {
        if (bytes.isLeavingOut()) {
            return;
        }
        if (!isUnwritable(b)) {
            bytes.release(path);
            return;
        }
        bytes.leaveOutAt(path.depth());
        boolean mayBeNothing = bytes.isHolding() && mode.kind() == WriteMode.Kind.WHOLE;
        perhapsEmpty = mayBeNothing && (b == '{' || b == '[');
        if (!perhapsEmpty && !(mayBeNothing && b == 'n')) {
            violation();
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

    @Override
    BodyType opened() {
        return bytes.isLeavingOut() ? BodyType.FREE : type;
    }

    @Override
    boolean skips() {
        return path.type() == BodyType.FREE && !bytes.isLeavingOut();
    }

    @Override
    void enter() {
        if (perhapsEmpty) {
            perhapsEmpty = false;
            violation();
        }
    }

    private void violation() {
        boolean isMember = bytes.isHolding();
        Violations violations = isMember && mode.ignore() ? ignored : refused;
        boolean isNew = reported.add(isMember ? member : type);
        if (isNew || !violations.isFull()) {
            violations.add(
                    path.pointer(bytes.leftOut()), isMember ? member.unmetWithin(granted) : type.unmetWith(granted));
        }
        if (!refused.isEmpty()) {
            bytes.close();
        }
    }

    /** The text tells the class of the object. */
    @Override
    void endText() {
        BodyType.Member told = path.type().told(path.name(), JsonTexts.decoded(text));
        if (told != null && !told.isWritableWith(granted)) {
            refused.add(path.pointer(path.depth() - 1), told.unmetWith(granted));
            bytes.close();
        }
    }

    @Override
    void endLiteral() {
        if (bytes.isLeavingOutAt(path.depth()) && text.get(0) == 'n' && !text.is("null")) {
            throw malformed("has a word that JSON does not know");
        }
    }

    @Override
    void endValue() {
        perhapsEmpty = false;
        bytes.endValue(path.depth());
    }

    @Override
    void next() {
        if (!path.isObject()) {
            type = path.type();
        } else if (path.type() != BodyType.FREE) {
            bytes.hold();
        }
    }
}
