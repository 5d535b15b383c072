package dev.latchkey.redact;

import dev.latchkey.Redaction.Form;
import java.io.Writer;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Takes the characters of one rendering, and notes what was shown and withheld on the way.
 *
 * <p>It is the writer that JSON-B is given, so that the generator finds it there: a rendering has no other place to keep
 * anything, and a thread may render within a rendering.
 */
final class Pass extends Writer {
    private final StringBuilder text;
    private final Form form;
    private final long limit;
    private final Set<Class<?>> withheldFrom = new LinkedHashSet<>();
    private long leaves;
    private boolean started;
    private boolean rootWithheld;

    private Pass(StringBuilder text, Form form, long limit) {
        this.text = text;
        this.form = form;
        this.limit = limit;
    }

    /** One whose text is kept. */
    static Pass keeping(Form form) {
        return new Pass(new StringBuilder(1024), form, Long.MAX_VALUE);
    }

    /** One that only counts, and throws {@link TooMany} when there are more leaves than {@code limit}. */
    static Pass counting(long limit) {
        return new Pass(null, Form.OMIT, limit);
    }

    /** Ends a rendering early. An error, since JSON-B providers catch exceptions and wrap them at every level. */
    static final class TooMany extends Error {
        private static final long serialVersionUID = 1L;

        TooMany() {
            super(null, null, false, false);
        }
    }

    boolean keepsText() {
        return text != null;
    }

    void start() {
        started = true;
    }

    void leaf() {
        if (++leaves > limit) {
            throw new TooMany();
        }
    }

    /** Notes that something is withheld; says in what form a member shows that. */
    Form withheld(Withheld value, boolean root) {
        withheldFrom.add(value.type());
        rootWithheld |= root;
        if (value.place() == Withheld.Place.OBJECT || form == Form.EMPTY && value.place() == Withheld.Place.MEMBER) {
            return Form.OMIT;
        }
        return form;
    }

    /** Whether the provider rendered by our generator, without which nothing was sieved. */
    boolean isStarted() {
        return started;
    }

    boolean isRootWithheld() {
        return rootWithheld;
    }

    /** The number of strings, numbers and truth values. */
    long leaves() {
        return leaves;
    }

    /** The classes of the objects that were withheld, or some of whose members were. */
    Set<Class<?>> withheldFrom() {
        return withheldFrom;
    }

    /** Where the text is gathered; null in a pass that only counts. */
    StringBuilder builder() {
        return text;
    }

    String text() {
        return text.toString();
    }

    @Override
    public void write(char[] characters, int offset, int length) {
        text.append(characters, offset, length);
    }

    @Override
    public void write(String characters, int offset, int length) {
        text.append(characters, offset, offset + length);
    }

    @Override
    public void flush() {
        // The text is here already.
    }

    @Override
    public void close() {
        // There is nothing to let go of.
    }
}
