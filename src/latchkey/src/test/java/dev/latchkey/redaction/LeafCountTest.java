package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Redaction.Form;
import dev.latchkey.Redaction.OnMissing;
import dev.latchkey.ScopeRequired;
import dev.latchkey.redaction.bypackage.AllFields;
import dev.latchkey.redaction.bypackage.InPackage;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.annotation.JsonbVisibility;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The declared portion of a type that is withheld from a caller without scopes, by the limit at which it is refused. */
class LeafCountTest {

    static List<Arguments> portions() {
        return List.of(
                Arguments.of(Family.OnField.class, 1, 2),
                Arguments.of(Family.OnGetter.class, 1, 2),
                Arguments.of(Family.OddNames.class, 2, 3),
                Arguments.of(Family.Component.class, 1, 2),
                Arguments.of(Family.Implementing.class, 1, 2),
                Arguments.of(Family.GuardedOverride.class, 1, 3),
                Arguments.of(Family.OwnVisibility.class, 1, 2),
                Arguments.of(Family.SubOfOwnVisibility.class, 2, 4),
                Arguments.of(Family.Transient.class, 1, 2),
                Arguments.of(Family.Renamed.class, 1, 2),
                Arguments.of(Family.Node.class, 1, 2),
                Arguments.of(Family.Lists.class, 3, 4),
                Arguments.of(Family.Containers.class, 9, 10),
                Arguments.of(Family.TwoScopes.class, 4, 5),
                Arguments.of(Family.Persons.class, 2, 6),
                Arguments.of(Family.GuardedPage.class, 2, 3),
                Arguments.of(InPackage.class, 1, 2),
                Arguments.of(FieldsAlone.class, 1, 2),
                Arguments.of(FieldsByPrivateStrategy.class, 1, 2),
                Arguments.of(HiddenByTheirGetters.class, 1, 2),
                Arguments.of(People.class, 1, 2),
                Arguments.of(ByName.class, 1, 2));
    }

    /** Public fields of which JSON-B shows nothing, for their getters are not to be seen. */
    public static class HiddenByTheirGetters {
        @ScopeRequired("X")
        public String guarded = "a";

        public String open = "b";
        public String transientByGetter = "c";
        public String privateByGetter = "d";

        @JsonbTransient
        public String getTransientByGetter() {
            return transientByGetter;
        }

        private String getPrivateByGetter() {
            return privateByGetter;
        }

        boolean isSomethingElse() {
            return getPrivateByGetter().isEmpty();
        }
    }

    @JsonbVisibility(AllFields.class)
    @SuppressWarnings("unused")
    public static class FieldsAlone {
        @ScopeRequired("X")
        private String guarded;

        private String open;

        public String getComputed() {
            return guarded + open;
        }
    }

    /** JSON-B creates it, although its constructor is not public. */
    private static final class PrivateStrategy extends AllFields {}

    @JsonbVisibility(PrivateStrategy.class)
    @SuppressWarnings("unused")
    public static class FieldsByPrivateStrategy {
        @ScopeRequired("X")
        private String guarded;

        private String open;
    }

    /** A list of the application's own. */
    public static class People extends ArrayList<Family.OnField> {
        private static final long serialVersionUID = 1L;
    }

    /** A map of the application's own. */
    public static class ByName extends TreeMap<String, Family.OnField> {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @MethodSource("portions")
    void portion_ofADeclaredType_isTheShareOfItsLeafProperties(Class<?> type, int withheld, int leaves) {
        double portion = (double) withheld / leaves;

        assertThat(isRefused(type, portion)).as("at its portion").isFalse();
        assertThat(isRefused(type, portion - 1e-6)).as("below it").isTrue();
    }

    @Test
    void strategyOfVisibilityIsTheHosts() {
        JsonbConfig fields = new JsonbConfig().withPropertyVisibilityStrategy(new AllFields());
        assertThat(portion(Family.PrivateFields.class, fields)).isEqualTo(0.5);
        assertThat(portion(Family.PrivateFields.class, new JsonbConfig())).isZero();
    }

    private static double portion(Class<?> type, JsonbConfig config) {
        return new RedactionEngine(new Declarations(new Vocabulary()), IndexOf.classes(List.of(type)))
                .portions(type, JsonbBuilder.create(config))
                .getOrDefault("X", 0.0);
    }

    private static boolean isRefused(Class<?> type, double limit) {
        Vocabulary vocabulary = new Vocabulary();
        RedactionEngine redactions = new RedactionEngine(
                new Declarations(vocabulary), IndexOf.classes(List.of(Family.class.getDeclaredClasses())));
        return redactions
                .certainRefusal(
                        type,
                        GrantedScopes.ANONYMOUS,
                        new RedactionPolicy(OnMissing.AUTO, limit, false, Form.OMIT),
                        JsonbBuilder.create())
                .isPresent();
    }
}
