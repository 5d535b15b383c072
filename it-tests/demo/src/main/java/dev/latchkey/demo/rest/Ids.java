package dev.latchkey.demo.rest;

import dev.latchkey.demo.ApiException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Checks what clients call their things, so that every id can stand in a path. */
final class Ids {
    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._:-]{0,127}");

    private Ids() {}

    static String check(String id) {
        if (id == null || !FORM.matcher(id).matches()) {
            throw ApiException.invalid("An id must be 1 to 128 letters, digits, spaces and characters of . _ : -"
                    + " and begin with a letter or digit.");
        }
        return id;
    }

    static String make() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    static void checkDistinct(List<String> ids) {
        Set<String> seen = new HashSet<>();
        for (String id : ids) {
            if (!seen.add(id)) {
                throw ApiException.invalid("The request has the id \"" + id + "\" twice.");
            }
        }
    }
}
