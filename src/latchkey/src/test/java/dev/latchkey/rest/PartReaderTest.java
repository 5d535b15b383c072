package dev.latchkey.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ScopeRequired;
import dev.latchkey.rest.InProcessRest.Sent;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Providers;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is read past the interceptors: REST runtimes find a reader for each part of a multipart form as the resource does here. */
class PartReaderTest {
    private static final Set<String> ALL = Set.of("Things:Change", "Margins:Get");
    private static final Set<String> SOME = Set.of("Things:Change");
    private static final String TEXT = "text/plain";

    /** Has a guarded member. */
    public static class Thing {
        public String name;

        @ScopeRequired("Margins:Get")
        public String margin;
    }

    /** Reads its body as runtimes read parts. */
    @Path("things")
    @ScopeRequired("Things:Change")
    public static class Things {
        static volatile Thing bound;

        @Context
        private Providers providers;

        /** Binds. */
        @POST
        public void post(InputStream part, @QueryParam("type") String type) throws IOException {
            bound = null;
            MediaType media = MediaType.valueOf(type);
            bound = providers
                    .getMessageBodyReader(Thing.class, Thing.class, new Annotation[0], media)
                    .readFrom(Thing.class, Thing.class, new Annotation[0], media, new MultivaluedHashMap<>(), part);
        }

        /** Binds. */
        @PATCH
        public void patch(InputStream part, @QueryParam("type") String type) throws IOException {
            post(part, type);
        }

        /** Is read through the interceptors. */
        @POST
        @Path("whole")
        public void whole(Thing thing) {
            bound = thing;
        }
    }

    /** Reads things alone. */
    public static class ThingReader implements MessageBodyReader<Thing> {
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
            return new Thing();
        }
    }

    private final InProcessRest rest = new InProcessRest(Map.of(), Set.of(Thing.class), Things.class);

    @BeforeEach
    void forget() {
        Things.bound = null;
    }

    private static Sent send(InProcessRest rest, Set<String> key, String method, String json, String type) {
        return rest.send(key, method, "things?type=" + type, json.replace('\'', '"'), "Content-Type", TEXT);
    }

    @Test
    void unwritableMember_isRefused() {
        Sent refused = send(rest, SOME, "POST", "{'name':'n','margin':'m'}", "application/json");
        assertThat(refused.status()).as(refused.body()).isEqualTo(403);
        assertThat(refused.body())
                .contains("unwritable-members")
                .contains("[/margin]")
                .contains("Margins:Get");
        assertThat(Things.bound).isNull();

        assertThat(send(rest, ALL, "POST", "{'name':'n','margin':'m'}", "application/json")
                        .status())
                .isEqualTo(204);
        assertThat(Things.bound.margin).isEqualTo("m");
    }

    @Test
    void otherMembers_areRead() {
        Sent sent = send(rest, SOME, "POST", "{'margin':null,'name':'n'}", "application/vnd.thing%2Bjson");
        assertThat(sent.status()).as(sent.body()).isEqualTo(204);
        assertThat(Things.bound.name).isEqualTo("n");
        assertThat(send(rest, SOME, "PATCH", "{'margin':null}", "application/json")
                        .status())
                .isEqualTo(403);
        assertThat(send(rest, SOME, "POST", "{/**/'name':'n'}", "application/json")
                        .status())
                .isEqualTo(400);
        assertThat(send(rest, SOME, "POST", "<x/>", "application/xml").status()).isEqualTo(415);
    }

    @Test
    void ignoredMembers_areNamed() {
        InProcessRest ignoring =
                new InProcessRest(Map.of("latchkey.write", "ignore"), Set.of(Thing.class), Things.class);
        Sent sent = send(ignoring, SOME, "POST", "{'margin':'m','name':'n'}", "application/json");
        assertThat(sent.status()).isEqualTo(204);
        assertThat(sent.header("Latchkey-Ignored")).contains("/margin");
        assertThat(Things.bound.margin).isNull();
        assertThat(Things.bound.name).isEqualTo("n");
    }

    @Test
    void wholeBody_isCheckedOnce() {
        assertThat(rest.send(SOME, "POST", "things/whole", "{\"name\":\"n\",\"margin\":[]}")
                        .status())
                .isEqualTo(204);
        assertThat(Things.bound.name).isEqualTo("n");
        assertThat(rest.send(SOME, "POST", "things/whole", "{\"margin\":1}").status())
                .isEqualTo(403);
    }

    @Test
    void partsOfClassesThatTheApplicationReadsItself_areRefused() {
        InProcessRest own = new InProcessRest(Map.of(), Set.of(Thing.class), Things.class, new ThingReader());
        String type = "multipart/form-data;boundary=b";
        assertThat(own.send(SOME, "POST", "things?type=application/json", "", "Content-Type", type)
                        .status())
                .isEqualTo(415);
        assertThat(own.send(ALL, "POST", "things?type=application/json", "", "Content-Type", type)
                        .status())
                .isEqualTo(204);
        assertThat(rest.send(SOME, "POST", "things?type=application/json", "{}", "Content-Type", type)
                        .status())
                .isEqualTo(204);
    }
}
