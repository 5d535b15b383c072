package dev.latchkey.demo.rest;

import dev.latchkey.demo.ApiException;
import dev.latchkey.demo.catalogue.Tag;
import dev.latchkey.demo.json.ConceptJson;
import dev.latchkey.demo.json.ConceptsRequest;
import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** Reads concepts, and checks them. */
final class Tags {
    private static final int MOST = 500;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DEFINITION = 1000;

    private Tags() {}

    /** The concepts that a client wants to add, at least one. */
    static List<Tag> toAdd(ConceptsRequest request) {
        if (request == null || request.concepts == null || request.concepts.isEmpty()) {
            throw ApiException.badFormat("The body must be {\"concepts\": [{\"id\": …}, …]}.");
        }
        return of(request.concepts);
    }

    static List<Tag> of(List<ConceptJson> concepts) {
        if (concepts.size() > MOST) {
            throw ApiException.invalid("There must not be more than " + MOST + " concepts.");
        }
        List<Tag> tags = concepts.stream().map(Tags::of).toList();
        Ids.checkDistinct(tags.stream().map(Tag::id).toList());
        return tags;
    }

    private static Tag of(ConceptJson concept) {
        if (concept == null) {
            throw ApiException.badFormat("A concept must be an object, not null.");
        }
        String id = Ids.check(concept.id);
        return new Tag(
                id,
                concept.name == null ? id : checkName(concept.name),
                present(concept.value),
                Optional.ofNullable(concept.definition).map(Tags::checkDefinition));
    }

    private static String checkName(String name) {
        boolean control = name.chars().anyMatch(Character::isISOControl);
        if (name.isBlank() || name.length() > LONGEST_NAME || control) {
            throw ApiException.invalid("A concept's name must be 1 to " + LONGEST_NAME + " characters of one line.");
        }
        return name;
    }

    private static String checkDefinition(String definition) {
        if (definition.isBlank() || definition.length() > LONGEST_DEFINITION) {
            throw ApiException.invalid("A concept's definition must be 1 to " + LONGEST_DEFINITION + " characters.");
        }
        return definition;
    }

    static boolean present(JsonValue value) {
        if (value == null || value == JsonValue.NULL || value == JsonValue.TRUE) {
            return true;
        }
        if (value == JsonValue.FALSE) {
            return false;
        }
        if (value instanceof JsonNumber number && (number.doubleValue() == 0 || number.doubleValue() == 1)) {
            return number.doubleValue() == 1;
        }
        throw ApiException.invalid("A concept's value must be 1 or true if it is seen, 0 or false if not.");
    }
}
