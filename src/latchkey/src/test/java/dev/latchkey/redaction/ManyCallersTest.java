package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Redaction.Form;
import dev.latchkey.Redaction.OnMissing;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * One engine serves callers of every kind at a time, and each gets what an engine of its own would have shown. {@code mvn -Pcanary}
 * sends 200,000 responses.
 */
class ManyCallersTest {
    private static final int RESPONSES = Integer.getInteger("canary.responses", 2_000);
    private static final String PROVIDER =
            System.getProperty("canary.provider", "org.eclipse.yasson.JsonBindingProvider");
    private static final int THREADS = 16;
    private static final int OBJECTS = 60;
    private static final List<Set<String>> HELD =
            List.of(Set.of(), Set.of("X"), Set.of("Y"), Set.of("X", "Y"), Set.of("Y", "Z"), Set.of("X", "Y", "Z"));
    private static final List<RedactionPolicy> RULES = List.of(
            new RedactionPolicy(OnMissing.REDACT, 1, false, Form.OMIT),
            new RedactionPolicy(OnMissing.REDACT, 1, false, Form.NULL),
            new RedactionPolicy(OnMissing.AUTO, 0.5, true, Form.EMPTY));

    private final Vocabulary vocabulary = new Vocabulary();

    /** What is shown to whom. */
    private record Response(int object, Set<String> held, RedactionPolicy rule) {}

    private RedactionEngine engine(Jsonb host, JsonbConfig config) {
        RedactionEngine engine = new RedactionEngine(
                new Declarations(vocabulary), IndexOf.classes(Arrays.asList(CanaryFamily.class.getDeclaredClasses())));
        engine.declare(host, config);
        return engine;
    }

    private String shown(RedactionEngine engine, Response each, List<Object> objects, Jsonb host) {
        Object value = objects.get(each.object);
        GrantedScopes granted = vocabulary.granted(each.held);
        RedactionResult result = engine.answer(value, null, granted, each.rule, host);
        if (result instanceof RedactionResult.Part part) {
            return part.json() + part.missing();
        }
        if (result instanceof RedactionResult.None none) {
            return "refused for " + none.refusal().missingScopes();
        }
        return host.toJson(value);
    }

    @Test
    void eachCallerGetsWhatIsHis() throws Exception {
        JsonbConfig config = new JsonbConfig();
        Jsonb host = JsonbBuilder.newBuilder(PROVIDER).withConfig(config).build();
        List<Object> objects = new ArrayList<>();
        for (int i = 0; i < OBJECTS; i++) {
            objects.add(new Canaries(i).any(CanaryFamily.KINDS));
        }
        Map<Response, String> expected = new HashMap<>();
        RedactionEngine alone = engine(host, config);
        for (int i = 0; i < OBJECTS; i++) {
            for (Set<String> held : HELD) {
                for (RedactionPolicy rule : RULES) {
                    Response each = new Response(i, held, rule);
                    expected.put(each, shown(alone, each, objects, host));
                }
            }
        }
        List<Response> all = List.copyOf(expected.keySet());
        RedactionEngine shared = engine(host, config);
        CountDownLatch together = new CountDownLatch(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Random random = new Random(thread);
                running.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    for (int i = 0; i < RESPONSES / THREADS; i++) {
                        Response each = all.get(random.nextInt(all.size()));
                        assertThat(shown(shared, each, objects, host))
                                .as("%s", each)
                                .isEqualTo(expected.get(each));
                    }
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
            assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(expected.values())
                .anyMatch(each -> each.startsWith("refused"))
                .doesNotContainNull();
        assertThat(Set.copyOf(expected.values())).hasSizeGreaterThan(OBJECTS);
    }
}
