package dev.latchkey.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.FakeContext;
import dev.latchkey.FakeRequest;
import dev.latchkey.PublicEndpoint;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.ScopeRequired;
import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.config.Settings;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets past the servlet edge, by what the servlet declares; here nobody sends a key. */
class ServletGuardTest {
    public static class Plain extends HttpServlet {
        private static final long serialVersionUID = 1L;
    }

    @PublicEndpoint
    public static class Open extends Plain {
        private static final long serialVersionUID = 1L;

        @Override
        @ScopeRequired("Things:Add")
        protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
    }

    @ScopeRequired("Things:Get")
    public static class Guarded extends Plain {
        private static final long serialVersionUID = 1L;

        @Override
        @PublicEndpoint
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {}
    }

    public static class OwnOptions extends Plain {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doOptions(HttpServletRequest request, HttpServletResponse response) {}
    }

    public static class OwnService extends Plain {
        private static final long serialVersionUID = 1L;

        @Override
        @PublicEndpoint
        protected void service(HttpServletRequest request, HttpServletResponse response) {}
    }

    public static class Rest extends Application {}

    private final FakeContext context = new FakeContext()
            .servlet("plain", Plain.class)
            .servlet("open", Open.class)
            .servlet("guarded", Guarded.class)
            .servlet("ownOptions", OwnOptions.class)
            .servlet("ownService", OwnService.class);
    private final Settings settings = Settings.of(Map.of("latchkey.public", "/page.html,/static/*,*.css"));

    ServletGuardTest() {
        GuardedRestRegistry.prepare(context.build());
    }

    private ServletGuard guard() {
        return new ServletGuard(
                new RequestTargetResolver(context.build(), new Declarations(new Vocabulary())),
                settings.access().publicPaths());
    }

    private Optional<Refusal> refusalOfDispatch(
            String servlet, HttpServletRequest request, AuthenticationResult outcome) {
        return guard().refusalOfDispatch(guard().targetOf(servlet, request), request, outcome);
    }

