package dev.latchkey.rest;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.redaction.Pointers;
import dev.latchkey.redaction.ReadingConfig;
import dev.latchkey.redaction.UnmetRequirements;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.TypeVariables;
import dev.latchkey.writing.BodyGate;
import dev.latchkey.writing.FormBody;
import dev.latchkey.writing.MalformedBodyException;
import dev.latchkey.writing.Violations;
import dev.latchkey.writing.WriteGuard;
import dev.latchkey.writing.WriteMode;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MediaType;
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
import java.util.function.Supplier;

/** Checks what a request body, or a part of one, gives members a value of, while the reader of the application reads it. Thread-safe. */
final class BodyChecks {
    private static final Set<Charset> READABLE = Set.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII);
    private static final String OF_JSON =
            ". Send JSON in UTF-8 as RFC 8259 defines it: without comments, and with names in double quotes.";

    private final WriteGuard guard;
    private final boolean ignore;
    private final Function<Class<?>, ReadingConfig> configs;

    /**
     * Checks bodies.
     *
     * @param ignore whether unwritable members are left out rather than refused
     * @param configs finds the configuration of JSON-B that reads a class
     */
    BodyChecks(WriteGuard guard, boolean ignore, Function<Class<?>, ReadingConfig> configs) {
        this.guard = guard;
        this.ignore = ignore;
        this.configs = configs;
    }

    /**
     * Describes a body.
     *
     * @param type the type of the objects that it is about
     * @param media its media type; null if it is not known
     * @param method reads the HTTP method of the request, which an injected request is slow to tell
     */
    record Body(Type type, MediaType media, Supplier<String> method) {}

    /** Reads a body. */
    interface Reading {
        Object from(InputStream in) throws IOException;
    }

    boolean mayWriteAll(Type type, GrantedScopes caller) {
        return guard.mayWriteAll(type, caller);
    }

    /**
     * Returns what checks a body for a caller, each around the one before; empty if the caller may write everything.
     *
     * @param pointers the guarded values of a body without classes
     * @throws AccessRefusedException if it is not of a kind that can be checked
     */
    List<BodyGate> gates(InputStream in, Body body, Pointers pointers, GrantedScopes caller) {
        List<BodyGate> gates = new ArrayList<>();
        if (!guard.mayWriteAll(body.type, caller)) {
            requireCheckable(body.media, caller);
            ReadingConfig config = configs.apply(TypeVariables.raw(TypeVariables.fill(body.type, Map.of())));
            gates.add(guard.check(in, body.type, caller, mode(body.media, body.method.get()), config));
        }
        if (pointers.withholdsFrom(caller)) {
            requireCheckable(body.media, caller);
            InputStream inner = gates.isEmpty() ? in : gates.get(0);
            gates.add(guard.check(inner, pointers, caller, mode(body.media, body.method.get())));
        }
        return gates;
    }

    /** Returns the pointers of a method if they are about a body of this class; otherwise none. */
    static Pointers pointers(ResponsePolicy policy, Class<?> type, MediaType media) {
        boolean hasClasses = !JsonValue.class.isAssignableFrom(type)
                && !Map.class.isAssignableFrom(type)
                && !(ResponseBody.isText(type) && ResponseBody.isJson(media));
        return policy == null || hasClasses || FormFilter.isForm(media) ? Pointers.NONE : policy.pointers();
    }

    /** Reads through all of {@code gates}, to their end. */
    static Object read(List<BodyGate> gates, GrantedScopes caller, Reading reading) throws IOException {
        try {
            Object body = reading.from(gates.get(gates.size() - 1));
            for (int i = gates.size() - 1; i >= 0; i--) {
                gates.get(i).finish();
            }
            return body;
        } catch (IOException | RuntimeException failure) {
            RuntimeException refusal = refusalIn(failure, caller, OF_JSON);
            if (refusal != null) {
                throw refusal;
            }
            throw failure;
        } catch (StackOverflowError tooDeep) {
            // A reader that recurses fails before the text is too deep for the check.
            throw new AccessRefusedException(
                    Refusal.of(RefusalKind.UNREADABLE_BODY, "The request body is nested too deeply" + OF_JSON));
        }
    }

    WriteMode mode(MediaType media, String method) {
        boolean isMergePatch = media != null && media.getSubtype().equalsIgnoreCase("merge-patch+json");
        return new WriteMode(
                ignore,
                isMergePatch
                        ? WriteMode.Kind.MERGE_PATCH
                        : "PATCH".equals(method) ? WriteMode.Kind.PATCH : WriteMode.Kind.WHOLE);
    }

    private static void requireCheckable(MediaType media, GrantedScopes caller) {
        RefusalKind kind = !ResponseBody.isJson(media)
                ? RefusalKind.UNCHECKABLE_BODY
                : isReadable(media) ? null : RefusalKind.UNREADABLE_BODY;
        if (kind != null) {
            throw new AccessRefusedException(caller.refusal(Refusal.of(kind)));
        }
    }

    /** Returns whether the text of a body is in an encoding in which members are found. */
    static boolean isReadable(MediaType media) {
        String charset = media == null ? null : media.getParameters().get(MediaType.CHARSET_PARAMETER);
        try {
            return charset == null || READABLE.contains(Charset.forName(charset));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return false;
        }
    }

    /**
     * Returns the refusal behind a failure, or null if there is none. Readers wrap what a stream throws in exceptions of their own.
     *
     * @param hint what to send instead of a malformed body
     */
    static RuntimeException refusalIn(Exception failure, GrantedScopes caller, String hint) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Violations violations) {
                return refusal(violations, caller);
            }
            if (cause instanceof MalformedBodyException malformed) {
                return new AccessRefusedException(
                        Refusal.of(RefusalKind.UNREADABLE_BODY, "The request body " + malformed.getMessage() + hint));
            }
            if (cause instanceof AccessRefusedException || cause instanceof RefusedBodyException) {
                return (RuntimeException) cause;
            }
        }
        return null;
    }

    /**
     * Refuses a form that was read already, if the caller may not write one of its fields.
     *
     * @param names the names of its fields
     */
    static void requireWritable(Set<String> names, FormBody form, GrantedScopes caller) {
        try {
            form.check(names, caller);
        } catch (Violations violations) {
            throw refusal(violations, caller);
        }
    }

    /** Returns the 403 that names the members; a caller without a key is asked for one. */
    static AccessRefusedException refusal(Violations violations, GrantedScopes caller) {
        Refusal lacking = UnmetRequirements.refusal(violations.unmet(), caller);
        return new AccessRefusedException(caller.refusal(Refusal.unwritableMembers(violations.members(), lacking)));
    }
}
