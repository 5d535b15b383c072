package dev.latchkey.admin;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Caller;
import dev.latchkey.Secret;
import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.authentication.Authenticator;
import dev.latchkey.config.Settings;
import dev.latchkey.key.Tickets;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets a sign-in to the console survive a reload: exchanges a key for a ticket in a cookie, and finds the caller of a request that
 * has the cookie and no key.
 *
 * <p>Browsers add the cookie by themselves, so a request by ticket needs the proofs of its origin that a request of a user of the
 * container needs, and the header field of the console with every method.
 */
final class ConsoleTickets {
    /** The name of the cookie. */
    static final String COOKIE = "latchkey-ticket";

    private static final String ATTRIBUTES = "; HttpOnly; Secure; SameSite=Strict";
    private static final String RESOURCE = "session";

    private final Tickets tickets;
    private final Authenticator authenticator;
    private final Settings settings;

    ConsoleTickets(Tickets tickets, Authenticator authenticator, Settings settings) {
        this.tickets = tickets;
        this.authenticator = authenticator;
        this.settings = settings;
    }

    void addTo(Routes routes) {
        routes.add("POST", RESOURCE, this::begin).add("DELETE", RESOURCE, this::end);
    }

    /**
     * Returns the caller of a request that has a ticket and no other credential; empty if it has no ticket, or one that has ended.
     *
     * @throws ProblemException if a page of another origin may have sent it
     * @throws AccessRefusedException if the key of the ticket has ended
     */
    Optional<Caller> callerOf(HttpServletRequest request) {
        Optional<String> ticket = ticket(request);
        if (ticket.isEmpty() || !settings.management().enabled()) {
            return Optional.empty();
        }
        CrossSite.refuseTicket(
                request, settings.management().origins(), settings.network().proxies());
        String address = settings.network().proxies().textOf(request);
        Optional<String> key = authenticator.lookUpLimited(address, () -> tickets.keyOf(ticket.get()));
        if (key.isEmpty()) {
            return Optional.empty();
        }
        AuthenticationResult outcome = authenticator.authenticateHolder(key.get(), request);
        if (outcome instanceof AuthenticationResult.Known known) {
            return Optional.of(known.caller());
        }
        throw new AccessRefusedException(((AuthenticationResult.Refused) outcome).refusal());
    }

    /** Two cookies of the name are none: the other one is of somebody who can set cookies for a parent domain or path. */
    private static Optional<String> ticket(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        List<String> values = Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> COOKIE.equals(cookie.getName()))
                .map(Cookie::getValue)
                .toList();
        return values.size() == 1 && !isSentTwice(request) ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** Some servers report only one of several cookies with the same name, so the header fields are counted. */
    private static boolean isSentTwice(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Cookie")).stream()
                        .flatMap(field -> Stream.of(field.split("[;,]")))
                        .filter(pair -> COOKIE.equals(pair.split("=", 2)[0].strip()))
                        .count()
                > 1;
    }

    private AdminResponse begin(AdminRequest request) {
        AdminPrincipal principal = request.parameters().principal();
        if (principal.isByTicket()) {
            throw Problems.ticketNotEnough();
        }
        ticket(request.servletRequest()).ifPresent(tickets::end);
        if (principal.key().isEmpty() || settings.management().ticket().isZero()) {
            return AdminResponse.nothing();
        }
        Secret ticket = tickets.issue(
                principal.key().get().keyId(), settings.management().ticket());
        return AdminResponse.nothing()
                .with(
                        "Set-Cookie",
                        cookie(
                                request,
                                ticket.reveal(),
                                settings.management().ticket().toSeconds()));
    }

    private AdminResponse end(AdminRequest request) {
        request.parameters();
        ticket(request.servletRequest()).ifPresent(tickets::end);
        return AdminResponse.nothing().with("Set-Cookie", cookie(request, "", 0));
    }

    /** The path is the one of key management as the browser sees it in this request. */
    private String cookie(AdminRequest request, String value, long seconds) {
        String uri = request.servletRequest().getRequestURI();
        String prefix =
                settings.network().proxies().of(request.servletRequest()).prefix();
        String path = prefix + uri.substring(0, uri.lastIndexOf('/') + 1);
        return COOKIE + "=" + value + "; Path=" + path + "; Max-Age=" + seconds + ATTRIBUTES;
    }
}
