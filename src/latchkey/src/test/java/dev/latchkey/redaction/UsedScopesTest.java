package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ScopeRequired;
import dev.latchkey.config.Settings;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which scopes of a caller count as used by what was shown to it. */
class UsedScopesTest {
    private static final RedactionPolicy RULE = RedactionPolicy.of(Settings.of(Map.of()));

    private final Vocabulary vocabulary = new Vocabulary();
    private final RedactionEngine engine = new RedactionEngine(
            new Declarations(vocabulary), IndexOf.classes(List.of(UsedScopesTest.class.getDeclaredClasses())));
    private final Jsonb host = JsonbBuilder.create();
    private final Set<String> used = new TreeSet<>();
    private final GrantedScopes granted = vocabulary.granted(Set.of("X", "Y", "Z"), used::add);

    public static class One {
        @ScopeRequired("X")
        public String x = "x";

        public String open = "open";
    }

    public static class Other {
        @ScopeRequired("Y")
        public String y = "y";

        @ScopeRequired("Z")
        public String z;
    }

    public static class Holding {
        public One one;
        public String open = "open";
    }

    private RedactionResult shown(Object value, Class<?> type) {
        return engine.answer(value, type, granted, RULE, host);
    }

    @Test
    void shownMember_usesItsScopeAlone() {
        assertThat(shown(new One(), One.class)).isInstanceOf(RedactionResult.Whole.class);
        assertThat(used).containsExactly("X");
    }

    @Test
    void memberBehindAnOpenType_usesItsScope() {
        shown(new ArrayList<>(List.of(new One())), Object.class);
        assertThat(used).containsExactly("X");
    }

    /** The declared portion is calculated from all members: without one of their scopes the response may be a refusal. */
    @Test
    void declaredMembers_useTheirScopesEvenIfTheyAreAbsent() {
        shown(new Other(), Other.class);
        assertThat(used).containsExactly("Y", "Z");
        used.clear();
        GrantedScopes next = vocabulary.granted(Set.of("X", "Y", "Z"), used::add);
        engine.certainRefusal(Other.class, next, RULE, host);
        assertThat(used).containsExactly("Y", "Z");
        used.clear();
        GrantedScopes last = vocabulary.granted(Set.of("X", "Y", "Z"), used::add);
        engine.answer(new Holding(), Holding.class, last, RULE, host);
        assertThat(used).containsExactly("X");
    }

    /** It says that nothing of any response was withheld. */
    @Test
    void responseWithoutABody_usesAllScopes() {
        engine.noteUse(granted);
        assertThat(used).containsExactly("X", "Y", "Z");
    }

    @Test
    void questionsAboutTheWholeApplication_useNothing() {
        assertThat(engine.isAllFor(granted)).isTrue();
        assertThat(engine.missingFor(granted)).isEmpty();
        assertThat(used).isEmpty();
    }

    /** The cache of rules belongs to all callers with the same scopes, and the first of them must not use for all. */
    @Test
    void laterCaller_usesItsScopesToo() {
        shown(new One(), One.class);
        used.clear();
        Set<String> others = new TreeSet<>();
        GrantedScopes other = vocabulary.granted(Set.of("X", "Y", "Z"), others::add);
        engine.answer(new One(), One.class, other, RULE, host);
        assertThat(others).containsExactly("X");
        assertThat(used).isEmpty();
    }
}
