package dev.latchkey.bench;

import dev.latchkey.Fake;
import dev.latchkey.FakeContext;
import dev.latchkey.RefusalRenderer;
import dev.latchkey.ScopeRequired;
import dev.latchkey.authentication.AuthenticatedCaller;
import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.authentication.Authenticator;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.authentication.RefusalReporter;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.ConfiguredKeys;
import dev.latchkey.refusal.RefusalWriter;
import dev.latchkey.scope.Declaration;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Requirement;
import dev.latchkey.scope.Vocabulary;
import dev.latchkey.servlet.BenchFilter;
import dev.latchkey.servlet.GuardedRestRegistry;
import dev.latchkey.servlet.LatchkeyFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What it costs to check a key, step by step, beside one SHA-256 of its text, which nobody can do without. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CheckBench {
    @ScopeRequired("Things:Get")
    static final class Things extends HttpServlet {
        private static final long serialVersionUID = 1L;
    }

    private static final List<String> PREFIXES = List.of("lk");

    private final OneKey store = new OneKey();
    private final Settings settings = Settings.of(Map.of());
    private final Vocabulary vocabulary = new Vocabulary();
    private final Declarations declarations = new Declarations(vocabulary);
    private final Authenticator authenticator = new Authenticator(
            settings,
            new ConfiguredKeys(List.of()),
            store,
            store.digester,
            vocabulary,
            Runnable::run,
            System::nanoTime);
    private final String text = store.text.text().reveal();
    private final byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    private final MessageDigest sha256 = sha256Digest();
    private final BenchRequest request = new BenchRequest(text);
    private final BenchRequest mistyped = new BenchRequest(mistyped(KeyText.generate("lk")));
    private final Requirement requirement = ((Declaration.Guarded) declarations.of(Things.class)).requirement();
    private final AuthenticatedCaller caller =
            ((AuthenticationResult.Known) authenticator.authenticate(request)).caller();
    private final GrantedScopes unnoted = caller.granted().unnoted();
    private final LatchkeyFilter filter = filter();
    private final BenchResponse response = new BenchResponse();
    private final FilterChain chain = (asked, answered) -> {
        if (!requirement.isMetBy(((AuthenticationResult.Known) CurrentCaller.outcomeOf(asked))
                .caller()
                .granted())) {
            throw new IllegalStateException();
        }
    };

    private static String mistyped(KeyText key) {
        String text = key.text().reveal();
        int last = text.length() - 1;
        return text.substring(0, last) + (text.charAt(last) == 'x' ? 'y' : 'x');
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private LatchkeyFilter filter() {
        try {
            RefusalRenderer own = (refusal, asked) -> null;
            LatchkeyFilter made = BenchFilter.of(
                    authenticator,
                    settings,
                    declarations,
                    new RefusalWriter(settings, own, new RefusalReporter(settings, event -> {}, System::nanoTime)));
            ServletContext context =
                    new FakeContext().servlet("things", Things.class).build();
            GuardedRestRegistry.prepare(context);
            made.init(Fake.of(FilterConfig.class)
                    .returns(FilterConfig::getFilterName, LatchkeyFilter.NAME)
                    .returns(FilterConfig::getServletContext, context)
                    .build());
            return made;
        } catch (ServletException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The baseline: one bare SHA-256 of the key's text. */
    @Benchmark
    public byte[] sha256() {
        return sha256.digest(bytes);
    }

    /** What of the next one is the request's own, for it hands out its header fields as a list. */
    @Benchmark
    public String readHeader() {
        return request.getHeaders("Authorization").nextElement();
    }

    @Benchmark
    public Optional<KeyText> parse() {
        return KeyText.parse(text, PREFIXES);
    }

    /** From the request to its caller, for a key that was seen a moment ago. */
    @Benchmark
    public AuthenticationResult verifyHit() {
        return authenticator.authenticate(request);
    }

    /** A key with a typing error, which is refused by its checksum. */
    @Benchmark
    public AuthenticationResult refusedByChecksum() {
        return authenticator.authenticate(mistyped);
    }

    @Benchmark
    public boolean guardCheck() {
        return requirement.isMetBy(caller.granted());
    }

    /** The same without the record of the scopes that decided something. */
    @Benchmark
    public boolean guardCheckUnnoted() {
        return requirement.isMetBy(unnoted);
    }

    /** The whole way: filter, guard, and an empty resource. */
    @Benchmark
    public void filterAndGuard() throws Exception {
        filter.doFilter(request.anew(), response.anew(), chain);
    }
}
