package dev.latchkey.json;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads one JSON document in which each name occurs once in its object, so that every reader interprets it in the same way.
 *
 * <p>The option of JSON-P for repeated names is part of Jakarta EE 10. This class also works with earlier versions.
 */
public final class StrictJson {
    /** Created once, because {@link Json} searches its provider at each call. */
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private StrictJson() {}

    /**
     * Reads the value in a text.
     *
     * @param deepest the maximum depth of arrays and objects, because readers are recursive
     * @throws JsonException if the text is not such a document; providers may have other exceptions for deeply nested text
     */
    public static JsonValue read(String text, int deepest) {
        requireOneReading(text, deepest);
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }

    /** A reader stops after the first document, and keeps the last value of a repeated name. */
    private static void requireOneReading(String text, int deepest) {
        Deque<Set<String>> open = new ArrayDeque<>();
        try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
            while (parser.hasNext()) {
                switch (parser.next()) {
                    case START_ARRAY, START_OBJECT -> open.push(new HashSet<>());
                    case END_ARRAY, END_OBJECT -> open.pop();
                    case KEY_NAME -> {
                        if (!open.element().add(parser.getString())) {
                            throw new JsonParsingException("a name occurs more than once", parser.getLocation());
                        }
                    }
                    default -> {}
                }
                if (open.size() > deepest) {
                    throw new JsonParsingException("nested too deeply", parser.getLocation());
                }
            }
        }
    }
}
