package dev.latchkey.demo.model;

import dev.latchkey.demo.ApiException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;

/** Finds models. */
@ApplicationScoped
public class Models {
    @Inject
    @Any
    Instance<Model> models;

    /** All of them, by their ids. */
    public List<Model> list() {
        return models.stream().sorted(Comparator.comparing(Model::id)).toList();
    }

    /** The model with this id. */
    public Model get(String id) {
        return models.stream()
                .filter(model -> model.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ApiException.unknown("There is no model with this id."));
    }

    /** The model with this id, of which there must be this version. */
    public Model get(String id, String version) {
        Model model = get(id);
        if (!model.version().equals(version)) {
            throw ApiException.unknown("The model has no such version.");
        }
        return model;
    }
}
