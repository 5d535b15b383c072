package dev.latchkey.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ScopeRequired;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Configurations of JSON-B by which a body has other names than its class. */
class ConfiguredReadersTest {
    private static final Set<String> ALL = Set.of("Things:Change", "Secrets:Get");
    private static final Set<String> SOME = Set.of("Things:Change");

    /** Has a guarded member. */
    public static class Thing {
        public String name;

        @ScopeRequired("Secrets:Get")
        public String secret;

        public Part part;
        public LocalDate day;
    }

    /** Is read by a component. */
    public static class Part {
        public String label;

        @ScopeRequired("Secrets:Get")
        public String margin;
    }

    /** Keeps what was bound. */
    @Path("things")
    @ScopeRequired("Things:Change")
    public static class Things {
        static volatile Thing bound;

        /** Binds. */
        @POST
        public void make(Thing thing) {
            bound = thing;
        }
    }

    /** Reads a part from a text of its own. */
    public static class PartAdapter implements JsonbAdapter<Part, String> {
        @Override
        public String adaptToJson(Part part) {
            return part.label + ":" + part.margin;
        }

        @Override
        public Part adaptFromJson(String text) {
            Part part = new Part();
            part.label = text.split(":")[0];
            part.margin = text.split(":")[1];
            return part;
        }
    }

    /** Reads a part from other names. */
    public static class PartDeserializer implements JsonbDeserializer<Part> {
        @Override
        public Part deserialize(JsonParser parser, DeserializationContext context, Type type) {
            Part part = new Part();
            part.margin = parser.getObject().getString("m", null);
            return part;
        }
    }

    /** Is about a class of Java alone. */
    public static class DayAdapter implements JsonbAdapter<LocalDate, String> {
        @Override
        public String adaptToJson(LocalDate day) {
            return day.toString();
        }

        @Override
        public LocalDate adaptFromJson(String text) {
            return LocalDate.parse(text);
        }
    }

    private static final class Configured implements ContextResolver<Jsonb>, MessageBodyReader<Thing> {
        private final Jsonb jsonb;

        Configured(JsonbConfig config) {
            jsonb = JsonbBuilder.create(config);
        }

        @Override
        public Jsonb getContext(Class<?> type) {
            return jsonb;
        }

        @Override
        public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
            return type == Thing.class;
        }

        @Override
        public Thing readFrom(
                Class<Thing> type,
                Type generic,
                Annotation[] annotations,
                MediaType media,
                MultivaluedMap<String, String> headers,
                InputStream in) {
            return jsonb.fromJson(in, generic);
        }
    }

    private static int send(JsonbConfig config, Set<String> key, String json) {
        InProcessRest rest =
                new InProcessRest(Map.of(), Set.of(Thing.class, Part.class), Things.class, new Configured(config));
        return rest.send(key, "POST", "things", json.replace('\'', '"')).status();
    }

    @BeforeEach
    void forget() {
        Things.bound = null;
    }

    @Test
    void adapter_mayFillWhatItsClassHas() {
        JsonbConfig config = new JsonbConfig().withAdapters(new PartAdapter());
        assertThat(send(config, SOME, "{'part':'l:m'}")).isEqualTo(403);
        assertThat(Things.bound).isNull();
        assertThat(send(config, SOME, "{'name':'n','part':null}")).isEqualTo(204);
        assertThat(send(config, ALL, "{'part':'l:m'}")).isEqualTo(204);
        assertThat(Things.bound.part.margin).isEqualTo("m");
    }

    @Test
    void deserializer_mayFillWhatItsClassHas() {
        JsonbConfig config = new JsonbConfig().withDeserializers(new PartDeserializer());
        assertThat(send(config, SOME, "{'part':{'m':'x'}}")).isEqualTo(403);
        assertThat(Things.bound).isNull();
        assertThat(send(config, SOME, "{'name':'n'}")).isEqualTo(204);
        assertThat(send(config, ALL, "{'part':{'m':'x'}}")).isEqualTo(204);
        assertThat(Things.bound.part.margin).isEqualTo("x");
    }

    @Test
    void componentForAClassOfJava_changesNothing() {
        JsonbConfig config = new JsonbConfig().withAdapters(new DayAdapter());
        assertThat(send(config, SOME, "{'name':'n','day':'2026-11-30','part':{'label':'l'}}"))
                .isEqualTo(204);
        assertThat(send(config, SOME, "{'part':{'margin':'l'}}")).isEqualTo(403);
    }

    @Test
    void strategyOfTheApplication_namesMembers() {
        JsonbConfig config = new JsonbConfig()
                .withPropertyNamingStrategy(
                        name -> new StringBuilder(name).reverse().toString());
        assertThat(send(config, SOME, "{'terces':'s'}")).isEqualTo(403);
        assertThat(send(config, SOME, "{'trap':{'nigram':'s'}}")).isEqualTo(403);
        assertThat(Things.bound).isNull();
        assertThat(send(config, SOME, "{'eman':'n','trap':{'lebal':'l'}}")).isEqualTo(204);
        assertThat(Things.bound.name).isEqualTo("n");
        assertThat(send(config, ALL, "{'terces':'s'}")).isEqualTo(204);
        assertThat(Things.bound.secret).isEqualTo("s");
    }
}
