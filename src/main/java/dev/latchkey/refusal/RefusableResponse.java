package dev.latchkey.refusal;

/** Is a wrapped response that checks what is written. A refusal is for every caller, so that it passes without a check. */
public interface RefusableResponse {
    /** Ends the checks: what follows is a refusal. */
    void allowRefusal();
}
