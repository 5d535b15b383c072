package dev.latchkey.writing;

/** Tells what {@link JsonTokens} expects next. */
enum JsonState {
    START,
    VALUE,
    FIRST_ELEMENT,
    FIRST_NAME,
    NAME,
    IN_NAME,
    COLON,
    IN_STRING,
    IN_LITERAL,
    AFTER_VALUE,
    DONE
}
