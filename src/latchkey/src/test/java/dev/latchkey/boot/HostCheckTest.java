package dev.latchkey.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.ScopeRequired;
import dev.latchkey.config.SettingException;
import dev.latchkey.config.Settings;
import dev.latchkey.redaction.RedactionPolicy;
import dev.latchkey.rest.ResponsePolicies;
import dev.latchkey.scope.DeclarationException;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostCheckTest {
    private final Declarations declarations = new Declarations(new Vocabulary());

    private void check(String undeclared, Class<?>... types) {
        Settings settings = Settings.of(Map.of("latchkey.undeclared", undeclared));
        new HostCheck(declarations, settings, new ResponsePolicies(declarations, RedactionPolicy.of(settings)))
                .check(List.of(types));
    }

    @Path("things")
    static class Things {
        @ScopeRequired("Field")
        String field;

        @GET
        @ScopeRequired("Things:Get")
        public void get() {}

        @ScopeRequired(anyOf = {"Private:A", "Private:B"})
        public void service() {}
    }

    @Path("undeclared")
    static class Undeclared {
        @GET
        public void get() {}
    }

    static class Misspelt {
        @ScopeRequired("Things Get")
        public String member;
    }

    enum Grade {
        LOW,
        @ScopeRequired("Grades:High")
        HIGH
    }

    @Test
    void check_guardedConstant_isRefused() {
        assertThatThrownBy(() -> check("deny", Grade.class))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining(Grade.class.getName() + ".HIGH would guard nothing");
    }

    @Test
    void check_findsEveryScopeThatIsUsed() {
        check("fail", Things.class);

        assertThat(declarations.usedScopes()).containsExactly("Field", "Private:A", "Private:B", "Things:Get");
    }

    @Test
    void check_anUndeclaredMethod_stopsTheDeploymentWhereItIsToFail() {
        assertThatThrownBy(() -> check("fail", Things.class, Undeclared.class))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("latchkey.undeclared")
                .hasMessageContaining(Undeclared.class.getName() + ".get")
                .hasMessageNotContaining("Things.get");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deny", "allow"})
    void check_anUndeclaredMethod_stopsNothingOtherwise(String undeclared) {
        assertThatCode(() -> check(undeclared, Undeclared.class)).doesNotThrowAnyException();
    }

    @Test
    void check_aMisspeltScope_stopsTheDeploymentEvenOnAField() {
        assertThatThrownBy(() -> check("deny", Misspelt.class))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("Misspelt.member")
                .hasMessageContaining("Things Get");
    }
}
