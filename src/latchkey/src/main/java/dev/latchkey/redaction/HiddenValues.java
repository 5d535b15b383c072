package dev.latchkey.redaction;

import java.util.ArrayList;
import java.util.List;

/** Gathers what was withheld from one rendering, so that its leaves can be counted afterwards without writing all the rest again. */
final class HiddenValues {
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
            for (Member each : members) {
                count(each.read.from(each.bean), jsonb, counting);
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
