package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Redaction.Form;
import dev.latchkey.Redaction.OnMissing;
import dev.latchkey.redaction.ShapeSpace.Index;
import dev.latchkey.redaction.ShapeSpace.Position;
import dev.latchkey.redaction.ShapeSpace.Shape;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * However an object is placed, declared, made, guarded and written, callers see what they may and nothing else; and an engine that
 * has served others shows the same as a new one.
 *
 * <p>Every pair of values of two axes, by default; {@code mvn -Pcanary} tries a million shapes, {@code mvn -Pjohnzon} Johnzon.
 */
class ComposedShapesTest {
    private static final String PROVIDER =
            System.getProperty("canary.provider", "org.eclipse.yasson.JsonBindingProvider");
    /** Shapes at random, besides the pairs. */
    private static final int MORE = Integer.getInteger("canary.shapes", 0);

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
            new RedactionPolicy(OnMissing.REDACT, 1, true, Form.NULL),
            new RedactionPolicy(OnMissing.AUTO, 0.5, true, Form.OMIT));

    /** What the method of the shape that lies declares. */
    @SuppressWarnings("unused")
    private interface Lying {
        List<String> texts();
    }

    private final Map<String, AtomicInteger> found = new TreeMap<>();
    private final List<String> examples = new ArrayList<>();
    private int checked;

    @Test
    void everyPairOfWays() throws Exception {
        check(ShapeSpace.pairs(1));
        report();
    }

    @Test
    void waysAtRandom() throws Exception {
        Random random = new Random(Long.getLong("canary.seed", 7));
        for (int done = 0; done < MORE; done += 2_000) {
            List<Shape> shapes = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                shapes.add(ShapeSpace.any(random));
            }
            check(shapes);
        }
        report();
    }

    @Test
    void waysAreMany() {
        assertThat(ShapeSpace.size() * HELD.size() * RULES.size()).isGreaterThan(100_000);
    }

    private void report() {
        assertThat(found).as("of %s, such as %s", checked, examples).isEmpty();
    }

    private void check(List<Shape> shapes) throws Exception {
        ShapeMaker maker = new ShapeMaker(shapes);
        for (Shape each : shapes) {
            check(each, maker);
        }
    }

    private static RedactionEngine redactions(Shape shape, ShapeMaker maker, Vocabulary vocabulary) {
        return new RedactionEngine(
                new Declarations(vocabulary),
                IndexOf.classes(shape.index() == Index.NONE ? Set.of() : maker.indexed(shape)));
    }

    private void check(Shape shape, ShapeMaker maker) throws Exception {
        JsonbConfig config = ShapeMaker.config(shape);
        Jsonb host = JsonbBuilder.newBuilder(PROVIDER).withConfig(config).build();
        Object value = maker.make(shape);
        String whole = null;
        try {
            whole = host.toJson(value);
        } catch (RuntimeException | Error cannot) {
            // JSON-B alone writes no such thing; nothing that is guarded may be shown of it all the same.
        }
        Vocabulary vocabulary = new Vocabulary();
        RedactionEngine warm = redactions(shape, maker, vocabulary);
        warm.declare(host, config);
        for (Set<String> held : HELD) {
            GrantedScopes granted = vocabulary.granted(held);
            for (RedactionPolicy rule : RULES) {
                checked++;
                String shown = shown(warm, value, shape, granted, rule, host, whole);
                judge(shape, held, rule, shown, whole, value);
            }
        }
        Set<String> held = HELD.get(Math.floorMod(shape.hashCode(), HELD.size()));
        GrantedScopes granted = vocabulary.granted(held);
        RedactionEngine cold = redactions(shape, maker, vocabulary);
        cold.declare(host, config);
        RedactionPolicy rule = RULES.get(0);
        if (whole != null
                && !shown(cold, value, shape, granted, rule, host, whole)
                        .equals(shown(warm, value, shape, granted, rule, host, whole))) {
            add("cold is not warm", shape, held, "", whole);
        }
    }

    private static String shown(
            RedactionEngine redactions,
            Object value,
            Shape shape,
            GrantedScopes granted,
            RedactionPolicy rule,
            Jsonb host,
            String whole)
            throws NoSuchMethodException {
        Type type = shape.position() == Position.LYING_LIST
                ? Lying.class.getDeclaredMethod("texts").getGenericReturnType()
                : null;
        try {
            RedactionResult answer = redactions.answer(value, type, granted, rule, host);
            if (answer instanceof RedactionResult.Part part) {
                return part.json();
            }
            if (answer instanceof RedactionResult.None none) {
                return "refused " + none.rest().map(RedactionResult.Part::json).orElse("");
            }
            return whole == null ? "whole" : whole;
        } catch (RuntimeException cannot) {
            return "failed " + cannot;
        } catch (Error past) {
            return "error " + past;
        }
    }

    private void judge(Shape shape, Set<String> held, RedactionPolicy rule, String shown, String whole, Object value) {
        Set<String> seen = ShapeTexts.in(shown.startsWith("failed") ? "" : shown);
        if (seen.stream().anyMatch(each -> !ShapeTexts.isFor(held, each))) {
            add("leak", shape, held, shown, whole);
        }
        if (whole == null) {
            return;
        }
        if (shown.startsWith("failed") || shown.startsWith("error")) {
            add("failure", shape, held, shown, whole);
            return;
        }
        boolean allHeld = ShapeTexts.in(whole).stream().allMatch(each -> ShapeTexts.isFor(held, each))
                && ShapeTexts.of(value).stream().allMatch(each -> ShapeTexts.isFor(held, each))
                && meets(shape, held);
        if (allHeld && !shown.equals(whole)) {
            add("less than all", shape, held, shown, whole);
        }
        boolean exempt = ShapeMaker.isWrittenByComponent(shape) || shape.position() == Position.KEY;
        Set<String> may = ShapeTexts.in(whole);
        may.removeIf(each -> !ShapeTexts.isFor(held, each));
        boolean refused = rule.onMissing() == OnMissing.AUTO && shown.startsWith("refused");
        if (!allHeld && !exempt && !refused && !seen.containsAll(may)) {
            add("less than allowed", shape, held, shown, whole);
        }
    }

    /** Whether the guard of the shape lets the holder of these scopes see the whole object. */
    private static boolean meets(Shape shape, Set<String> held) {
        return ShapeTexts.isFor(held, ShapeTexts.text(0, ShapeSources.needs(shape.guard())[0]));
    }

    private void add(String what, Shape shape, Set<String> held, String shown, String whole) {
        found.computeIfAbsent(what, unknown -> new AtomicInteger()).incrementAndGet();
        if (examples.size() < Integer.getInteger("canary.examples", 12)
                && examples.stream().noneMatch(each -> each.contains(what + ": " + shape))) {
            examples.add("\n" + what + ": " + shape + " " + held + "\n  " + shown + "\n  " + whole);
        }
    }
}
