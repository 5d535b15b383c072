package dev.latchkey.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ApiKey;
import dev.latchkey.FakeRequest;
import dev.latchkey.authentication.AuthenticatedCaller;
import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.authentication.Authenticator;
import dev.latchkey.authentication.Authenticators;
import dev.latchkey.authentication.Dependence;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.DescribedKey;
import dev.latchkey.key.Digester;
import dev.latchkey.key.KeyRecord;
import dev.latchkey.scope.Vocabulary;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CallerRequestTest {
    private final KeyText key = KeyText.generate("lk");
    private final HttpServletRequest request = new CallerRequest(
            FakeRequest.get("/things").header("Accept", "text/plain").build(), caller());

    private AuthenticatedCaller caller() {
        Settings settings = Settings.of(Map.of());
        Digester digester = new Digester(List.of());
        ApiKey described = new DescribedKey(
                key.id(), "shop", "", Set.of("Things:Get"), Instant.EPOCH, ApiKey.State.ACTIVE, Optional.empty());
        Authenticator authenticator = Authenticators.of(
                settings, id -> Optional.of(new KeyRecord(described, digester.digest(key))), new Vocabulary());
        AuthenticationResult outcome = authenticator.authenticate(
                FakeRequest.get("/").key(key.text().reveal()).build());
        return ((AuthenticationResult.Known) outcome).caller();
    }

    @Test
    void principal_isTheKeyByItsPublicId() {
        assertThat(request.getUserPrincipal().getName()).isEqualTo(key.id());
        assertThat(request.getRemoteUser()).isEqualTo(key.id());
        assertThat(request.getAuthType()).isEqualTo("Key");
        assertThat(request.getUserPrincipal()).isEqualTo(request.getUserPrincipal());
    }

    @Test
    void roles_areTheScopes() {
        assertThat(request.isUserInRole("Things:Get")).isTrue();
        assertThat(request.isUserInRole("Things:Add")).isFalse();
        assertThat(request.isUserInRole("All")).isFalse();
        assertThat(request.isUserInRole(null)).isFalse();
    }

    @Test
    void everythingElse_isTheRequests() {
        assertThat(request.getHeader("Accept")).isEqualTo("text/plain");
        assertThat(request.getRequestURI()).isEqualTo("/things");
    }

    private static void assertNoted(
            HttpServletRequest sent, Consumer<HttpServletRequest> question, HttpServletRequest asked) {
        sent.setAttribute(Dependence.PROPERTY, Dependence.NONE);
        question.accept(asked);
        assertThat(sent.getAttribute(Dependence.PROPERTY)).isSameAs(Dependence.CALLER);
    }

    /** The response of a public endpoint that asks differs by caller. */
    @Test
    void askingWhoCalls_isNoted_withAndWithoutAKey() {
        List<Consumer<HttpServletRequest>> questions = List.of(
                HttpServletRequest::getUserPrincipal,
                HttpServletRequest::getRemoteUser,
                HttpServletRequest::getAuthType,
                each -> each.isUserInRole("Things:Get"));
        for (Consumer<HttpServletRequest> question : questions) {
            HttpServletRequest sent = FakeRequest.get("/things").build();
            assertNoted(sent, question, new CallerRequest(sent, caller()));
            assertNoted(sent, question, new ScopedRequest(sent, caller()));
            assertNoted(sent, question, new AnonymousRequest(sent));
        }
    }
}
