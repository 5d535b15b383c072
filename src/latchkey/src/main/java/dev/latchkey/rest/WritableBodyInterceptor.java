package dev.latchkey.rest;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.redaction.Pointers;
import dev.latchkey.redaction.ReadingConfig;
import dev.latchkey.redaction.UnmetRequirements;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.TypeVariables;
import dev.latchkey.writing.JsonGate;
import dev.latchkey.writing.MalformedBodyException;
import dev.latchkey.writing.Violations;
import dev.latchkey.writing.WriteGuard;
import dev.latchkey.writing.WriteMode;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Refuses request bodies that give a member a value which the caller may not write, before the reader of the application has bound
 * them. The last interceptor: it gets what decoders before it made of the body.
 */
@ConstrainedTo(RuntimeType.SERVER)
final class WritableBodyInterceptor implements ReaderInterceptor {
    /** The members that were left out of the body, for the response. */
    static final String IGNORED = WritableBodyInterceptor.class.getName() + ".ignored";

    private static final Set<Charset> READABLE = Set.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII);

    private final WriteGuard guard;
    private final boolean ignore;
    private final Function<Class<?>, ReadingConfig> configs;

    @Context
    private HttpServletRequest request;

    /**
     * Checks bodies.
     *
     * @param ignore whether unwritable members are left out rather than refused
     * @param configs finds the configuration of JSON-B that reads a class
     */
    WritableBodyInterceptor(WriteGuard guard, boolean ignore, Function<Class<?>, ReadingConfig> configs) {
        this.configs = configs;
        this.guard = guard;
        this.ignore = ignore;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        GrantedScopes caller = CurrentCaller.grantedIn(context::getProperty);
        Type type = EntityParameter.contentOf(context.getGenericType(), context.getType());
        List<JsonGate> gates = new ArrayList<>();
        if (!guard.mayWriteAll(type, caller)) {
            requireCheckable(context.getMediaType(), caller);
            ReadingConfig config = configs.apply(TypeVariables.raw(TypeVariables.fill(type, Map.of())));
            gates.add(guard.check(context.getInputStream(), type, caller, mode(context.getMediaType()), config));
        }
        Pointers pointers = pointers(context);
        if (pointers.withholdsFrom(caller)) {
            requireCheckable(context.getMediaType(), caller);
            InputStream in = gates.isEmpty() ? context.getInputStream() : gates.get(0);
            gates.add(guard.check(in, pointers, caller, mode(context.getMediaType())));
        }
        return gates.isEmpty() ? context.proceed() : read(gates, caller, context);
    }

    private static Object read(List<JsonGate> gates, GrantedScopes caller, ReaderInterceptorContext context)
            throws IOException {
        context.setInputStream(gates.get(gates.size() - 1));
        Object body;
        try {
            body = context.proceed();
            for (int i = gates.size() - 1; i >= 0; i--) {
                gates.get(i).finish();
            }
        } catch (IOException | RuntimeException failure) {
            RuntimeException refusal = refusalIn(failure, caller);
            if (refusal != null) {
                throw refusal;
            }
            throw failure;
        } catch (StackOverflowError tooDeep) {
            // A reader that recurses fails before the text is too deep for the check.
            throw new AccessRefusedException(
                    Refusal.of(RefusalKind.UNREADABLE_BODY, unreadable("is nested too deeply")));
        }
        List<String> ignored = new ArrayList<>();
        gates.forEach(each -> ignored.addAll(each.ignored().members()));
        if (!ignored.isEmpty()) {
            context.setProperty(IGNORED, ignored);
        }
        return body;
    }

    /** Returns the pointers of the method at values of JSON that has no classes; none for other bodies. */
    private Pointers pointers(ReaderInterceptorContext context) {
        ResponsePolicy policy = ResponseState.of(name -> {
                    Object value = context.getProperty(name);
                    return value == null ? EventGuard.property(name, request) : value;
                })
                .policy();
        Class<?> type = context.getType();
        boolean hasClasses = !JsonValue.class.isAssignableFrom(type)
                && !Map.class.isAssignableFrom(type)
                && !(ResponseBody.isText(type) && ResponseBody.isJson(context.getMediaType()));
        return policy == null || hasClasses ? Pointers.NONE : policy.pointers();
    }

    private WriteMode mode(MediaType media) {
        boolean isMergePatch = media != null && media.getSubtype().equalsIgnoreCase("merge-patch+json");
        return new WriteMode(
                ignore,
                isMergePatch
                        ? WriteMode.Kind.MERGE_PATCH
                        : "PATCH".equals(request.getMethod()) ? WriteMode.Kind.PATCH : WriteMode.Kind.WHOLE);
    }

    private static void requireCheckable(MediaType media, GrantedScopes caller) {
        RefusalKind kind = !ResponseBody.isJson(media)
                ? RefusalKind.UNCHECKABLE_BODY
                : isReadable(media) ? null : RefusalKind.UNREADABLE_BODY;
        if (kind != null) {
            throw new AccessRefusedException(caller.refusal(Refusal.of(kind)));
        }
    }

    private static boolean isReadable(MediaType media) {
        String charset = media == null ? null : media.getParameters().get(MediaType.CHARSET_PARAMETER);
        try {
            return charset == null || READABLE.contains(Charset.forName(charset));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return false;
        }
    }

    /** Readers wrap what a stream throws in exceptions of their own. */
    private static RuntimeException refusalIn(Exception failure, GrantedScopes caller) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof Violations violations) {
                return refusal(violations, caller);
            }
            if (each instanceof MalformedBodyException malformed) {
                return new AccessRefusedException(
                        Refusal.of(RefusalKind.UNREADABLE_BODY, unreadable(malformed.getMessage())));
            }
            if (each instanceof AccessRefusedException refused) {
                return refused;
            }
        }
        return null;
    }

    /** Returns the 403 that names the members; a caller without a key is asked for one. */
    static AccessRefusedException refusal(Violations violations, GrantedScopes caller) {
        Refusal lacking = UnmetRequirements.refusal(violations.unmet(), caller);
        return new AccessRefusedException(caller.refusal(Refusal.unwritableMembers(violations.members(), lacking)));
    }

    private static String unreadable(String what) {
        return "The request body " + what
                + ". Send JSON in UTF-8 as RFC 8259 defines it: without comments, and with names in"
                + " double quotes.";
    }
}
