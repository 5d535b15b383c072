package dev.latchkey.it.redacted;

import dev.latchkey.ScopeRequired;
import java.util.List;

/** Two of its five leaf properties need a scope. */
public record Photo(String id, String url, String title, @ScopeRequired("Labels:Get") List<Label> photoLabels) {
    public static Photo named(String id) {
        return new Photo(id, "/" + id, "of " + id, List.of(new Label("canary-" + id, 0.5)));
    }
}
