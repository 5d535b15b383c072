package dev.latchkey.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Redaction;
import dev.latchkey.ReplacesWhole;
import dev.latchkey.ScopeRequired;
import dev.latchkey.rest.InProcessRest.Sent;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies without classes, of which pointers say what is guarded. */
class PointedBodiesTest {
    private static final Set<String> ALL = Set.of("Things:Change", "Secrets:Get");
    private static final Set<String> SOME = Set.of("Things:Change");

    /** Takes JSON as it comes. */
    @Path("things")
    @ScopeRequired("Things:Change")
    @Redaction(
            pointers = {
                @Redaction.Pointer(value = "/secret", needs = @ScopeRequired("Secrets:Get")),
                @Redaction.Pointer(value = "/list/*/secret", needs = @ScopeRequired("Secrets:Get")),
                @Redaction.Pointer(value = "/pair/0", needs = @ScopeRequired("Secrets:Get")),
                @Redaction.Pointer(value = "/a~1b/c", needs = @ScopeRequired("Secrets:Get"))
            })
    public static class Things {
        static volatile Object bound;

        /** As an object. */
        @POST
        public void make(JsonObject thing) {
            bound = thing;
        }

        /** As text. */
        @POST
        @Path("text")
        public void text(String thing) {
            bound = thing;
        }

        /** In place of another one. */
        @PUT
        public void replace(JsonObject thing) {
            bound = thing;
        }

        /** In place of another one, of which it keeps the rest. */
        @PUT
        @Path("anyway")
        @ReplacesWhole(false)
        public void keep(JsonObject thing) {
            bound = thing;
        }
    }

    /** Reads by JSON-P. */
    private static final class Reader implements MessageBodyReader<JsonObject> {
        @Override
        public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
            return type == JsonObject.class;
        }

        @Override
        public JsonObject readFrom(
                Class<JsonObject> type,
                Type generic,
                Annotation[] annotations,
                MediaType media,
                MultivaluedMap<String, String> headers,
                InputStream in) {
            try (JsonReader reader = Json.createReader(in)) {
                return reader.readObject();
            }
        }
    }

    private final InProcessRest rest = new InProcessRest(Map.of(), Set.of(), Things.class, new Reader());

    @BeforeEach
    void forget() {
        Things.bound = null;
    }

    private Sent send(Set<String> key, String method, String path, String json) {
        return rest.send(key, method, path, json.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'secret':1} | /secret",
                "{'name':1,'Secret':'s'} | /Secret",
                "{'list':[{'name':1},{'secret':1}]} | /list/1/secret",
                "{'list':{'any':{'secret':1}}} | /list/any/secret",
                "{'pair':['s','t']} | /pair",
                "{'a/b':{'c':1}} | /a~1b/c",
            })
    void valueThatIsPointedAt_isRefused(String json, String member) {
        for (String path : Set.of("things", "things/text")) {
            Sent refused = send(SOME, "POST", path, json);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.body()).contains("[" + member + "]").contains("Secrets:Get");
            assertThat(Things.bound).isNull();
            assertThat(send(ALL, "POST", path, json).status()).isEqualTo(204);
            assertThat(Things.bound.toString()).isEqualTo(json.replace('\'', '"'));
            Things.bound = null;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'name':1}",
                "{'other':{'secret':1}}",
                "{'list':[]}",
                "{'a':{'c':1}}",
                "{'list':[{'name':{'x':1}}]}"
            })
    void otherValue_isPassedOn(String json) {
        assertThat(send(SOME, "POST", "things", json).status()).isEqualTo(204);
        assertThat(Things.bound.toString()).isEqualTo(json.replace('\'', '"'));
    }

    @Test
    void emptyValue_isLeftOut() {
        assertThat(send(SOME, "POST", "things", "{'name':1,'secret':null,'list':[{'secret':[]}]}")
                        .status())
                .isEqualTo(204);
        assertThat(Things.bound).hasToString("{\"name\":1,\"list\":[{}]}");
    }

    @Test
    void putOfWhatIsPartlySeen_isRefused() {
        Sent refused = send(SOME, "PUT", "things", "{'name':1}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(send(ALL, "PUT", "things", "{'name':1}").status()).isEqualTo(204);
        assertThat(send(SOME, "PUT", "things/anyway", "{'name':1}").status()).isEqualTo(204);
        assertThat(send(SOME, "PUT", "things/anyway", "{'secret':1}").status()).isEqualTo(403);
    }

    @Test
    void textThatIsNoJson_isNotChecked() {
        assertThat(rest.send(SOME, "POST", "things/text", "secret", "Content-Type", "text/plain")
                        .status())
                .isEqualTo(204);
        assertThat(rest.send(SOME, "POST", "things", "{}", "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
    }
}
