package dev.latchkey.redaction;

import dev.latchkey.scope.Requirement;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Stands before one property of a class, in the place where a JSON-B provider reads it. A guarded property is not read for those
 * who may not see it, and a value is judged when it was read.
 */
final class PropertyGate {
    private final RedactingJsonb jsonb;
    private final Set<String> keys;
    private final List<Type> declared;
    private final boolean component;
    private final boolean closed;
    private volatile Owner last;

    /** What a class of objects needs for the property. */
    private record Owner(Class<?> type, List<Requirement> member, List<Requirement> content) {}

    /** Reads a property of an object. */
    @FunctionalInterface
    interface Read {
        Object from(Object bean) throws Throwable;
    }

    /**
     * The gate of a property.
     *
     * @param keys the property's {@linkplain Members#keys keys}
     * @param declared what its members are declared to hold
     * @param component whether a component of the application writes it
     */
    PropertyGate(RedactingJsonb jsonb, Set<String> keys, List<Type> declared, boolean component) {
        this.jsonb = jsonb;
        this.keys = keys;
        this.declared = declared;
        this.component = component;
        this.closed = !component
                && declared.stream().allMatch(type -> type instanceof Class<?> plain && ValueKind.isClosed(plain));
    }

    /** Whether nothing can ever be withheld at this gate from objects of a class. */
    boolean isNeverClosed(Class<?> owner) {
        return closed && of(owner).member.isEmpty();
    }

    /** Whether the property must not be read from an object; notes why. */
    boolean keepsFrom(Object bean, Rendering rendering) {
        Owner owner = of(bean.getClass());
        if (rendering.lacksAny(owner.member)) {
            rendering.withheldFrom(owner.type, HidingReason.MEMBER);
            return true;
        }
        if (rendering.lacksAny(owner.content)) {
            rendering.withheldFrom(owner.type, HidingReason.CONTENT);
            return true;
        }
        return false;
    }

    /** The value, or a container with less in it, or {@link ValueJudge#HIDDEN}. */
    Object pass(Object bean, Rendering rendering, Read read) throws Throwable {
        if (keepsFrom(bean, rendering)) {
            if (component) {
                rendering.hidden().addUncountable();
            } else {
                rendering.hidden().add(bean, read);
            }
            return ValueJudge.HIDDEN;
        }
        Object value = read.from(bean);
        if (closed || value == null) {
            return value;
        }
        return component
                ? rendering.judge().forComponent(value, HidingReason.COMPONENT)
                : rendering.judge().judge(value);
    }

    private Owner of(Class<?> type) {
        Owner known = last;
        if (known == null || known.type != type) {
            known = find(type);
            last = known;
        }
        return known;
    }

    private Owner find(Class<?> type) {
        Guards guards = jsonb.lore().guards();
        Guards.ClassGuards own = guards.of(type);
        List<Requirement> member = new ArrayList<>(own.ofProperty(keys));
        if (own.whole() != null) {
            member.add(own.whole());
        }
        List<Requirement> content = new ArrayList<>();
        for (Type argument : declared) {
            try {
                Types.held(argument).stream()
                        .map(held -> guards.of(held).whole())
                        .filter(Objects::nonNull)
                        .forEach(content::add);
            } catch (LinkageError | TypeNotPresentException unreadable) {
                // What it holds is judged all the same.
            }
        }
        return new Owner(type, List.copyOf(member), List.copyOf(content));
    }
}
