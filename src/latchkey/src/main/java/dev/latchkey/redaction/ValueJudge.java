package dev.latchkey.redaction;

import dev.latchkey.scope.Requirement;
import java.util.List;

/**
 * Judges values that are about to be written, by the classes that they have at run time: a value as it is, a container without
 * what may not be seen in it, or nothing. It does not look into objects that are written member by member: their members are
 * judged when they are written.
 */
final class ValueJudge {
    /** Stands for a value that is withheld. */
    static final Object HIDDEN = new Object();

    private final Rendering rendering;
    private final RedactingJsonb jsonb;
    private final ContainerJudge containers;

    ValueJudge(Rendering rendering, RedactingJsonb jsonb) {
        this.rendering = rendering;
        this.jsonb = jsonb;
        this.containers = new ContainerJudge(this, jsonb, rendering.hidden());
    }

    /** What is written of a value: itself, a container with less in it, or {@link #HIDDEN}. */
    Object judge(Object value) {
        if (value == null) {
            return null;
        }
        Class<?> type = value.getClass();
        ValueKind kind = jsonb.lore().kindOf(type);
        if (kind.plain() && !jsonb.isNotModelled(type)) {
            return value;
        }
        if (isHidden(type, kind)) {
            rendering.hidden().add(value);
            return HIDDEN;
        }
        return switch (kind.form()) {
            case CLOSED, ENUM, BEAN -> jsonb.begins(type) ? forComponent(value, HidingReason.COMPONENT) : value;
            case OWN_VALUE -> forComponent(value, HidingReason.OWN_TEXT);
            default -> containers.judge(value, type, kind.form());
        };
    }

    private boolean isHidden(Class<?> type, ValueKind kind) {
        Requirement whole = kind.guards().whole();
        if (whole != null && rendering.lacks(whole)) {
            rendering.withheld(List.of(whole), HidingReason.CLASS);
            return true;
        }
        if (kind.guards().unreadable() && !rendering.holdsAllKnown()) {
            rendering.withheld(List.of(), HidingReason.UNREADABLE);
            return true;
        }
        if (jsonb.isNotModelled(type)) {
            rendering.withheld(List.of(), HidingReason.NOT_MODELLED);
            return true;
        }
        return false;
    }

    /** What code of the application is given of a value: all of it, or {@link #HIDDEN} if it leads to what may not be seen. */
    Object forComponent(Object value, HidingReason reason) {
        if (value == null) {
            return null;
        }
        ReachableObjects.Found found = rendering.reachableFrom(value);
        if (found.unmet().isEmpty() && (!found.undecided() || rendering.holdsAllKnown())) {
            return value;
        }
        rendering.withheld(found.unmet(), reason);
        rendering.hidden().addUncountable();
        return HIDDEN;
    }

    /** What is written of what an adapter returned, which is written as what the adapter declares to return. */
    Object adapted(Object result, Class<?> declared) {
        Object judged = judge(result);
        if (judged == null || judged == HIDDEN || judged.getClass() == declared || !jsonb.writesAsDeclared(declared)) {
            return judged;
        }
        Guards.ClassGuards guards = jsonb.lore().guards().of(judged.getClass());
        List<Requirement> lacking =
                guards.properties().values().stream().filter(rendering::lacks).toList();
        if (lacking.isEmpty()) {
            return judged;
        }
        rendering.withheld(lacking, HidingReason.ADAPTED);
        rendering.hidden().addUncountable();
        return HIDDEN;
    }

    /** A key is written by its toString, whatever it is, or member by member where the provider can. */
    Object key(Object key) {
        if (key == null) {
            return null;
        }
        ValueKind kind = jsonb.lore().kindOf(key.getClass());
        if (kind.form() == ValueKind.Form.CLOSED) {
            return key;
        }
        if (isHidden(key.getClass(), kind)) {
            rendering.hidden().addUncountable();
            return HIDDEN;
        }
        boolean byName = kind.form() == ValueKind.Form.ENUM && jsonb.writesConstantsByName();
        return byName ? key : forComponent(key, HidingReason.KEY);
    }
}
