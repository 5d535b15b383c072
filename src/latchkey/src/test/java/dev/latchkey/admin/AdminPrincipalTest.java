package dev.latchkey.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.FakeRequest;
import dev.latchkey.config.Settings;
import dev.latchkey.scope.Catalogue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdminPrincipalTest {
    /** An application may map the filter elsewhere. */
    @Test
    void requestThatTheFilterNeverSaw_isAProblemOfItsOwn() {
        Settings settings = Settings.of(Map.of("latchkey.admin", "true"));
        Catalogue catalogue = Catalogue.of(AdminScopes.entries(), List.of());

        ProblemException problem = catchThrowableOfType(
                ProblemException.class,
                () -> AdminPrincipal.of(FakeRequest.get("/latchkey/me").build(), settings, catalogue, null));

        assertThat(problem.response().status()).isEqualTo(500);
        assertThat(problem.response().body().asJsonObject().getString("type")).endsWith("unchecked-request");
    }
}