    private String answer(FakeRequest request, AuthenticationResult outcome) {
        HttpServletRequest built = request.build();
        return guard().refusalFor(guard().targetOf(built), built, outcome)
                .map(refusal -> String.valueOf(refusal.status()))
                .orElse("pass");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,     plain,      401",
        "GET,     unknown,    401",
        "GET,     ,           401",
        "GET,     open,       pass",
        "HEAD,    open,       pass",
        "POST,    open,       401",
        "GET,     guarded,    pass",
        "HEAD,    guarded,    pass",
        "POST,    guarded,    401",
        "OPTIONS, guarded,    401",
        "BREW,    guarded,    401",
        "POST,    ownService, pass"
    })
    void refusalFor_aStranger_goesByTheServletsDeclaration(String method, String servlet, String expected) {
        assertThat(answer(FakeRequest.of(method).mappedTo(servlet), AuthenticationResult.ANONYMOUS))
                .isEqualTo(expected);
    }

    @Test
    void refusalFor_aBadKey_isRefusedOnPublicServletsToo() {
        AuthenticationResult bad = new AuthenticationResult.Refused(Refusal.of(RefusalKind.INVALID_KEY));

        assertThat(answer(FakeRequest.of("GET").mappedTo("open"), bad)).isEqualTo("401");
        assertThat(answer(FakeRequest.get("/page.html").mappedTo("default"), bad))
                .isEqualTo("401");
    }

    @Test
    void refusalFor_aPublicPath_opensWhatDeclaresNothingAndNothingElse() {
        assertThat(answer(FakeRequest.get("/page.html").mappedTo("default"), AuthenticationResult.ANONYMOUS))
                .isEqualTo("pass");
        assertThat(answer(
                        FakeRequest.get("/shop/static/a.css").context("/shop").mappedTo("plain"),
                        AuthenticationResult.ANONYMOUS))
                .isEqualTo("pass");
        assertThat(answer(FakeRequest.get("/static/../x").mappedTo("plain"), AuthenticationResult.ANONYMOUS))
                .isEqualTo("401");
        assertThat(answer(FakeRequest.get("/other").mappedTo("plain"), AuthenticationResult.ANONYMOUS))
                .isEqualTo("401");
        FakeRequest guardedPost = FakeRequest.of("POST").mappedTo("guarded");
        assertThat(answer(guardedPost, AuthenticationResult.ANONYMOUS)).isEqualTo("401");
    }

    @ParameterizedTest
    @CsvSource({"GET,DEFAULT,pass", "HEAD,EXTENSION,pass", "POST,DEFAULT,401", "DELETE,PATH,401", "GET,PATH,401"})
    void refusalFor_aPublicSuffix_opensFilesThatAreReadAndNothingElse(
            String method, MappingMatch match, String expected) {
        assertThat(answer(
                        FakeRequest.of(method, "/users/1.css").mappedTo("plain", match),
                        AuthenticationResult.ANONYMOUS))
                .isEqualTo(expected);
    }

    /** One sign for one servlet: nobody vouches for another, whatever class of application it names. */
    @Test
    void refusalFor_rest_leavesItToTheGuardOfThatServlet() {
        context.servlet("first", Rest.class).servlet("second", Rest.class);
        FakeRequest rest = FakeRequest.get("/api/things").mappedTo("first");
        FakeRequest other = FakeRequest.get("/other/things").mappedTo("second");
        assertThat(answer(rest, AuthenticationResult.ANONYMOUS))
                .as("without a guard")
                .isEqualTo("401");

        GuardedRestRegistry.guarded(context.build(), "first");
        assertThat(answer(rest, AuthenticationResult.ANONYMOUS)).isEqualTo("pass");
        assertThat(answer(rest, new AuthenticationResult.Refused(Refusal.of(RefusalKind.INVALID_KEY))))
                .isEqualTo("pass");
        assertThat(answer(other, AuthenticationResult.ANONYMOUS)).isEqualTo("401");
        assertThat(answer(FakeRequest.get("/").mappedTo(Rest.class.getName()), AuthenticationResult.ANONYMOUS))
                .isEqualTo("401");
    }

    @Test
    void refusalFor_restInAServletThatNamesNoApplication_isKnownByTheGuardsSign() {
        GuardedRestRegistry.guarded(context.build(), "plain");

        assertThat(answer(FakeRequest.get("/").mappedTo("plain"), AuthenticationResult.ANONYMOUS))
                .isEqualTo("pass");
    }

    @Test
    void refusalFor_anything_isRefusedWhileRestIsAFilterWithoutTheGuard() {
        context.filter("rest", Rest.class);
        assertThat(answer(FakeRequest.get("/").mappedTo("open"), AuthenticationResult.ANONYMOUS))
                .isEqualTo("401");

        GuardedRestRegistry.guarded(context.build(), "rest");
        assertThat(answer(FakeRequest.get("/").mappedTo("open"), AuthenticationResult.ANONYMOUS))
                .isEqualTo("pass");
    }

    @Test
    void isPreflight_doesNotReachRestWithoutTheGuard() {
        FakeRequest preflight = FakeRequest.of("OPTIONS")
                .header("Origin", "https://example.org")
                .header("Access-Control-Request-Method", "GET")
                .mappedTo(Rest.class.getName());
        assertThat(guard().isPreflight(preflight.build())).isFalse();

        GuardedRestRegistry.guarded(context.build(), Rest.class.getName());
        assertThat(guard().isPreflight(preflight.build())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"plain,true", "guarded,true", "ownOptions,false", "ownService,false", "unknown,false"})
    void isPreflight_onlyWhereNoCodeOfTheHostRuns(String servlet, boolean expected) {
        FakeRequest preflight = FakeRequest.of("OPTIONS")
                .header("Origin", "https://example.org")
                .header("Access-Control-Request-Method", "GET")
                .mappedTo(servlet);

        assertThat(guard().isPreflight(preflight.build())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"plain, true", "open, true", "guarded, true", "ownService, true", "nowhere, true"})
    void refusalOfDispatch_toAServlet_isForWhatDeclaresScopesAlone(String servlet, boolean allowed) {
        HttpServletRequest get = FakeRequest.get("/x").mappedTo("other").build();

        assertThat(refusalOfDispatch(servlet, get, AuthenticationResult.ANONYMOUS)
                        .isEmpty())
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"plain, true", "open, false", "guarded, false", "ownService, true"})
    void refusalOfDispatch_toAServlet_goesByTheMethod(String servlet, boolean allowed) {
        HttpServletRequest post = FakeRequest.of("POST", "/x").mappedTo("other").build();

        assertThat(refusalOfDispatch(servlet, post, AuthenticationResult.ANONYMOUS)
                        .isEmpty())
                .isEqualTo(allowed);
    }

    @Test
    void refusalOfDispatch_toAServlet_letsAPreflightToWhatRunsNoCodeAlone() {
        HttpServletRequest options =
                FakeRequest.of("OPTIONS", "/x").mappedTo("other").build();

        assertThat(refusalOfDispatch("guarded", options, AuthenticationResult.PREFLIGHT))
                .isEmpty();
        assertThat(refusalOfDispatch("ownOptions", options, AuthenticationResult.PREFLIGHT))
                .isEmpty();
    }
}
