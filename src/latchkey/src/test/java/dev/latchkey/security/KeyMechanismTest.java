package dev.latchkey.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Fake;
import dev.latchkey.FakeContext;
import dev.latchkey.FakeRequest;
import dev.latchkey.FakeResponse;
import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.authentication.Authenticators;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.authentication.RefusalReporter;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.Digester;
import dev.latchkey.refusal.RefusalWriter;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import dev.latchkey.servlet.RequestAuthenticator;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyMechanismTest {
    /** One of three overloads. */
    private static final Fake.Method2<HttpMessageContext, String, Set<String>, AuthenticationStatus> NOTIFY =
            HttpMessageContext::notifyContainerAboutLogin;

    private final KeyText key = KeyText.generate("lk");
    private final Vocabulary vocabulary = new Vocabulary();
    private final Settings settings = Settings.of(Map.of(
            "latchkey.container",
            "true",
            "latchkey.keys",
            "id=" + key.id() + " digest=" + new Digester(List.of()).digest(key).text()
                    + " application=shop scopes=Things:Get,Things:Add"));
    private final ServletContext application = new FakeContext().build();
    private final FakeResponse response = new FakeResponse();
    private final RequestAuthenticator requestAuthenticator = RequestAuthenticator.getOrCreate(
            application,
            settings,
            new Declarations(vocabulary),
            Authenticators.of(settings, id -> Optional.empty(), vocabulary),
            new RefusalWriter(
                    settings,
                    (refusal, request) -> null,
                    new RefusalReporter(settings, event -> {}, System::nanoTime)));

    private String name;
    private Object groups;

    private HttpMessageContext container(boolean needsACaller, boolean asked) {
        return Fake.of(HttpMessageContext.class)
                .returns(HttpMessageContext::isProtected, needsACaller)
                .returns(HttpMessageContext::isAuthenticationRequest, asked)
                .returns(HttpMessageContext::doNothing, AuthenticationStatus.NOT_DONE)
                .on(NOTIFY, this::login)
                .build();
    }

    private AuthenticationStatus login(String caller, Set<String> roles) {
        name = caller;
        groups = roles;
        return AuthenticationStatus.SUCCESS;
    }

    private AuthenticationStatus validate(HttpServletRequest request, HttpMessageContext container)
            throws AuthenticationException {
        return new KeyMechanism().validateRequest(request, response.response(), container);
    }

    private FakeRequest request() {
        return FakeRequest.get("/things").to(application);
    }

    @Test
    void validKey_isTheCaller_andItsScopesAreGroups() throws AuthenticationException {
        HttpServletRequest request = request().key(key.text().reveal()).build();

        assertThat(validate(request, container(false, false))).isEqualTo(AuthenticationStatus.SUCCESS);
        assertThat(name).isEqualTo(key.id());
        assertThat(groups).isEqualTo(Set.of("Things:Get", "Things:Add"));
        assertThat(CurrentCaller.isInContainer(request)).isTrue();
    }

    /** Which endpoints are public, the filter knows. */
    @ParameterizedTest
    @CsvSource({"false", "true"})
    void withoutAValidKey_theFilterDecides(boolean wrong) throws AuthenticationException {
        FakeRequest request = request();
        HttpServletRequest built =
                (wrong ? request.key(KeyText.generate("lk").text().reveal()) : request).build();

        assertThat(validate(built, container(false, false))).isEqualTo(AuthenticationStatus.NOT_DONE);
        assertThat(response.isCommitted()).isFalse();
        assertThat(CurrentCaller.isInContainer(built)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"true,false", "false,true"})
    void withoutAValidKey_theAnswerIsOursWhereTheContainerWouldRefuse(boolean needsACaller, boolean asked)
            throws AuthenticationException {
        assertThat(validate(request().build(), container(needsACaller, asked)))
                .isEqualTo(AuthenticationStatus.SEND_FAILURE);
        assertThat(response.status()).isEqualTo(401);
        assertThat(response.body()).contains("credentials-required");
    }

    /** Each time it is looked at, what was sent here is refused by an object of its own. */
    @Test
    void filterThatComesLater_findsWhatWasFound() throws AuthenticationException {
        HttpServletRequest request = request().key("nonsense").build();
        validate(request, container(false, false));
        AuthenticationResult found = CurrentCaller.outcomeOf(request);

        assertThat(found).isInstanceOf(AuthenticationResult.Refused.class);
        assertThat(requestAuthenticator.authenticate(request, response.response()))
                .isSameAs(found);
    }
}
