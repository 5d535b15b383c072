package dev.latchkey.it.staffed;

import jakarta.annotation.security.DeclareRoles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** Knows two users: one who may manage keys, and one who may not. */
@ApplicationScoped
@BasicAuthenticationMechanismDefinition(realmName = "staff")
@DeclareRoles("latchkey-admin")
public class Staff implements IdentityStore {
    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        if (credential.compareTo("alice", "for tests alone")) {
            return new CredentialValidationResult("alice", Set.of("latchkey-admin"));
        }
        return credential.compareTo("bob", "for tests alone")
                ? new CredentialValidationResult("bob", Set.of("reader"))
                : CredentialValidationResult.INVALID_RESULT;
    }
}
