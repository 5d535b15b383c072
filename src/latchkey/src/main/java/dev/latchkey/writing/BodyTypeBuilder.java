package dev.latchkey.writing;

import dev.latchkey.redaction.Members;
import dev.latchkey.redaction.Types;
import dev.latchkey.scope.Requirement;
import dev.latchkey.scope.TypeVariables;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds the {@link BodyType} of a value from the types that it may be read as. Not thread-safe. */
final class BodyTypeBuilder {
    private final BodyTypes types;
    private final Set<Type> seen = new HashSet<>();
    private final Set<Requirement> whole = new LinkedHashSet<>();
    private final Map<String, Draft> members = new HashMap<>();
    private final Draft others = new Draft();
    private final Map<String, Map<String, BodyType.Member>> told = new HashMap<>();

    BodyTypeBuilder(BodyTypes types) {
        this.types = types;
    }

    /** Collects what is known of the members that share a name. */
    private static final class Draft {
        final Set<Requirement> needed = new LinkedHashSet<>();
        final Set<Type> contents = new LinkedHashSet<>();
        boolean used;
    }

    BodyType build(Set<Type> all) {
        all.forEach(this::add);
        Map<String, BodyType.Member> finished = new HashMap<>();
        members.forEach((name, draft) -> finished.put(name, member(draft)));
        BodyType.Member other = others.used ? member(others) : null;
        return finished.isEmpty() && other == null && whole.isEmpty() && told.isEmpty()
                ? BodyType.FREE
                : new BodyType(Set.copyOf(all), List.copyOf(whole), Map.copyOf(finished), other, told);
    }

    private BodyType.Member member(Draft draft) {
        return new BodyType.Member(List.copyOf(draft.needed), Set.copyOf(draft.contents), types::of);
    }

    private void add(Type type) {
        if (!seen.add(type)) {
            return;
        }
        Class<?> raw = TypeVariables.raw(type);
        require(types.wholeOf(raw));
        if (Types.isArrayOrObject(raw)) {
            addContainer(type, raw);
        } else if (Members.isPlatform(raw)) {
            addArguments(type);
        } else {
            addBean(type, raw);
        }
    }

    private void require(Requirement requirement) {
        if (requirement != null) {
            whole.add(requirement);
        }
    }

    private void addContainer(Type type, Class<?> raw) {
        Type content = Types.content(type);
        if (Map.class.isAssignableFrom(raw)) {
            addOther(List.of(), Set.of(content));
        } else {
            add(content);
        }
    }

    /** Java's other generic types hold what their arguments say, as such or in a member. */
    private void addArguments(Type type) {
        if (type instanceof TypeVariables.Filled filled) {
            filled.arguments().forEach(this::add);
            addOther(List.of(), new LinkedHashSet<>(filled.arguments()));
        }
    }

    private void addBean(Type type, Class<?> raw) {
        addComponents(raw);
        addMembers(types.membersOf(type));
        ClassHints hints = new ClassHints(types, raw);
        for (Class<?> subtype : hints.subtypes()) {
            Type filled = TypeVariables.fill(subtype, Map.of());
            if (seen.add(filled)) {
                addMembers(types.membersOfSubtype(filled));
                if (!hints.isToldByText()) {
                    require(types.wholeOf(subtype));
                }
            }
        }
        hints.told()
                .forEach((name, texts) -> texts.forEach((text, subtype) ->
                        told.computeIfAbsent(name, unknown -> new HashMap<>()).put(text, requiring(subtype))));
        hints.wrappers().forEach((name, subtype) -> draft(name).contents.add(TypeVariables.fill(subtype, Map.of())));
    }

    private BodyType.Member requiring(Class<?> type) {
        Requirement needed = types.wholeOf(type);
        return new BodyType.Member(needed == null ? List.of() : List.of(needed), Set.of(), types::of);
    }

    /** What a component of the application makes of JSON is not known: it may fill whatever its result has. */
    private void addComponents(Class<?> raw) {
        ReadingComponents components = ReadingComponents.of(List.of(raw));
        if (components.any() || types.isReadByComponent(raw)) {
            whole.addAll(new BodyTypeBuilder(types).withoutComponents(raw).reachable());
            components.read().forEach(this::add);
        }
    }

    private BodyType withoutComponents(Class<?> raw) {
        Type filled = TypeVariables.fill(raw, Map.of());
        seen.add(filled);
        addMembers(types.membersOf(filled));
        return build(Set.of());
    }

    private void addMembers(List<AcceptedMember> accepted) {
        for (AcceptedMember member : accepted) {
            Set<Requirement> needed = new LinkedHashSet<>(member.needed());
            Set<Type> contents = new LinkedHashSet<>(member.contents());
            if (member.components().any()) {
                needed.addAll(types.of(contents).reachable());
                contents.addAll(member.components().read());
            }
            if (member.isAny()) {
                addOther(needed, contents);
            } else if (member.unwrapping() != null) {
                addUnwrapped(member, needed, contents);
            }
            member.names().forEach(name -> merge(draft(name), needed, contents));
        }
    }

    /** The members of the value stand among those of the object around it. */
    private void addUnwrapped(AcceptedMember member, Set<Requirement> needed, Set<Type> contents) {
        BodyType inner = types.of(contents);
        inner.members().forEach((name, nextMember) -> {
            Set<Requirement> all = new LinkedHashSet<>(needed);
            all.addAll(inner.whole());
            all.addAll(nextMember.own());
            merge(draft(member.unwrapping().apply(name)), all, nextMember.contents());
        });
        if (inner.others() != null) {
            List<Requirement> all = new ArrayList<>(needed);
            all.addAll(inner.others().own());
            addOther(all, inner.others().contents());
        }
    }

    private Draft draft(String name) {
        return members.computeIfAbsent(name, unknown -> new Draft());
    }

    private void addOther(Iterable<Requirement> needed, Set<Type> contents) {
        others.used = true;
        merge(others, needed, contents);
    }

    private static void merge(Draft draft, Iterable<Requirement> needed, Set<Type> contents) {
        needed.forEach(draft.needed::add);
        draft.contents.addAll(contents);
    }
}
