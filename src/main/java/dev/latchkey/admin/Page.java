package dev.latchkey.admin;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.function.Function;

/** Answers with a part of a list, and with what to ask for the next part. */
final class Page {
    private Page() {}

    /**
     * The answer.
     *
     * @param name the member that holds the list
     * @param list what stands before the part; it is added to
     * @param found the part, and one more if there is a next one
     * @param limit how many are to be shown
     * @param cursor tells from the last one shown where the next part begins
     */
    static <T> AdminResponse of(
            String name,
            JsonArrayBuilder list,
            List<T> found,
            int limit,
            Function<T, JsonObjectBuilder> json,
            Function<T, String> cursor) {
        found.stream().limit(limit).forEach(each -> list.add(json.apply(each)));
        JsonObjectBuilder answer = Json.createObjectBuilder().add(name, list);
        if (found.size() > limit) {
            answer.add("next", cursor.apply(found.get(limit - 1)));
        }
        return AdminResponse.ok(answer.build());
    }
}
