package dev.latchkey.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ApiKey;
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
import dev.latchkey.key.DescribedKey;
import dev.latchkey.key.Digester;
import dev.latchkey.key.KeyRecord;
import dev.latchkey.refusal.RefusalWriter;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LatchkeyFilterTest {
    private static final KeyText KEY = KeyText.generate("lk");

    private final Settings settings = Settings.of(Map.of("latchkey.public", "/open/*"));
    private final Vocabulary vocabulary = new Vocabulary();
    private final LatchkeyFilter filter = new LatchkeyFilter(
            Authenticators.of(settings, LatchkeyFilterTest::stored, vocabulary),
            settings,
            new Declarations(vocabulary),
            new RefusalWriter(
                    settings,
                    (refusal, request) -> null,
                    new RefusalReporter(settings, event -> {}, System::nanoTime)));
    private final FakeResponse response = new FakeResponse();

    @BeforeEach
    void start() throws Exception {
        ServletContext context = new FakeContext().build();
        GuardedRestRegistry.prepare(context);
        filter.init(Fake.of(FilterConfig.class)
                .returns(FilterConfig::getFilterName, LatchkeyFilter.NAME)
                .returns(FilterConfig::getServletContext, context)
                .build());
    }

    private static Optional<KeyRecord> stored(String id) {
        ApiKey key =
                new DescribedKey(KEY.id(), "shop", "", Set.of(), Instant.EPOCH, ApiKey.State.ACTIVE, Optional.empty());
        return Optional.of(new KeyRecord(key, new Digester(List.of()).digest(KEY)))
                .filter(found -> id.equals(KEY.id()));
    }

    private boolean isLetIn(HttpServletRequest request) throws Exception {
        boolean[] reached = new boolean[1];
        filter.doFilter(request, response.response(), (asked, answered) -> {
            reached[0] = true;
            assertThat(CurrentCaller.enter(AuthenticationResult.ANONYMOUS)).isSameAs(AuthenticationResult.ANONYMOUS);
        });
        return reached[0];
    }

    @Test
    void doFilter_ofARequestWithAValidKey_runsTheRestAsItsCaller() throws Exception {
        List<AuthenticationResult> seen = new ArrayList<>();
        HttpServletRequest request = FakeRequest.get("/other")
                .mappedTo("any")
                .header("Authorization", "Key " + KEY.text().reveal())
                .build();

        filter.doFilter(request, response.response(), (asked, answered) -> {
            seen.add(CurrentCaller.outcomeOf((HttpServletRequest) asked));
            assertThat(((HttpServletRequest) asked).getRemoteUser()).isEqualTo(KEY.id());
        });

        assertThat(seen).singleElement().isInstanceOfSatisfying(AuthenticationResult.Known.class, known -> {
            assertThat(known.caller().keyId()).isEqualTo(KEY.id());
            assertThat(known.caller().application()).isEqualTo("shop");
        });
        assertThat(response.status()).isNotEqualTo(401);
        assertThat(CurrentCaller.enter(null)).as("nobody stays on the thread").isNull();
    }

    @Test
    void doFilter_ofARequestWithAnotherSecret_stopsThere() throws Exception {
        HttpServletRequest request = FakeRequest.get("/other")
                .mappedTo("any")
                .header("Authorization", "Key " + KeyText.generate("lk").text().reveal())
                .build();

        assertThat(isLetIn(request)).isFalse();
        assertThat(response.status()).isEqualTo(401);
    }

    private static Object openToAll(HttpServletRequest request) {
        return request.getAttribute(CurrentCaller.publicProperty());
    }

    @Test
    void doFilter_ofAPublicPath_saysSoToTheGuards() throws Exception {
        HttpServletRequest open = FakeRequest.get("/open/x").mappedTo("any").build();
        HttpServletRequest other = FakeRequest.get("/other").mappedTo("any").build();

        assertThat(isLetIn(open)).isTrue();
        assertThat(isLetIn(other)).isFalse();

        assertThat(openToAll(open)).isEqualTo(true);
        assertThat(openToAll(other)).isNull();
        assertThat(response.status()).isEqualTo(401);
    }

    @Test
    void doFilter_ofALaterDispatch_forgetsThatThePathBeforeWasPublic() throws Exception {
        HttpServletRequest later = FakeRequest.get("/other")
                .mappedTo("any")
                .dispatched(DispatcherType.ASYNC)
                .build();
        CurrentCaller.put(later, AuthenticationResult.ANONYMOUS);
        later.setAttribute(CurrentCaller.publicProperty(), Boolean.TRUE);

        assertThat(isLetIn(later)).isFalse();
        assertThat(openToAll(later)).isNull();
    }

    /** Its outcome is of a class that this web application does not know. */
    @Test
    void doFilter_ofADispatchFromAnotherWebApplication_forgetsThatThePathThereWasPublic() throws Exception {
        HttpServletRequest later = FakeRequest.get("/other").mappedTo("any").build();
        later.setAttribute(CurrentCaller.publicProperty(), Boolean.TRUE);

        assertThat(isLetIn(later)).isFalse();
        assertThat(openToAll(later)).isNull();
    }

    @Test
    void doFilter_leavesNobodyOnTheThread() throws Exception {
        assertThat(isLetIn(FakeRequest.get("/open/x").mappedTo("any").build())).isTrue();

        assertThat(CurrentCaller.enter(null)).isNull();
    }
}
