package dev.latchkey.writing;

/** Gets what {@link JsonTokens} finds in a text, and says what it wants of it. */
abstract class JsonEvents {

    /** Takes the next bytes of the text. */
    abstract void take(int count);

    /** Called before the first byte of a name; returns whether the name is wanted. */
    abstract boolean beginName();

    /** Called at the end of a name that is wanted; returns whether its value is wanted if it is a text. */
    abstract boolean endName();

    /** Called at the end of a name that is not wanted. */
    abstract void skipName();

    /** Called before the first byte of a value. */
    abstract void beginValue(byte b);

    /** Called behind the first byte of an object or array that is not empty. */
    abstract void enter();

    /** Called at the end of a text that is wanted. */
    abstract void endText();

    /** Called at the end of a literal, which {@link #text} begins with. */
    abstract void endLiteral();

    /** Called at the end of a value. */
    abstract void endValue();

    /** Called before the comma behind a member or an element. */
    abstract void next();

    /** Returns what the value that begins is read as. */
    abstract BodyType opened();

    /** Returns whether nothing in the object or array that was opened matters. */
    abstract boolean skips();
}
