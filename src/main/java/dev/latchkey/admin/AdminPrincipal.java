package dev.latchkey.admin;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Caller;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.config.Settings;
import dev.latchkey.key.Actor;
import dev.latchkey.scope.Catalogue;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Tells who manages keys in one request, and what they may do: a key with its scopes, or a user whom the container has
 * authenticated and knows in the role {@value #ROLE}. Nothing in a request's body can make it another.
 */
final class AdminPrincipal {
    /** The container's role of those who may do everything. */
    static final String ROLE = "latchkey-admin";

    private final Optional<Caller> key;
    private final String user;
    private final SortedSet<String> scopes;
    private final Actor actor;
    private final Set<String> required = new TreeSet<>();

    private AdminPrincipal(Optional<Caller> key, String user, Set<String> scopes, Actor actor) {
        this.key = key;
        this.user = user;
        this.scopes = Collections.unmodifiableSortedSet(new TreeSet<>(scopes));
        this.actor = actor;
    }

    /**
     * Who sent the request.
     *
     * @throws AccessRefusedException if that is nobody
     * @throws ProblemException if the filter has not seen the request, the user lacks the role, or a page of another origin may
     *     have sent the request
     */
    static AdminPrincipal of(HttpServletRequest request, Settings settings, Catalogue catalogue) {
        AuthenticationResult outcome = CurrentCaller.outcomeOf(request);
        if (outcome == null) {
            throw Problems.unchecked();
        }
        if (outcome instanceof AuthenticationResult.Known known) {
            if (known.caller().isToken()) {
                throw Problems.noKey();
            }
            return of(known.caller(), settings, request.getRemoteAddr());
        }
        if (outcome instanceof AuthenticationResult.Anonymous && request.getUserPrincipal() != null) {
            if (!request.isUserInRole(ROLE)) {
                throw Problems.roleMissing();
            }
            CrossSite.refuse(request, settings.management().origins());
            String name = request.getUserPrincipal().getName();
            return new AdminPrincipal(
                    Optional.empty(),
                    name,
                    catalogue.names(),
                    Actor.ofUser(name, catalogue.names(), request.getRemoteAddr()));
        }
        throw new AccessRefusedException(
                outcome instanceof AuthenticationResult.Refused refused
                        ? refused.refusal()
                        : Refusal.of(RefusalKind.CREDENTIALS_REQUIRED));
    }

    private static AdminPrincipal of(Caller caller, Settings settings, String address) {
        Set<String> scopes = caller.scopes();
        boolean everywhere = caller.application().equals(settings.management().application());
        Actor actor = Actor.ofKey(caller.keyId(), caller.application(), everywhere, scopes, address);
        return new AdminPrincipal(Optional.of(caller), "", scopes, actor);
    }

    /** The key; empty for a user. */
    Optional<Caller> key() {
        return key;
    }

    /** The name of the user; empty for a key. */
    String user() {
        return user;
    }

    /** The scopes that they hold. Those of a key count even if another web application with the same tables alone knows them. */
    SortedSet<String> scopes() {
        return scopes;
    }

    /** Who they are for the audit trail, how far they may go, and what has been required of them. */
    Actor actor() {
        return actor.needing(required);
    }

    /** The one application that they manage; empty for all. */
    Optional<String> application() {
        return actor.application();
    }

    /**
     * Goes on only with a scope.
     *
     * @throws AccessRefusedException if they lack it
     */
    AdminPrincipal require(String... needed) {
        required.addAll(Set.of(needed));
        Set<String> missing = new TreeSet<>(required);
        missing.removeAll(scopes);
        if (!missing.isEmpty()) {
            throw new AccessRefusedException(Refusal.insufficientScope(missing, Set.of()));
        }
        return this;
    }

    /**
     * Goes on only where they may see an application.
     *
     * @throws ProblemException if they manage another one alone
     */
    void requireApplication(String id) {
        if (!actor.manages(id)) {
            throw Problems.otherApplication();
        }
    }
}
