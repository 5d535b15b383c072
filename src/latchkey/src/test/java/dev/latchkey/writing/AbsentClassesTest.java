package dev.latchkey.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.redaction.Compiled;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Vocabulary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A class of the application that refers to an absent library does not affect other classes. */
class AbsentClassesTest {
    private static final String SHAPE = "public class Shape { @ScopeRequired(\"X\") public String margin; }";
    private static final String BROKEN = "public class Broken extends Shape { public Library library; }";
    private static final String GUARDED =
            "public class Guarded extends Shape { @ScopeRequired(\"Y\") public String price; public Library library; }";
    private static final String OPTIONAL = "import java.util.List; public class Optional {"
            + " public Library make() { return null; } public Shape shape; public List<Library> all; }";

    private final Vocabulary vocabulary = new Vocabulary();
    private final GrantedScopes none = vocabulary.granted(java.util.Set.of());
    private ClassLoader loader;
    private Class<?> shape;
    private Class<?> broken;
    private WriteGuard guard;

    @BeforeEach
    void compileAndLoseTheLibrary() throws ClassNotFoundException {
        loader = new Compiled(
                        "package absent; ",
                        Map.of(
                                "Shape", SHAPE,
                                "Broken", BROKEN,
                                "Guarded", GUARDED,
                                "Optional", OPTIONAL,
                                "Library", "public class Library {}"))
                .without("absent.Library")
                .loader();
        shape = loader.loadClass("absent.Shape");
        broken = loader.loadClass("absent.Broken");
        guard = new WriteGuard(new Declarations(vocabulary), List.of(shape, broken));
    }

    /** The digest of the declarations goes into the entity tags of all redacted responses. */
    @Test
    void declarationsOfOtherClassesAreDescribed() {
        assertThat(guard.describe()).anyMatch(line -> line.startsWith("absent.Shape.[margin"));
    }

    @Test
    void bodiesOfTheSupertypeAreChecked() {
        assertThat(guard.unwritable(shape, none)).containsOnlyKeys("margin");
    }

    @Test
    void bodyOfTheClassItself_isCheckedForWhatReadersFind() throws ClassNotFoundException {
        assertThat(guard.unwritable(broken, none)).containsOnlyKeys("margin");
        assertThat(guard.unwritable(loader.loadClass("absent.Optional"), none)).containsOnlyKeys("shape.margin");
    }

    @Test
    void bodyOfAClassThatDeclaresScopes_cannotBeRead() throws ClassNotFoundException {
        Class<?> guarded = loader.loadClass("absent.Guarded");
        assertThatThrownBy(() -> guard.unwritable(guarded, none)).isInstanceOf(NoClassDefFoundError.class);
    }
}
