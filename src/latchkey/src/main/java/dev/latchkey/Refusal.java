package dev.latchkey;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Describes why a request is refused, as an RFC 9457 problem. Immutable and thread-safe.
 *
 * <p>It never contains data of the request, except for the names of {@link #members()}, so a response cannot echo them.
 */
public final class Refusal {
    private final RefusalKind kind;
    private final String detail;
    private final SortedSet<String> missingScopes;
    private final SortedSet<String> anyOf;
    private final List<String> members;

    /** Creates a refusal that names no scopes. */
    Refusal(RefusalKind kind, String detail) {
        this(kind, detail, Set.of(), Set.of(), List.of());
    }

    private Refusal(
            RefusalKind kind,
            String detail,
            Collection<String> missingScopes,
            Collection<String> anyOf,
            List<String> members) {
        this.kind = kind;
        this.detail = Objects.requireNonNull(detail, "detail");
        this.missingScopes = Collections.unmodifiableSortedSet(new TreeSet<>(missingScopes));
        this.anyOf = Collections.unmodifiableSortedSet(new TreeSet<>(anyOf));
        this.members = List.copyOf(members);
    }

    /**
     * {@return the refusal of a kind with the usual detail, the same object for each call}
     *
     * @param kind the kind
     */
    public static Refusal of(RefusalKind kind) {
        return kind.refusal();
    }

    /**
     * {@return the refusal of a kind with its own detail}
     *
     * @param kind the kind
     * @param detail the error and the remedy, without data of the request
     */
    public static Refusal of(RefusalKind kind, String detail) {
        return new Refusal(kind, detail);
    }

    /**
     * {@return a 403: the key lacks required scopes}
     *
     * @param missing the required scopes that the key lacks
     * @param anyOf the scopes of which one is required and the key holds none; may be empty
     */
    public static Refusal insufficientScope(Collection<String> missing, Collection<String> anyOf) {
        String all = String.join(", ", new TreeSet<>(missing));
        String one = anyOf.isEmpty() ? "" : "one of " + String.join(", ", new TreeSet<>(anyOf));
        String and = missing.isEmpty() || anyOf.isEmpty() ? "" : ", and ";
        String noun = missing.isEmpty() ? "" : missing.size() == 1 ? "the scope " : "the scopes ";
        String detail = "The API key lacks " + noun + all + and + one
                + ". Ask the person who manages your keys to grant " + all + and + one + ".";
        return new Refusal(RefusalKind.INSUFFICIENT_SCOPE, detail, missing, anyOf, List.of());
    }

    /**
     * {@return a 403: the request body gives members a value that the key may not write}
     *
     * @param members the members as JSON Pointers (RFC 6901), in the order of the body
     * @param lacking the refusal that names the scopes that writing them requires
     */
    public static Refusal unwritableMembers(List<String> members, Refusal lacking) {
        String detail = "The request body gives "
                + (members.size() == 1 ? "a member a value" : "members values")
                + " that the API key may not write; see \"members\". Leave "
                + (members.size() == 1 ? "it" : "them")
                + " out, or ask the person who manages your keys to grant "
                + String.join(", ", lacking.lacking()) + ".";
        return new Refusal(RefusalKind.UNWRITABLE_MEMBERS, detail, lacking.missingScopes(), lacking.anyOf(), members);
    }

    /**
     * {@return the same refusal with another detail}
     *
     * @param otherDetail the error and the remedy, without data of the request
     */
    public Refusal withDetail(String otherDetail) {
        return new Refusal(kind, otherDetail, missingScopes, anyOf, members);
    }

    /** {@return the kind of the refusal} */
    public RefusalKind kind() {
        return kind;
    }

    /** {@return the HTTP status code} */
    public int status() {
        return kind.status();
    }

    /** {@return one or two sentences for the reader of the response: the error and the remedy} */
    public String detail() {
        return detail;
    }

    /** {@return the required scopes that the key lacks, sorted; empty if no scope would help} */
    public SortedSet<String> missingScopes() {
        return missingScopes;
    }

    /** {@return the scopes of which one is required and the key holds none, sorted; usually empty} */
    public SortedSet<String> anyOf() {
        return anyOf;
    }

    /** {@return the members of the request body that the key may not write, as JSON Pointers (RFC 6901); usually empty} */
    public List<String> members() {
        return members;
    }

    /** {@return all scopes that the refusal names, sorted: {@link #missingScopes()} and {@link #anyOf()}} */
    public SortedSet<String> lacking() {
        SortedSet<String> names = new TreeSet<>(missingScopes);
        names.addAll(anyOf);
        return Collections.unmodifiableSortedSet(names);
    }

    @Override
    public String toString() {
        return kind.status() + " " + kind + ": " + detail;
    }
}
