package dev.latchkey.redaction;

/** Says why something is withheld from a caller. */
public enum HidingReason {
    /** The class of the object needs a scope. */
    CLASS,
    /** The member needs a scope. */
    MEMBER,
    /** All that the member is declared to hold needs a scope by its class. */
    CONTENT,
    /** A serializer or an adapter would be given an object that leads to something that needs a scope. */
    COMPONENT,
    /** The text of a key of a map would be made by an object that leads to something that needs a scope. */
    KEY,
    /** The value is written as text or number by code of its own, and leads to something that needs a scope. */
    OWN_TEXT,
    /** An adapter returned an object of a subclass with guarded members, which would be written as its superclass. */
    ADAPTED,
    /** What the class declares cannot be read. */
    UNREADABLE,
    /** The JSON-B provider cannot write the class. */
    NOT_MODELLED
}
