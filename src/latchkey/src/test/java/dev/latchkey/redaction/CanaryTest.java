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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * In no graph of objects does a caller see a value that needs a scope he lacks, and in every one he sees all others.
 *
 * <p>{@code mvn -Pcanary} tries a million, and {@code mvn -Pjohnzon} tries Johnzon.
 */
class CanaryTest {
    private static final int GRAPHS = Integer.getInteger("canary.graphs", 10);
    private static final String PROVIDER =
            System.getProperty("canary.provider", "org.eclipse.yasson.JsonBindingProvider");
    private static final Pattern CANARY = Pattern.compile("c\\d+x");
    private static final List<Set<String>> HELD = List.of(
            Set.of(),
            Set.of("X"),
            Set.of("Y"),
            Set.of("Z"),
            Set.of("X", "Y"),
            Set.of("X", "Z"),
            Set.of("Y", "Z"),
            Set.of("X", "Y", "Z"));
    private static final List<RedactionPolicy> RULES = List.of(
            new RedactionPolicy(OnMissing.REDACT, 1, false, Form.OMIT),
            new RedactionPolicy(OnMissing.REDACT, 1, false, Form.EMPTY),
            new RedactionPolicy(OnMissing.REDACT, 1, true, Form.NULL));

    private static Vocabulary vocabulary;
    private static RedactionEngine redactions;
    private static List<Jsonb> hosts;

    /** Anew for each run, so that no run goes by what another one has learned. */
    @BeforeContainer
    static void begin() {
        vocabulary = new Vocabulary();
        redactions = new RedactionEngine(
                new Declarations(vocabulary), IndexOf.classes(Arrays.asList(CanaryFamily.class.getDeclaredClasses())));
        hosts = List.of(
                host(new JsonbConfig()),
                host(new JsonbConfig().withNullValues(true).withPropertyNamingStrategy("LOWER_CASE_WITH_DASHES")),
                host(new JsonbConfig().withFormatting(true).withPropertyOrderStrategy("REVERSE")));
    }

    private static Jsonb host(JsonbConfig config) {
        Jsonb host = JsonbBuilder.newBuilder(PROVIDER).withConfig(config).build();
        redactions.declare(host, config);
        return host;
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void callerSeesWhatHeMayAndNothingElse(@ForAll long seed) {
        for (int i = 0; i < GRAPHS; i++) {
            check(seed + i);
        }
    }

    private static void check(long seed) {
        Canaries canaries = new Canaries(seed);
        Object root = canaries.any(CanaryFamily.KINDS);
        RedactionPolicy rule = RULES.get(Math.floorMod(seed, RULES.size()));
        Jsonb host = hosts.get(Math.floorMod(seed / 7, hosts.size()));
        String whole = host.toJson(root);
        for (Set<String> held : HELD) {
            GrantedScopes granted = vocabulary.granted(held);
            RedactionResult answer = redactions.answer(root, null, granted, rule, host);
            String shown = shown(answer, whole);
            Map<String, Boolean> seen = canaries.seenWith(held);
            seen.values().removeIf(may -> !may);

            assertThat(canariesIn(shown))
                    .as("seed %s, %s, with %s: %s", seed, root.getClass().getSimpleName(), held, shown)
                    .isEqualTo(answer instanceof RedactionResult.None ? Set.of() : intersection(seen.keySet(), whole));
            assertThat(shown).doesNotContain("NEVER");
            if (answer instanceof RedactionResult.None) {
                assertThat(seen).as("seed %s: refused with %s", seed, held).isEmpty();
            }
            // Such a caller lacks W, which nothing in the graph needs: our renderer wrote it.
            if (held.size() == 3) {
                assertThat(shown).as("seed %s", seed).isEqualTo(whole);
            }
        }
    }

    private static Set<String> intersection(Set<String> may, String whole) {
        Set<String> all = canariesIn(whole);
        all.retainAll(may);
        return all;
    }

    private static Set<String> canariesIn(String json) {
        return CANARY.matcher(json).results().map(match -> match.group()).collect(Collectors.toSet());
    }

    private static String shown(RedactionResult answer, String whole) {
        if (answer instanceof RedactionResult.Whole) {
            return whole;
        }
        return answer instanceof RedactionResult.Part part ? part.json() : "";
    }
}
