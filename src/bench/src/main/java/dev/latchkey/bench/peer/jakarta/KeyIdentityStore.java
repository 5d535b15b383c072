package dev.latchkey.bench.peer.jakarta;

import dev.latchkey.bench.peer.PeerKeys;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.servlet.ServletContext;

/** Validates keys in memory. Their permissions become groups of the caller. */
@ApplicationScoped
public class KeyIdentityStore implements IdentityStore {
    @Inject
    private ServletContext context;

    private PeerKeys keys;

    @PostConstruct
    void read() {
        keys = PeerKeys.of(context);
    }

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof KeyCredential sent)) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        if (!keys.isKnown(sent.key())) {
            return CredentialValidationResult.INVALID_RESULT;
        }
        String id = PeerKeys.id(sent.key());
        return new CredentialValidationResult(id, keys.permissions(id));
    }
}
