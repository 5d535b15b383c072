package dev.latchkey.it;

import dev.latchkey.Secret;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Is an answer of the management's REST, read.
 *
 * @param json empty if the body is no JSON object; without the text of a new key, client or access token
 * @param text that text, which a failing test must not print
 */
record Answer(int status, HttpResponse<String> response, JsonObject json, Optional<Secret> text) {
    private static final List<String> SHOWN_ONCE = List.of("text", "secret", "access_token");

    static Answer of(HttpResponse<String> response) {
        JsonObject json = object(response.body());
        Optional<Secret> text = SHOWN_ONCE.stream()
                .flatMap(name -> Stream.ofNullable(json.getString(name, null)))
                .findFirst()
                .map(Secret::of);
        JsonObjectBuilder rest = Json.createObjectBuilder(json);
        SHOWN_ONCE.forEach(rest::remove);
        return new Answer(response.statusCode(), response, rest.build(), text);
    }

    private static JsonObject object(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        } catch (JsonException noObject) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
    }

    String id() {
        return string("id");
    }

    /** A member that is a string; empty if it is absent. */
    String string(String member) {
        return json.getString(member, "");
    }

    List<String> strings(String member) {
        return json.getJsonArray(member).getValuesAs(JsonString::getString);
    }

    List<JsonObject> objects(String member) {
        return json.getJsonArray(member).getValuesAs(JsonObject.class);
    }

    /** What the type of the problem ends with; empty if it is none. */
    String problem() {
        return string("type").replaceFirst("^https://latchkey.dev/problems/", "");
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    String etag() {
        return header("ETag");
    }

    boolean shows(Secret secret) {
        return (response.body() + response.headers().map()).contains(secret.reveal());
    }

    @Override
    public String toString() {
        return status + " " + json;
    }
}
