package dev.latchkey.writing;

import dev.latchkey.Access;
import dev.latchkey.redaction.ClassIndex;
import dev.latchkey.redaction.Pointers;
import dev.latchkey.redaction.ReadingConfig;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Requirement;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Decides what callers may write, with the declarations by which {@link dev.latchkey.redaction} decides what they may see.
 * Thread-safe.
 */
public final class WriteGuard {
    private final Declarations declarations;
    private final BodyTypes written;
    private final BodyTypes seen;
    private final ConcurrentMap<Class<?>, List<StoredMember>> membersOfStored = new ConcurrentHashMap<>();
    private final Map<ReadingConfig, BodyTypes> writtenWith = new ConcurrentHashMap<>();
    private final Map<ReadingConfig, BodyTypes> seenWith = new ConcurrentHashMap<>();

    /**
     * Decides by {@code declarations}.
     *
     * @param index the classes of the application that a reader may make where a supertype is declared
     */
    public WriteGuard(Declarations declarations, ClassIndex.Found index) {
        this(declarations, all(index));
    }

    WriteGuard(Declarations declarations, Collection<Class<?>> known) {
        this.declarations = declarations;
        written = new BodyTypes(declarations, Access.WRITE, known, ReadingConfig.NONE);
        seen = new BodyTypes(declarations, Access.READ, known, ReadingConfig.NONE);
    }

    private static Set<Class<?>> all(ClassIndex.Found index) {
        Set<Class<?>> all = new LinkedHashSet<>(index.declaring());
        all.addAll(index.subtypes());
        return all;
    }

    /** Reads what is declared in a type, so that a mistake shows when the application starts. */
    public void read(Type type) {
        written.of(type).reachable();
        seen.of(type).reachable();
    }

    /** Returns a line for each known class or member that requires a scope to be seen. */
    public List<String> describe() {
        return seen.describe();
    }

    /** Returns whether a caller may write whatever may stand in a body of the type. */
    public boolean mayWriteAll(Type type, GrantedScopes granted) {
        return written.of(type).isOpenTo(granted);
    }

    /** Returns the scopes that something in a body of the type requires to be written. */
    public Set<String> scopesToWrite(Type type) {
        Set<String> scopes = new LinkedHashSet<>();
        written.of(type).reachable().forEach(requirement -> scopes.addAll(requirement.names()));
        return scopes;
    }

    /** Returns the members of a body of the type that a caller may not write, by their paths, and the missing scopes. */
    public SortedMap<String, SortedSet<String>> unwritable(Type type, GrantedScopes granted) {
        return UnwritablePaths.of(written, type, granted);
    }

    /** Returns what members of a body of the type require to be written, by their paths. */
    public SortedMap<String, Set<Requirement>> requiredToWrite(Type type) {
        return UnwritablePaths.requirementsOf(written, type, GrantedScopes.ANONYMOUS);
    }

    /**
     * Reads what is declared about the forms of one method.
     *
     * @param fields the fields that it declares
     * @param pointers the guarded values of a body without classes; those with one step are fields
     * @throws dev.latchkey.scope.DeclarationException if a declaration is wrong
     */
    public FormBody form(Collection<FormField> fields, Pointers pointers) {
        return FormBody.of(fields, pointers, declarations, written);
    }

    /** Returns whether a caller may see whatever may stand in an object of the type. */
    public boolean maySeeAll(Type type, GrantedScopes granted) {
        return seen.of(type).isOpenTo(granted);
    }

    /**
     * Checks a JSON Patch (RFC 6902).
     *
     * @param operations the patch
     * @param type the class of the patched object
     * @param config the configuration of JSON-B that the application reads the patched object with
     * @throws Violations if an operation is about a member that the caller may not see or write
     * @throws dev.latchkey.AccessRefusedException with 409 if it names an index of an array of which elements may be withheld
     */
    public void checkPatch(JsonArray operations, Class<?> type, GrantedScopes granted, ReadingConfig config) {
        PatchCheck check = new PatchCheck(
                seenWith.computeIfAbsent(config, seen::with).of(type),
                writtenWith.computeIfAbsent(config, written::with).of(type),
                granted);
        operations.forEach(operation -> check.check(operation.asJsonObject()));
        check.finish();
    }

    /**
     * Finds what a caller lacks to see a member, and all that is in it.
     *
     * @param type the class of the object
     * @param member names of members, with dots between them
     * @param selection whether parts of the member may be hidden
     * @return the unmet requirements, or null if there is no such member
     */
    public Set<Requirement> unmetToSee(Class<?> type, String member, boolean selection, GrantedScopes granted) {
        NamedMember named = NamedMember.of(seen.of(type), NamedMember.names(member), granted);
        return !named.exists() ? null : selection ? named.unmet() : named.unmetWithContent(granted);
    }

    /** Returns the names of members in a parameter that sorts, filters, groups or selects. */
    public static List<String> names(String parameter) {
        return MemberNameList.of(parameter);
    }

    /** Returns whether a text that is no member says how to sort. */
    public static boolean isDirection(String name) {
        return MemberNameList.isDirection(name);
    }

    /**
     * Returns the new state of a stored object: what a caller has sent, with all that it may not see or write as it is stored.
     *
     * @param sent what the caller has sent
     * @param stored the current state, or null
     * @param patch the members that the caller changes, or null if it has sent all
     * @throws dev.latchkey.AccessRefusedException if what is hidden cannot be kept
     */
    @SuppressWarnings("unchecked")
    public <T> T overlay(T sent, T stored, JsonObject patch, GrantedScopes granted) {
        return (T) new Overlay(new HiddenMembers(seen, written, membersOfStored, granted)).lay(sent, stored, patch);
    }

    /**
     * Returns what checks a body of JSON without classes while it is read.
     *
     * @param pointers its guarded values
     */
    public BodyGate check(InputStream body, Pointers pointers, GrantedScopes granted, WriteMode mode) {
        return new BodyGate(body, new JsonScanner(PointedBody.of(pointers), granted, mode));
    }

    /**
     * Returns what checks a body while it is read.
     *
     * @param body JSON in UTF-8
     * @param type what it is read as
     * @param granted the caller's scopes
     * @param mode what happens to members that the caller may not write
     * @param config the configuration of JSON-B that reads it
     */
    public BodyGate check(InputStream body, Type type, GrantedScopes granted, WriteMode mode, ReadingConfig config) {
        BodyTypes types =
                config.equals(ReadingConfig.NONE) ? written : writtenWith.computeIfAbsent(config, written::with);
        return new BodyGate(body, new JsonScanner(types.of(type), granted, mode));
    }

    /** Returns what checks a form of type {@code application/x-www-form-urlencoded} while it is read. */
    public static BodyGate check(InputStream body, FormBody form, GrantedScopes granted, WriteMode mode) {
        return new BodyGate(body, new FormScanner(form, granted, mode));
    }

    /**
     * Returns what checks a multipart form while it is read.
     *
     * @param boundary what stands between its parts
     */
    public static BodyGate check(
            InputStream body, FormBody form, String boundary, GrantedScopes granted, WriteMode mode) {
        return new BodyGate(body, new MultipartScanner(form, boundary, granted, mode));
    }
}
