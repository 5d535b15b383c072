package dev.latchkey.bench;

import dev.latchkey.redaction.ClassIndex;
import dev.latchkey.redaction.ReadingConfig;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Vocabulary;
import dev.latchkey.writing.BodyGate;
import dev.latchkey.writing.WriteGuard;
import dev.latchkey.writing.WriteMode;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One request body of 50 inputs, read by the application alone, and checked for callers of every kind. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BodyBench {
    private static final Set<Class<?>> CLASSES = Set.of(Catalogue.class.getDeclaredClasses());
    private static final WriteMode MODE = new WriteMode(false, WriteMode.Kind.WHOLE);

    private final Vocabulary vocabulary = new Vocabulary();
    private final WriteGuard guard =
            new WriteGuard(new Declarations(vocabulary), new ClassIndex.Found(CLASSES, CLASSES));
    private final GrantedScopes all = vocabulary.granted(Set.of("Geo:Get", "Concepts:Get"));
    private final GrantedScopes withoutGeo = vocabulary.granted(Set.of("Concepts:Get"));
    private final Jsonb jsonb = JsonbBuilder.create();
    /** 2,401 leaves. */
    private final byte[] whole = jsonb.toJson(new Catalogue.PlainPage()).getBytes(StandardCharsets.UTF_8);
    /** The same without the places, which a caller without the scope cannot send. */
    private final byte[] visible = jsonb.toJson(new Catalogue.PlainPage())
            .replaceAll("\"geo\":\\{[^}]*\\},?", "")
            .getBytes(StandardCharsets.UTF_8);

    /** Guards nothing. */
    public static class PlainBody {
        /** The number of inputs. */
        public int count;
        /** The inputs. */
        public List<Catalogue.Plain> inputs;
    }

    /** Guards the places. */
    public static class LittleGuardedBody {
        /** The number of inputs. */
        public int count;
        /** The inputs. */
        public List<Catalogue.LittleGuarded> inputs;
    }

    private long host(byte[] body, Class<?> type) throws IOException {
        try (InputStream in = new ByteArrayInputStream(body)) {
            return jsonb.fromJson(in, type).hashCode();
        }
    }

    private long checked(byte[] body, Class<?> type, GrantedScopes caller) throws IOException {
        if (guard.mayWriteAll(type, caller)) {
            return host(body, type);
        }
        try (InputStream in = new ByteArrayInputStream(body);
                BodyGate gate = guard.check(in, type, caller, MODE, ReadingConfig.NONE)) {
            Object bound = jsonb.fromJson(gate, type);
            gate.finish();
            return bound.hashCode();
        }
    }

    /** The application alone. */
    @Benchmark
    public long plain() throws IOException {
        return host(whole, PlainBody.class);
    }

    /** No class guards anything. */
    @Benchmark
    public long nothingGuarded() throws IOException {
        return checked(whole, PlainBody.class, withoutGeo);
    }

    /** The application alone, of the class that guards the places. */
    @Benchmark
    public long plainLittle() throws IOException {
        return host(whole, LittleGuardedBody.class);
    }

    /** Guarded, and the caller may write all of it. */
    @Benchmark
    public long everyScopeHeld() throws IOException {
        return checked(whole, LittleGuardedBody.class, all);
    }

    /** The application alone, of what a caller without the scope sends. */
    @Benchmark
    public long plainVisible() throws IOException {
        return host(visible, LittleGuardedBody.class);
    }

    /** The caller may not write the places, so that the text is checked. */
    @Benchmark
    public long someWithheld() throws IOException {
        return checked(visible, LittleGuardedBody.class, withoutGeo);
    }
}
