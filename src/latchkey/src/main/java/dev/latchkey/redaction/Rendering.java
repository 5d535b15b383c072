package dev.latchkey.redaction;

import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Requirement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides for one response, as it is written, what of it is withheld from its caller, and remembers why. The thread that writes
 * is bound to it, so that one {@code Jsonb} serves all callers; a rendering within a rendering is another one.
 */
final class Rendering {
    /** Its class is not ours, so that threads of the server do not keep the web application when it is undeployed. */
    private static final ThreadLocal<Object[]> CURRENT = ThreadLocal.withInitial(() -> new Object[1]);

    private final GrantedScopes granted;
    private final boolean holdsAllKnown;
    private final RenderTarget pass;
    private final HiddenValues hidden = new HiddenValues();
    private final RedactingJsonb jsonb;
    /** Null until code of the application takes part. */
    private ReachableObjects reachable;

    private final ValueJudge judge;
    private final Set<Class<?>> owners = new LinkedHashSet<>();
    private final Set<Requirement> unmet = new LinkedHashSet<>();
    private final Set<HidingReason> reasons = new LinkedHashSet<>();
    private Class<?> lastOwner;
    private boolean guardMet;
    /** Whether a component writes to a generator of its own at the moment. */
    private boolean aside;

    /**
     * Decides for a caller with these scopes what is written to {@code pass} by {@code jsonb}.
     *
     * @param holdsAllKnown whether the caller lacks nothing of what is known to be needed
     */
    Rendering(RedactingJsonb jsonb, GrantedScopes granted, boolean holdsAllKnown, RenderTarget pass) {
        this.granted = granted;
        this.holdsAllKnown = holdsAllKnown;
        this.pass = pass;
        this.jsonb = jsonb;
        this.judge = new ValueJudge(this, jsonb);
    }

    /** That of the running thread; null if it writes for nobody. */
    static Rendering current() {
        return (Rendering) CURRENT.get()[0];
    }

    /** Writes, bound to the running thread. */
    void run(Runnable writing) {
        Object[] place = CURRENT.get();
        Object before = place[0];
        place[0] = this;
        try {
            writing.run();
        } finally {
            place[0] = before;
        }
    }

    RenderTarget pass() {
        return pass;
    }

    /** Decides about values. */
    ValueJudge judge() {
        return judge;
    }

    /** Whether the caller lacks nothing of what is known to be needed, so that what cannot be told is taken to be harmless. */
    boolean holdsAllKnown() {
        return holdsAllKnown;
    }

    /** Whether the caller lacks what is needed; notes that something is needed at all. */
    boolean lacks(Requirement needed) {
        guardMet = true;
        return !needed.isMetBy(granted);
    }

    /** Whether objects of an owner need something for a member that the caller lacks. */
    boolean lacksAny(List<Requirement> needed) {
        boolean lacks = false;
        for (int i = 0; i < needed.size(); i++) {
            lacks |= lacks(needed.get(i));
        }
        return lacks;
    }

    /** What the caller may not see of what an object leads to. */
    ReachableObjects.Found reachableFrom(Object value) {
        if (reachable == null) {
            reachable = new ReachableObjects(jsonb.lore(), UnmetRequirements.to(granted), true);
        }
        return reachable.from(value);
    }

    /** Notes that a member of objects of a class is withheld by what the class declares. */
    void withheldFrom(Class<?> owner, HidingReason reason) {
        if (owner != lastOwner) {
            owners.add(owner);
            reasons.add(reason);
            lastOwner = owner;
        }
    }

    /**
     * Notes that a value is withheld.
     *
     * @param lacking what it needs and the caller lacks
     */
    void withheld(Collection<Requirement> lacking, HidingReason reason) {
        guardMet = true;
        unmet.addAll(lacking);
        reasons.add(reason);
    }

    /** What is withheld, to be counted. */
    HiddenValues hidden() {
        return hidden;
    }

    /** Whether anything is withheld. */
    boolean isWithheld() {
        return !reasons.isEmpty();
    }

    /** Whether another caller may be shown something else. */
    boolean isGuardMet() {
        return guardMet || reachable != null && reachable.isGuardMet();
    }

    /** The classes that declare what is withheld from their objects. */
    Set<Class<?>> owners() {
        return owners;
    }

    /** What is needed by values that are withheld. */
    Set<Requirement> unmet() {
        return unmet;
    }

    /** Notes which member the provider reads; {@code array} if it is written as an array. */
    void at(String member, boolean array) {
        if (!aside && pass.generator() != null) {
            pass.generator().at(member, array);
        }
    }

    /** Notes that the provider is given null in place of what is withheld. */
    void expectNull() {
        if (!aside && pass.generator() != null) {
            pass.generator().expectNull();
        }
    }

    /** Lets a component write to a generator of its own. */
    void aside(Runnable writing) {
        boolean before = aside;
        aside = true;
        try {
            writing.run();
        } finally {
            aside = before;
        }
    }

    /** Gathers what was withheld from one rendering, so that its leaves can be counted afterwards without writing all the rest again. */
    static final class HiddenValues {
        private final List<Object> values = new ArrayList<>();
        private final List<Member> members = new ArrayList<>();
        private boolean complete = true;

        /** A member that was not read. */
        private record Member(Object bean, PropertyGate.Read read) {}

        void add(Object value) {
            values.add(value);
        }

        void add(Object bean, PropertyGate.Read read) {
            members.add(new Member(bean, read));
        }

        /** Notes that something is withheld of which it cannot be told by itself how many leaves it has. */
        void addUncountable() {
            complete = false;
        }

        /** Whether the leaves of all of these can be counted. */
        boolean isComplete() {
            return complete;
        }

        /**
         * Counts the leaves; tells whether it could.
         *
         * @throws RenderTarget.TooMany if there are more than {@code most}
         */
        boolean count(RedactingJsonb jsonb, long most) {
            RenderTarget counting = RenderTarget.counting(most);
            try {
                for (Object value : values) {
                    count(value, jsonb, counting);
                }
                for (Member member : members) {
                    count(member.read.from(member.bean), jsonb, counting);
                }
                return true;
            } catch (Error failed) {
                throw failed;
            } catch (Throwable failed) {
                // By itself it is not written as it is where it stands.
                return false;
            }
        }

        private static void count(Object value, RedactingJsonb jsonb, RenderTarget counting) {
            if (value == null) {
                return;
            }
            ValueKind.Form form = jsonb.lore().kindOf(value.getClass()).form();
            if (form == ValueKind.Form.CLOSED && !(value instanceof jakarta.json.JsonValue)
                    || form == ValueKind.Form.ENUM) {
                counting.leaf();
            } else {
                jsonb.count(value, counting);
            }
        }
    }
}
