package dev.latchkey.it.writers;

import jakarta.json.Json;
import jakarta.ws.rs.NotFoundException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the data by its name. */
public final class Shapes {
    private Shapes() {}

    /** The data of this name. */
    public static Object named(String name) {
        return switch (name) {
            case "item" -> new Item();
            case "list" -> List.of(new Item(), new Item());
            case "array" -> new Item[] {new Item()};
            case "map" -> Map.of("item", new Item());
            case "numbered" -> Map.of(1, new Item());
            case "nested" -> List.of(List.of(new Item()));
            case "optional" -> new Crate(Optional.of(new Keyless()), new Item());
            case "crate" -> new Crate(new Item());
            case "crate-of-keyless" -> new Crate(new Keyless());
            case "keyless" -> new Keyless();
            case "sealed" -> new Sealed();
            case "crate-of-sealed" -> new Crate(new Sealed());
            case "methodical" -> new Methodical();
            case "maker" -> new Maker();
            case "crate-of-maker" -> new Crate(new Maker());
            case "renamed-keyless" -> Map.of("any", new Pointed());
            case "renamed" -> new Renamed();
            case "mixed" -> new Mixed();
            case "unwrapping" -> new Unwrapping();
            case "anything" -> new Anything();
            case "raw" -> new Raw();
            case "valued" -> new Valued();
            case "animals" -> new Animal[] {new Animal(), new Animal.Rare()};
            case "code" -> new Code();
            case "json" -> Json.createObjectBuilder().add("host", "own").build();
            case "json-text" -> "{\"host\":\"own\"}";
            case "json-beside" -> jsonBeside();
            default -> throw new NotFoundException();
        };
    }

    private static Object jsonBeside() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("item", new Item());
        map.put("text", "own");
        return map;
    }
}
