package dev.latchkey.admin;

import dev.latchkey.key.KeyManagement;
import java.util.OptionalLong;

/** Lets the holder of a key end it, whatever its scopes are. */
final class SelfApi {
    private final KeyManagement management;

    SelfApi(KeyManagement management) {
        this.management = management;
    }

    void addTo(Routes routes) {
        routes.add("DELETE", "me", this::delete);
    }

    private AdminResponse delete(AdminRequest request) {
        AdminPrincipal principal = request.parameters().principal();
        String id = principal
                .key()
                .orElseThrow(() -> ProblemException.notFound("The caller is a user and has no key."))
                .keyId();
        request.requireTagless();
        management.delete(principal.actor(), id, OptionalLong.empty());
        return AdminResponse.nothing();
    }
}
