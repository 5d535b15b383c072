package dev.latchkey.config;

/** Stops a deployment over its configuration, with one sentence that names the setting, its value and what is allowed. */
public class SettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * States the sentence.
     *
     * @param message what is wrong and how to put it right
     */
    public SettingException(String message) {
        super(message);
    }
}
