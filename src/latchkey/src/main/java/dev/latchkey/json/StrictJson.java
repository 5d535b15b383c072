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
 * Reads one JSON document in which each name is there once in its object: whoever reads it otherwise must not see something else.
 *
 * <p>JSON-P's own strategy for names that are there twice came with Jakarta EE 10; this works on the level below, too.
 */
public final class StrictJson {
    /** Made once: {@link Json} looks for its provider each time. */
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private StrictJson() {}

    /**
     * What the text says.
     *
     * @param deepest how many arrays and objects may be in each other; readers recurse into each
     * @throws JsonException if it is no such document; providers have exceptions of their own for text that is nested too deeply
     */
    public static JsonValue read(String text, int deepest) {
        requireOneReading(text, deepest);
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }

    /** A reader stops behind the first document, and keeps the last of several that have one name. */
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
