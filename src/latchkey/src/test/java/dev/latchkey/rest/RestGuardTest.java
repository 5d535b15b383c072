package dev.latchkey.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.ApiKey;
import dev.latchkey.Fake;
import dev.latchkey.FakeRequest;
import dev.latchkey.PublicEndpoint;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.ScopeRequired;
import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.authentication.Authenticators;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.config.AccessSettings.Undeclared;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.DescribedKey;
import dev.latchkey.key.Digester;
import dev.latchkey.key.KeyRecord;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may call a REST method, by what it declares; the known caller holds A and B. */
class RestGuardTest {
    private static final Vocabulary VOCABULARY = new Vocabulary();

    static class Resource {
        @GET
        @ScopeRequired("A")
        public void needsA() {}

        @GET
        @ScopeRequired({"B", "C"})
        public void needsMore() {}

        @GET
        @ScopeRequired(anyOf = {"B", "C"})
        public void needsOne() {}

        @GET
        @PublicEndpoint
        public void open() {}

        @GET
        public void undeclared() {}

        /** Stands for what the REST runtime makes up by itself. */
        public void generated() {}
    }

    private static AuthenticationResult outcome(String who) {
        return switch (who) {
            case "stranger" -> AuthenticationResult.ANONYMOUS;
            case "preflight" -> AuthenticationResult.PREFLIGHT;
            case "unseen" -> null;
            case "bad" -> new AuthenticationResult.Refused(Refusal.of(RefusalKind.INVALID_KEY));
            default -> known();
        };
    }

    private static AuthenticationResult known() {
        KeyText text = KeyText.generate("lk");
        Digester digester = new Digester(List.of());
        ApiKey key = new DescribedKey(
                text.id(), "shop", "", Set.of("A", "B"), Instant.EPOCH, ApiKey.State.ACTIVE, Optional.empty());
        KeyRecord stored = new KeyRecord(key, digester.digest(text));
        return Authenticators.of(Settings.of(Map.of()), id -> Optional.of(stored), VOCABULARY)
                .authenticate(FakeRequest.get("/").key(text.text().reveal()).build());
    }

    private static ContainerRequestFilter guardOf(String name, Undeclared undeclared) throws NoSuchMethodException {
        Method method = Resource.class.getMethod(name);
        return new RestGuard(new Declarations(VOCABULARY), undeclared).filterFor(Resource.class, method);
    }

    private static String answer(ContainerRequestFilter filter, String who, String httpMethod) throws IOException {
        HttpServletRequest request = FakeRequest.of(httpMethod).build();
        if (outcome(who) != null) {
            CurrentCaller.put(request, outcome(who));
        }
        UriInfo uri = Fake.of(UriInfo.class)
                .returns(UriInfo::getMatchedResources, List.of("the resource"))
                .build();
        ContainerRequestContext context = Fake.of(ContainerRequestContext.class)
                .returns(ContainerRequestContext::getMethod, httpMethod)
                .returns(ContainerRequestContext::getUriInfo, uri)
                .on(ContainerRequestContext::getProperty, request::getAttribute)
                .does(ContainerRequestContext::setProperty, request::setAttribute)
                .build();
        try {
            filter.filter(context);
            return "pass";
        } catch (AccessRefusedException refused) {
            return String.valueOf(refused.refusal().status());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "needsA,     known,     pass",
        "needsMore,  known,     403",
        "needsOne,   known,     pass",
        "open,       known,     pass",
        "undeclared, known,     403",
        "generated,  known,     403",
        "needsA,     stranger,  401",
        "needsOne,   stranger,  401",
        "open,       stranger,  pass",
        "undeclared, stranger,  401",
        "generated,  stranger,  401",
        "needsA,     preflight, 401",
        "undeclared, preflight, 401",
        "needsA,     unseen,    500",
        "open,       unseen,    pass",
        "undeclared, unseen,    500",
        "needsA,     bad,       401",
        "undeclared, bad,       401"
    })
    void filter_aGet_asDeclared(String method, String who, String expected) throws Exception {
        assertThat(answer(guardOf(method, Undeclared.DENY), who, "GET")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "undeclared, known,     pass",
        "undeclared, stranger,  401",
        "undeclared, bad,       401",
        "needsMore,  known,     403",
        "generated,  known,     403"
    })
    void filter_whereTheUndeclaredIsAllowed_letsAnyKeyInThereAlone(String method, String who, String expected)
            throws Exception {
        assertThat(answer(guardOf(method, Undeclared.ALLOW), who, "GET")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"known,pass", "preflight,pass", "stranger,401", "bad,401"})
    void filter_generatedOptions_areForCallersAndPreflights(String who, String expected) throws Exception {
        assertThat(answer(guardOf("generated", Undeclared.DENY), who, "OPTIONS"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"known,pass", "stranger,pass", "preflight,pass", "unseen,pass", "bad,401"})
    void credentialFilter_turnsBadCredentialsAwayAndNothingElse(String who, String expected) throws IOException {
        assertThat(answer(new CredentialFilter(), who, "GET")).isEqualTo(expected);
    }
}
