package dev.latchkey.writing;

import java.util.function.UnaryOperator;

/**
 * Finds what a name in the text stands for without decoding it each time: bodies repeat few names very often. Not thread-safe.
 */
final class NameCache {
    /** A power of 2. Names that fall into the same place take it from each other. */
    private static final int PLACES = 64;

    /** Longer names are decoded each time. */
    private static final int LONGEST = 64;

    private final Known[] known = new Known[PLACES];
    private final UnaryOperator<BodyType> unlessOpen;

    /** Caches names for one caller: {@code unlessOpen} returns {@link BodyType#FREE} for what the caller may write whole. */
    NameCache(UnaryOperator<BodyType> unlessOpen) {
        this.unlessOpen = unlessOpen;
    }

    /**
     * Knows one name.
     *
     * @param within what the object around it is read as
     * @param text its bytes, with escapes
     * @param name the name
     * @param member the member that it stands for, or null
     * @param content what the member's value is read as
     */
    record Known(BodyType within, byte[] text, String name, BodyType.Member member, BodyType content) {}

    /**
     * Returns what a name stands for.
     *
     * @param text its bytes between the quotes
     * @throws MalformedBodyException if it is no text
     */
    Known find(BodyType within, ByteQueue text) {
        int size = text.size();
        int hash = System.identityHashCode(within);
        for (int i = 0; i < size; i++) {
            hash = 31 * hash + text.get(i);
        }
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        Known found = known[place];
        if (found != null && found.within == within && text.is(found.text)) {
            return found;
        }
        String name = JsonTexts.decoded(text);
        BodyType.Member member = within.member(name);
        BodyType content = member == null ? BodyType.FREE : unlessOpen.apply(member.content());
        found = new Known(within, text.toArray(), name, member, content);
        if (size <= LONGEST) {
            known[place] = found;
        }
        return found;
    }
}
