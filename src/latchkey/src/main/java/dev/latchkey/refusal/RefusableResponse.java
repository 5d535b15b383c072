package dev.latchkey.refusal;

/** Is a response wrapper that checks the caller before each write. A refusal is for every caller, so it is written without a check. */
public interface RefusableResponse {
    /** Ends the checks, because a refusal is written next. */
    void allowRefusal();
}
