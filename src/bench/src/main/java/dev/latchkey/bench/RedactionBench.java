package dev.latchkey.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ser.impl.SimpleBeanPropertyFilter;
import com.fasterxml.jackson.databind.ser.impl.SimpleFilterProvider;
import dev.latchkey.Redaction.Form;
import dev.latchkey.Redaction.OnMissing;
import dev.latchkey.redaction.ClassIndex;
import dev.latchkey.redaction.RedactionEngine;
import dev.latchkey.redaction.RedactionPolicy;
import dev.latchkey.redaction.RedactionResult;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One response of 50 inputs, written to a stream: by the application alone, and for callers of every kind. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RedactionBench {
    private static final RedactionPolicy DECLARED = new RedactionPolicy(OnMissing.AUTO, 0.5, false, Form.OMIT);
    /** Below the portion of the concepts, 4 of 11 leaf properties. */
    private static final RedactionPolicy STRICT = new RedactionPolicy(OnMissing.AUTO, 0.2, false, Form.OMIT);

    private static final RedactionPolicy MEASURED = new RedactionPolicy(OnMissing.AUTO, 0.5, true, Form.OMIT);

    private static final Set<Class<?>> CLASSES = Set.of(Catalogue.class.getDeclaredClasses());

    private final Vocabulary vocabulary = new Vocabulary();
    private final RedactionEngine redactions =
            new RedactionEngine(new Declarations(vocabulary), new ClassIndex.Found(CLASSES, CLASSES));
    private final GrantedScopes all = granted("Geo:Get", "Concepts:Get");
    private final GrantedScopes withoutGeo = granted("Concepts:Get");
    private final GrantedScopes withoutConcepts = granted("Geo:Get");
    private final Jsonb jsonb = JsonbBuilder.create();
    private final ObjectMapper jackson = new ObjectMapper()
            .setFilterProvider(new SimpleFilterProvider().addFilter("scopes", SimpleBeanPropertyFilter.serializeAll()));

    private final Object plain = new Catalogue.PlainPage();
    private final Object open = new Catalogue.OpenPage();
    private final Object littleGuarded = new Catalogue.LittleGuardedPage();
    private final Object muchGuarded = new Catalogue.MuchGuardedPage();

    private GrantedScopes granted(String... scopes) {
        return vocabulary.granted(Set.of(scopes));
    }

    private static long send(String json) throws IOException {
        try (Sink sink = new Sink()) {
            sink.write(json.getBytes(StandardCharsets.UTF_8));
            return sink.count();
        }
    }

    private long host(Object value) throws IOException {
        return send(jsonb.toJson(value));
    }

    private long redacted(Object value, GrantedScopes granted, RedactionPolicy rule) throws IOException {
        RedactionResult answer = redactions.answer(value, value.getClass(), granted, rule, jsonb);
        if (answer instanceof RedactionResult.Whole whole && whole.json().isPresent()) {
            return send(whole.json().get());
        }
        return answer instanceof RedactionResult.Part part ? send(part.json()) : host(value);
    }

    /** The application alone. */
    @Benchmark
    public long plain() throws IOException {
        return host(plain);
    }

    /** The application alone, with an open map. */
    @Benchmark
    public long plainOpen() throws IOException {
        return host(open);
    }

    /** No class guards anything. */
    @Benchmark
    public long nothingGuarded() throws IOException {
        return redacted(plain, withoutGeo, DECLARED);
    }

    /** Nothing is guarded, but anything might be in a map. */
    @Benchmark
    public long openAndNothingMet() throws IOException {
        return redacted(open, withoutGeo, DECLARED);
    }

    /** Guarded, and the caller may see all of it. */
    @Benchmark
    public long everyScopeHeld() throws IOException {
        return redacted(littleGuarded, all, DECLARED);
    }

    /** A little is withheld, by the declared portion. */
    @Benchmark
    public long littleWithheld() throws IOException {
        return redacted(littleGuarded, withoutGeo, DECLARED);
    }

    /** A little is withheld, by the measured portion. */
    @Benchmark
    public long littleWithheldMeasured() throws IOException {
        return redacted(littleGuarded, withoutGeo, MEASURED);
    }

    /** Refused before the method runs. */
    @Benchmark
    public Object refused() {
        Class<?> type = muchGuarded.getClass();
        return redactions.mayHoldGuarded(type) ? redactions.certainRefusal(type, withoutConcepts, STRICT, jsonb) : null;
    }

    /** Refused by the values. */
    @Benchmark
    public Object refusedMeasured() {
        return redactions.answer(muchGuarded, muchGuarded.getClass(), withoutConcepts, MEASURED, jsonb);
    }

    /** Jackson alone. */
    @Benchmark
    public long jackson() throws IOException {
        try (Sink sink = new Sink()) {
            jackson.writeValue(sink, plain);
            return sink.count();
        }
    }

    /** Jackson with a filter made for this response. */
    @Benchmark
    public long jacksonFiltered() throws IOException {
        try (Sink sink = new Sink()) {
            jackson.writer(new SimpleFilterProvider()
                            .addFilter("scopes", SimpleBeanPropertyFilter.serializeAllExcept("geo")))
                    .writeValue(sink, littleGuarded);
            return sink.count();
        }
    }
}
