package dev.latchkey.redaction;

import dev.latchkey.scope.Requirement;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Tells which declared classes, members and keys are withheld where something is denied, and why. Of types alone, for portions
 * and previews; what is shown of an object is decided when it is written. Thread-safe.
 */
final class HidingRules {
    private final Guards guards;
    private final Set<Class<?>> subtypes;
    private final UnmetRequirements denied;
    /** The classes that components of the configuration are for. */
    private final Set<Class<?>> configured;

    private final Map<Class<?>, Boolean> byComponent = new ConcurrentHashMap<>();
    private final Map<Class<?>, Set<Requirement>> unmet = new ConcurrentHashMap<>();

    HidingRules(Guards guards, Set<Class<?>> subtypes, UnmetRequirements denied, Set<Class<?>> configured) {
        this.guards = guards;
        this.subtypes = subtypes;
        this.denied = denied;
        this.configured = configured;
    }

    /** Whether something is denied in objects of the class, or all of them. */
    boolean hasDenied(Class<?> type) {
        Guards.ClassGuards needed = guards.of(type);
        return denied.denies(needed.whole())
                || !needed.properties().isEmpty()
                        && needed.properties().values().stream().anyMatch(denied::denies);
    }

    /** Whether an object of the declared type may lead to something that is denied. */
    boolean reachesDenied(Type type) {
        return TypeGraph.reaches(type, subtypes, this::hasDenied);
    }

    /**
     * The same of what is declared alone: whether what stands behind a supertype is there shows when it is written, so that it is no
     * reason to refuse.
     */
    private boolean declaresDenied(Type type) {
        return TypeGraph.reaches(type, Set.of(), this::hasDenied);
    }

    /** Why no object of the class is shown. */
    Optional<HidingReason> whyClass(Class<?> type) {
        if (denied.denies(guards.of(type).whole())) {
            return Optional.of(HidingReason.CLASS);
        }
        return byComponent.computeIfAbsent(type, candidate -> isHostWritten(candidate) && declaresDenied(candidate))
                ? Optional.of(HidingReason.COMPONENT)
                : Optional.empty();
    }

    private boolean isHostWritten(Class<?> type) {
        // Providers do not look for components on superclasses.
        return isConfigured(type) || !Members.isPlatform(type) && Members.isHostWritten(type);
    }

    private boolean isConfigured(Class<?> type) {
        return !configured.isEmpty() && configured.stream().anyMatch(candidate -> candidate.isAssignableFrom(type));
    }

    /** Why a member is withheld from objects of a class of which not all is withheld, by what is declared. */
    Optional<HidingReason> whyMember(Class<?> owner, Members.Read read) {
        Member member = read.member();
        Set<String> keys = Members.keys(member);
        if (guards.of(owner).ofProperty(keys).stream().anyMatch(denied::denies)) {
            return Optional.of(HidingReason.MEMBER);
        }
        Optional<HidingReason> content = Types.held(read.type()).stream()
                .flatMap(type -> whyClass(type).stream())
                .findFirst();
        if (content.isPresent()) {
            return content.map(reason -> reason == HidingReason.CLASS ? HidingReason.CONTENT : reason);
        }
        if (isWrittenByComponent(owner, keys, read.element()) && declaresDenied(read.type())) {
            return Optional.of(HidingReason.COMPONENT);
        }
        return Types.keys(read.type()).stream().anyMatch(this::declaresDenied)
                ? Optional.of(HidingReason.KEY)
                : Optional.empty();
    }

    private static boolean isWrittenByComponent(Class<?> owner, Set<String> keys, AnnotatedElement element) {
        return Members.isHostWritten(element) || Members.isHostWritten(owner, keys);
    }

    /** What is denied of a member that is hidden. */
    Set<Requirement> unmetBy(Class<?> owner, Members.Read read) {
        Set<Requirement> found = new HashSet<>();
        Stream.concat(
                        Stream.ofNullable(guards.of(owner).whole()),
                        guards.of(owner).ofProperty(Members.keys(read.member())).stream())
                .filter(denied::denies)
                .forEach(found::add);
        return found.isEmpty() ? unmetBy(read.type()) : found;
    }

    /** What is denied of objects of a declared type. */
    Set<Requirement> unmetBy(Type root) {
        Set<Requirement> found = new LinkedHashSet<>();
        TypeMentions.of(root).forEach(type -> found.addAll(unmetIn(type)));
        if (found.isEmpty()) {
            addAll(root, subtypes, found);
        }
        return found;
    }

    /** What is denied of objects of a class, and of what their members are declared to hold. */
    Set<Requirement> unmetIn(Class<?> type) {
        return unmet.computeIfAbsent(type, candidate -> {
            Set<Requirement> found = new LinkedHashSet<>();
            addAll(candidate, Set.of(), found);
            return Set.copyOf(found);
        });
    }

    private void addAll(Type root, Set<Class<?>> behind, Set<Requirement> found) {
        TypeGraph.reaches(root, behind, type -> {
            guards.of(type).all().stream().filter(denied::denies).forEach(found::add);
            return false;
        });
    }
}
