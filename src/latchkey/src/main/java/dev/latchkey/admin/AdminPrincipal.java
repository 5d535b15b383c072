package dev.latchkey.admin;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Caller;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.authentication.AuthenticatedCaller;
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
 * Identifies who manages keys in one request, and the scopes that they hold: a key, or a user of the container in the role
 * {@value #ROLE}. The body of the request has no influence on it.
 */
final class AdminPrincipal {
    /** The role of the container whose users hold every scope. */
    static final String ROLE = "latchkey-admin";

    private final Optional<Caller> key;
    private final boolean byTicket;
    private final String user;
    private final SortedSet<String> scopes;
    private final Actor actor;
    private final Set<String> required = new TreeSet<>();

    private AdminPrincipal(Optional<Caller> key, boolean byTicket, String user, Set<String> scopes, Actor actor) {
        this.key = key;
        this.byTicket = byTicket;
        this.user = user;
        this.scopes = Collections.unmodifiableSortedSet(new TreeSet<>(scopes));
        this.actor = actor;
    }

    /**
     * Returns the principal of a request.
     *
     * @throws AccessRefusedException if the caller is anonymous
     * @throws ProblemException if the request did not pass the filter, the user lacks the role, or a page of another origin may
     *     have sent the request
     */
    static AdminPrincipal of(
            HttpServletRequest request, Settings settings, Catalogue catalogue, ConsoleTickets tickets) {
        AuthenticationResult outcome = CurrentCaller.outcomeOf(request);
        if (outcome == null) {
            throw Problems.unchecked();
        }
        String address = settings.network().proxies().textOf(request);
        if (outcome instanceof AuthenticationResult.Known known) {
            if (known.caller().isToken()) {
                throw Problems.noKey();
            }
            return of(known.caller(), false, settings, address);
        }
        Optional<Caller> holder =
                outcome instanceof AuthenticationResult.Anonymous ? tickets.callerOf(request) : Optional.empty();
        if (holder.isPresent()) {
            return of(holder.get(), true, settings, address);
        }
        if (outcome instanceof AuthenticationResult.Anonymous && request.getUserPrincipal() != null) {
            if (!request.isUserInRole(ROLE)) {
                throw Problems.roleMissing();
            }
            CrossSite.refuse(
                    request, settings.management().origins(), settings.network().proxies());
            String name = request.getUserPrincipal().getName();
            return new AdminPrincipal(
                    Optional.empty(), false, name, catalogue.names(), Actor.ofUser(name, catalogue.names(), address));
        }
        throw new AccessRefusedException(
                outcome instanceof AuthenticationResult.Refused refused
                        ? refused.refusal()
                        : Refusal.of(RefusalKind.CREDENTIALS_REQUIRED));
    }

    private static AdminPrincipal of(Caller caller, boolean byTicket, Settings settings, String address) {
        Set<String> scopes =
                caller instanceof AuthenticatedCaller known ? known.granted().names() : caller.scopes();
        boolean everywhere = caller.application().equals(settings.management().application());
        Actor actor = Actor.ofKey(caller.keyId(), caller.application(), everywhere, scopes, address);
        return new AdminPrincipal(Optional.of(caller), byTicket, "", scopes, actor);
    }

    /** Returns the key; empty for a user. */
    Optional<Caller> key() {
        return key;
    }

    /** Returns whether the request had a ticket of the console in place of its key. */
    boolean isByTicket() {
        return byTicket;
    }

    /** Returns the name of the user; empty for a key. */
    String user() {
        return user;
    }

    /** Returns the scopes held. A key may hold scopes that only another web application with the same tables declares. */
    SortedSet<String> scopes() {
        return scopes;
    }

    /** Returns the actor for the audit log, with the scopes that this request required. */
    Actor actor() {
        return actor.needing(required);
    }

    /** Returns the only application that the principal manages; empty for all. */
    Optional<String> application() {
        return actor.application();
    }

    /**
     * Requires scopes.
     *
     * @throws AccessRefusedException if the principal lacks one
     */
    AdminPrincipal require(String... scopeNames) {
        required.addAll(Set.of(scopeNames));
        key.ifPresent(this::noteUse);
        Set<String> missing = new TreeSet<>(required);
        missing.removeAll(scopes);
        if (!missing.isEmpty()) {
            throw new AccessRefusedException(Refusal.insufficientScope(missing, Set.of()));
        }
        return this;
    }

    /** A caller who makes keys or gives them scopes needs the scopes, too. */
    private void noteUse(Caller caller) {
        if (required.contains(AdminScopes.KEYS_ADD) || required.contains(AdminScopes.APPS_ADD)) {
            caller.scopes();
        } else {
            required.forEach(caller::has);
        }
    }

    /**
     * Requires that the principal manages an application.
     *
     * @throws ProblemException if it manages only another one
     */
    void requireApplication(String id) {
        if (!actor.manages(id)) {
            throw Problems.otherApplication();
        }
    }
}
