package dev.latchkey.writing;

import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Requirement;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks the operations of a JSON Patch (RFC 6902) against what a caller may see and write. Not thread-safe. */
final class PatchCheck {
    private static final WriteMode MODE = new WriteMode(false, WriteMode.Kind.MERGE_PATCH);
    /** Operations that take away, replace or compare what stands at their path. */
    private static final Set<String> ON_WHOLE = Set.of("replace", "remove", "test");

    private final BodyType seen;
    private final BodyType written;
    private final GrantedScopes granted;
    private final Violations violations = new Violations();

    PatchCheck(BodyType seen, BodyType written, GrantedScopes granted) {
        this.seen = seen;
        this.written = written;
        this.granted = granted;
    }

    /**
     * Checks one operation.
     *
     * @throws dev.latchkey.AccessRefusedException with 409 if it names an index of an array of which elements may be withheld
     */
    void check(JsonObject operation) {
        String name = operation.getString("op", "");
        String path = operation.getString("path", "");
        checkPlace(path, ON_WHOLE.contains(name) || isReplacing(path));
        if (name.equals("copy") || name.equals("move")) {
            checkPlace(operation.getString("from", ""), true);
        }
        JsonValue value = operation.get("value");
        if (value != null && !name.equals("test")) {
            checkValue(path, value);
        }
    }

    /** Throws what was found. */
    void finish() {
        if (!violations.isEmpty()) {
            throw violations;
        }
    }

    /** Whether an addition replaces what is there, rather than moving elements of an array. */
    private boolean isReplacing(String path) {
        List<String> names = names(path);
        if (names.isEmpty()) {
            return true;
        }
        String last = names.get(names.size() - 1);
        NamedMember array = NamedMember.of(written, names.subList(0, names.size() - 1), granted);
        return !NamedMember.isIndex(last) || array.content().member(last) != null;
    }

    private void checkPlace(String path, boolean whole) {
        List<String> names = names(path);
        for (BodyType root : List.of(seen, written)) {
            NamedMember place = NamedMember.of(root, names, granted);
            if (place.withheldElements()) {
                throw Overlay.conflict();
            }
            Set<Requirement> unmet = whole ? place.unmetWithContent(granted) : place.unmet();
            if (!unmet.isEmpty()) {
                violations.add(path, unmet);
            }
        }
    }

    private void checkValue(String path, JsonValue value) {
        BodyType content = NamedMember.of(written, names(path), granted).content();
        byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
        try (BodyGate gate = new BodyGate(new ByteArrayInputStream(text), new JsonScanner(content, granted, MODE))) {
            gate.finish();
        } catch (Violations found) {
            found.members().forEach(member -> violations.add(path + member, found.unmet()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static List<String> names(String pointer) {
        List<String> names = new ArrayList<>();
        String[] parts = pointer.split("/", -1);
        for (int i = 1; i < parts.length; i++) {
            names.add(parts[i].replace("~1", "/").replace("~0", "~"));
        }
        return names;
    }
}
