package dev.latchkey.it.plain;

import dev.latchkey.Caller;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import java.io.Serializable;

/** Lives in a session, into which a caller must fit. */
@SessionScoped
public class Visit implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private Caller caller;

    public String keyId() {
        return caller.keyId();
    }
}
