package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Redaction.Form;
import dev.latchkey.Redaction.OnMissing;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Classes of other web applications and class loaders. */
class OtherLoadersTest {

    /** Has its own copies of the classes, as another web application would. */
    private static final class Elsewhere extends ClassLoader {
        Elsewhere() {
            super(OtherLoadersTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(Family.class.getName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? copy(name) : loaded;
        }

        private Class<?> copy(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }

        Object guarded() throws ReflectiveOperationException {
            return loadClass(Family.Guarded.class.getName()).getConstructor().newInstance();
        }
    }

    @Test
    void classOfAnotherLoaderShowsNothing() throws Exception {
        RedactionEngine redactions =
                new RedactionEngine(new Declarations(new Vocabulary()), IndexOf.classes(List.of(Family.Guarded.class)));
        Family.Late holder = new Family.Late(new Elsewhere().guarded());
        Jsonb host = JsonbBuilder.create();
        assertThat(host.toJson(holder)).contains("SECRET");

        RedactionResult answer = redactions.answer(
                holder,
                null,
                GrantedScopes.ANONYMOUS,
                new RedactionPolicy(OnMissing.REDACT, 1, false, Form.OMIT),
                host);
        assertThat(answer).isInstanceOfSatisfying(RedactionResult.Part.class, part -> assertThat(part.json())
                .doesNotContain("SECRET")
                .contains("open"));
    }
}
