package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Redaction.Form;
import dev.latchkey.Redaction.OnMissing;
import dev.latchkey.ScopeRequired;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Classes that show only when an object of them is written, such as those that containers make of beans. */
class LateClassesTest {
    private final Jsonb host = JsonbBuilder.create();
    private final RedactionEngine redactions = new RedactionEngine(
            new Declarations(new Vocabulary()), new ClassIndex.Found(Set.of(Draft.class), Set.of(Draft.class)));

    /** What the application declares. */
    public static class Draft {
        public String getId() {
            return "d1";
        }

        @ScopeRequired("X")
        public String getNote() {
            return "SECRET";
        }
    }

    /** What a container makes of it: whoever lacks the scope may not even call the method. */
    public static final class Guarded extends Draft {
        @Override
        public String getNote() {
            throw new IllegalStateException("refused");
        }
    }

    /** Fails for another reason. */
    public static final class Broken extends Draft {
        @Override
        public String getId() {
            throw new IllegalStateException("broken");
        }
    }

    /** Does not tell what it holds. */
    public static final class Holder {
        private final Object draft;

        Holder(Object draft) {
            this.draft = draft;
        }

        public Object getDraft() {
            return draft;
        }
    }

    private RedactionResult answer(Object value) {
        return redactions.answer(
                value, null, GrantedScopes.ANONYMOUS, new RedactionPolicy(OnMissing.REDACT, 1, false, Form.OMIT), host);
    }

    @Test
    void memberThatMayNotBeRead_isLeftOut() {
        for (Object value : new Object[] {new Holder(new Guarded()), new Object[] {new Guarded()}}) {
            assertThat(answer(value)).isInstanceOfSatisfying(RedactionResult.Part.class, part -> assertThat(part.json())
                    .contains("{\"id\":\"d1\"}")
                    .doesNotContain("note"));
        }
    }

    @Test
    void objectThatCannotBeRead_isNotShown() {
        assertThatThrownBy(() -> answer(new Holder(new Broken()))).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> answer(new Holder(new Broken()))).isInstanceOf(RuntimeException.class);
    }
}
