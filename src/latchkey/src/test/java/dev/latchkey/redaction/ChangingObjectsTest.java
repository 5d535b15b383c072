package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Redaction.Form;
import dev.latchkey.Redaction.OnMissing;
import dev.latchkey.ScopeRequired;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is shown is what was judged, though a container gives others when it is asked again. */
class ChangingObjectsTest {
    private static final RedactionPolicy REDACT = new RedactionPolicy(OnMissing.REDACT, 1, false, Form.OMIT);

    private final RedactionEngine redactions = new RedactionEngine(
            new Declarations(new Vocabulary()),
            IndexOf.classes(List.of(ChangingObjectsTest.class.getDeclaredClasses())));
    private final Jsonb host = JsonbBuilder.create();

    ChangingObjectsTest() {
        redactions.declare(host, new JsonbConfig());
    }

    private String shown(Object value) {
        RedactionResult answer = redactions.answer(value, null, GrantedScopes.ANONYMOUS, REDACT, host);
        if (answer instanceof RedactionResult.Whole whole) {
            return whole.json().orElseGet(() -> host.toJson(value));
        }
        return answer instanceof RedactionResult.Part part ? part.json() : "refused";
    }

    @ScopeRequired("X")
    public enum Guarded {
        SECRET
    }

    /** Its one element is another with each look at it. */
    static class Changing extends AbstractList<Object> {
        private int looks;

        @Override
        public Object get(int index) {
            return looks++ == 0 ? "open" : Guarded.SECRET;
        }

        @Override
        public int size() {
            return 1;
        }
    }

    static class ChangingMap extends AbstractMap<String, Object> {
        private int looks;

        @Override
        public Set<Entry<String, Object>> entrySet() {
            return Set.of(Map.entry("k", looks++ == 0 ? "open" : Guarded.SECRET));
        }
    }

    public static class Holder {
        public Object content;

        Holder(Object content) {
            this.content = content;
        }
    }

    /** Made late: to name one is to look at it. */
    static Stream<Supplier<Object>> views() {
        return Stream.of(
                Changing::new,
                () -> Collections.unmodifiableList(new Changing()),
                () -> Collections.synchronizedList(new Changing()),
                () -> Collections.checkedCollection(new Changing(), Object.class),
                () -> new Changing().subList(0, 1),
                () -> Collections.unmodifiableMap(new ChangingMap()),
                () -> new ChangingMap().values());
    }

    @ParameterizedTest
    @MethodSource("views")
    void viewsAreWrittenAsTheyWereJudged(Supplier<Object> view) {
        assertThat(shown(new Holder(view.get()))).contains("open").doesNotContain("SECRET");
    }

    @ParameterizedTest
    @MethodSource("views")
    void soAreViewsAtTheRoot(Supplier<Object> view) {
        assertThat(shown(Optional.of(view.get()))).doesNotContain("SECRET");
    }

    public static class Cache {
        public ConcurrentMap<String, Object> entries = new ConcurrentHashMap<>();
    }

    @Test
    void whatAnotherThreadPutsThereMeanwhileIsNotShown() throws InterruptedException {
        Cache cache = new Cache();
        AtomicBoolean ended = new AtomicBoolean();
        Thread other = new Thread(() -> {
            for (int i = 0; !ended.get(); i++) {
                cache.entries.put("k" + i % 200, i % 3 == 0 ? Guarded.SECRET : "open");
            }
        });
        other.start();
        try {
            for (int i = 0; i < 2_000; i++) {
                assertThat(shown(cache)).doesNotContain("SECRET");
            }
        } finally {
            ended.set(true);
            other.join();
        }
    }

    public static class NotModelled {
        @JsonbProperty("same")
        public String a = "a";

        @JsonbProperty("same")
        public String b = "b";

        @ScopeRequired("X")
        public String c = "SECRET";
    }

    @Test
    void theFirstResponseIsAsTheSecond() {
        Collection<Object> all = new ArrayList<>(List.of(new NotModelled(), "open"));
        String first = shown(new Holder(all));
        assertThat(shown(new Holder(all))).isEqualTo(first).contains("open");
    }
}
