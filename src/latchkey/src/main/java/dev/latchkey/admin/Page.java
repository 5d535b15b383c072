package dev.latchkey.admin;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.function.Function;

/** Writes one page of a list, with the cursor of the next page. */
final class Page {
    private Page() {}

    /**
     * Returns the response.
     *
     * @param name the name of the member that has the list
     * @param list the entries that precede the page; the page is added to it
     * @param entries the entries of the page, and one more if there is a next page
     * @param limit the maximum number of entries of a page
     * @param cursor returns the cursor that follows an entry
     */
    static <T> AdminResponse of(
            String name,
            JsonArrayBuilder list,
            List<T> entries,
            int limit,
            Function<T, JsonObjectBuilder> json,
            Function<T, String> cursor) {
        entries.stream().limit(limit).forEach(entry -> list.add(json.apply(entry)));
        JsonObjectBuilder page = Json.createObjectBuilder().add(name, list);
        if (entries.size() > limit) {
            page.add("next", cursor.apply(entries.get(limit - 1)));
        }
        return AdminResponse.ok(page.build());
    }
}
