package dev.latchkey.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When two writers count as writing the same. */
class JsonEquivalenceTest {
    private static JsonValue json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':1,'b':[2]}|{'b':[2.0],'a':1}",
                "{'a':1}|{'a':1,'b':null}",
                "[{'a':{'c':1e2}}]|[{'a':{'c':100,'d':null}}]",
                "['a']|['a']",
                "null|null"
            })
    void orderAndAbsenceDoNotMatter(String one, String other) {
        assertThat(JsonEquivalence.of(json(one.replace('\'', '"')), json(other.replace('\'', '"'))))
                .isTrue();
        assertThat(JsonEquivalence.of(json(other.replace('\'', '"')), json(one.replace('\'', '"'))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':1}|{'A':1}",
                "{'a':1}|{'a':1,'b':2}",
                "{'a':1}|{'a':'1'}",
                "{'a':1}|{'a':2}",
                "{'a':{}}|{'a':{'b':1}}",
                "{'a':{}}|{'a':[]}",
                "{'a':{}}|{}",
                "[1]|[1,2]",
                "[1,2]|[1]",
                "[1,2]|[2,1]",
                "[null]|[]",
                "true|false"
            })
    void anythingElseDoes(String one, String other) {
        assertThat(JsonEquivalence.of(json(one.replace('\'', '"')), json(other.replace('\'', '"'))))
                .isFalse();
        assertThat(JsonEquivalence.of(json(other.replace('\'', '"')), json(one.replace('\'', '"'))))
                .isFalse();
    }
}
