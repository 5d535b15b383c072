package dev.latchkey.writing;

import dev.latchkey.Access;
import dev.latchkey.redaction.Pointers;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Requirement;
import dev.latchkey.scope.TypeVariables;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Knows which fields of the forms that one REST method takes require scopes to be written. Thread-safe. */
public final class FormBody {
    private final List<BodyType> types;
    /** The declared names, by folded name. */
    private final Map<String, String> names;

    private final boolean ofTexts;

    private FormBody(List<BodyType> types, Map<String, String> names, boolean ofTexts) {
        this.types = types;
        this.names = names;
        this.ofTexts = ofTexts;
    }

    /**
     * Reads declarations.
     *
     * @param fields the fields that the method declares
     * @param pointers the guarded values of a body without classes; those with one step are fields
     * @throws dev.latchkey.scope.DeclarationException if one is wrong
     */
    static FormBody of(Collection<FormField> fields, Pointers pointers, Declarations declarations, BodyTypes written) {
        Map<String, Set<Requirement>> needed = new HashMap<>();
        Map<String, Set<Type>> contents = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        for (FormField field : fields) {
            String name = JsonNames.folded(field.name());
            names.put(name, field.name());
            Requirement own = declarations.allOn(List.of(field.element()), field.place(), Access.WRITE);
            Set<Requirement> all = needed.computeIfAbsent(name, unknown -> new LinkedHashSet<>());
            if (own != null) {
                all.add(own);
            }
            contents.computeIfAbsent(name, unknown -> new LinkedHashSet<>())
                    .add(TypeVariables.fill(field.content(), Map.of()));
        }
        Map<String, BodyType.Member> members = new HashMap<>();
        needed.forEach((name, all) ->
                members.put(name, new BodyType.Member(List.copyOf(all), Set.copyOf(contents.get(name)), written::of)));
        List<BodyType> types = new ArrayList<>();
        types.add(new BodyType(Set.of(), List.of(), members, null, Map.of()));
        types.add(PointedBody.of(pointers));
        types.removeIf(type -> type.reachable().isEmpty());
        return new FormBody(List.copyOf(types), names, false);
    }

    /** Returns the same for a runtime that makes objects of the text of a part, so that no reader is asked that could be guarded. */
    public FormBody ofTexts() {
        return new FormBody(types, names, true);
    }

    /** Returns whether parameters of the method get single fields. */
    public boolean hasFields() {
        return !names.isEmpty();
    }

    /** Returns whether a caller may write every field. */
    public boolean isOpenTo(GrantedScopes granted) {
        return types.stream().allMatch(type -> type.isOpenTo(granted));
    }

    /** Returns the scopes that some field requires. */
    public Set<String> scopes() {
        Set<String> scopes = new TreeSet<>();
        types.forEach(type -> type.reachable().forEach(requirement -> scopes.addAll(requirement.names())));
        return scopes;
    }

    /** Returns the fields that a caller may not write, and the unmet requirements. */
    public SortedMap<String, Set<Requirement>> unwritable(GrantedScopes granted) {
        SortedMap<String, Set<Requirement>> fields = new TreeMap<>();
        types.forEach(type -> type.members().forEach((name, member) -> {
            if (!member.isWritableWith(granted)) {
                fields.put(names.getOrDefault(name, name), new LinkedHashSet<>(member.unmetWith(granted)));
            }
        }));
        return fields;
    }

    /**
     * Checks a form that was read already.
     *
     * @param names the names of its fields
     * @throws Violations if the caller may not write one of them
     */
    public void check(Collection<String> names, GrantedScopes granted) {
        Violations refused = new Violations();
        for (String name : names) {
            BodyType.Member unwritable = unwritableAsText(name.strip(), granted);
            if (unwritable != null) {
                refused.add(FormScanner.pointer(name), unwritable.unmetWithin(granted));
            }
        }
        if (!refused.isEmpty()) {
            throw refused;
        }
    }

    /** Returns the field of this name if the caller may not write it, or null. */
    BodyType.Member unwritable(String name, GrantedScopes granted) {
        return unwritable(name, granted, ofTexts);
    }

    /** Returns the field of this name if the caller may not write it, or not all that its text may hold; otherwise null. */
    BodyType.Member unwritableAsText(String name, GrantedScopes granted) {
        return unwritable(name, granted, true);
    }

    private BodyType.Member unwritable(String name, GrantedScopes granted, boolean asText) {
        for (BodyType type : types) {
            // CXF makes an object of all fields where a parameter names none.
            for (String text : List.of(name, "")) {
                BodyType.Member member = type.member(text);
                if (member != null
                        && !(member.isWritableWith(granted)
                                && (!asText || member.content().isOpenTo(granted)))) {
                    return member;
                }
            }
        }
        return null;
    }
}
