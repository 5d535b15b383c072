package dev.latchkey.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrantedScopesTest {
    private final Vocabulary vocabulary = new Vocabulary();
    private final Refusal insufficient = Refusal.insufficientScope(Set.of("A"), Set.of());

    @Test
    void refusal_ofAnAnonymousCaller_asksForAKey() {
        assertThat(GrantedScopes.ANONYMOUS.refusal(insufficient))
                .isSameAs(Refusal.of(RefusalKind.CREDENTIALS_REQUIRED));
    }

    @Test
    void refusal_ofAKeyWithoutScopes_namesTheScopes() {
        assertThat(vocabulary.granted(Set.of()).refusal(insufficient)).isSameAs(insufficient);
    }

    @Test
    void granted_ofNames_hasTheSameScopesAsBits() {
        GrantedScopes granted = vocabulary.granted(Set.of("A", "B"));

        assertThat(granted.names()).containsExactlyInAnyOrder("A", "B");
        assertThat(granted.bits()).isEqualTo(vocabulary.setOf(Set.of("B", "A")));
    }
}
