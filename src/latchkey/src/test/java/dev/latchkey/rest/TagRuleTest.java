package dev.latchkey.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Fake;
import dev.latchkey.Redaction.Form;
import dev.latchkey.Redaction.OnMissing;
import dev.latchkey.ScopeRequired;
import dev.latchkey.redaction.ClassIndex;
import dev.latchkey.redaction.RedactionEngine;
import dev.latchkey.redaction.RedactionPolicy;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which methods send, and take, the tags of views. */
class TagRuleTest {
    /** Data of which one member needs a scope. */
    public static class Data {
        @ScopeRequired("X")
        public String x;
    }

    /** Data of which every caller sees all. */
    public static class Note {
        public String text;
    }

    @Path("all")
    @ScopeRequired("Y")
    private static final class Resources {
        @GET
        public Data data() {
            return null;
        }

        @PUT
        public void putData(Data data) {}

        @GET
        @Path("note")
        public Note note() {
            return null;
        }

        @PUT
        @Path("note/")
        public void putNote(Note note) {}

        @DELETE
        @Path("/note")
        public Response deleteNote() {
            return null;
        }

        @POST
        @Path("note")
        public Response makeData(Data data) {
            return null;
        }

        @GET
        @Path("response")
        public Response response() {
            return null;
        }

        @DELETE
        @Path("response")
        public void deleteResponse() {}

        @PUT
        @Path("alone/note")
        public void putNoteAlone(Note note) {}

        @PUT
        @Path("alone/data")
        public void putDataAlone(Data data) {}

        @DELETE
        @Path("alone")
        public void deleteAlone() {}

        @PUT
        @Path("note/answer")
        public Data putAndGet(Note note) {
            return null;
        }

        @GET
        @Path("text")
        public String text() {
            return null;
        }
    }

    private final Declarations declarations = new Declarations(new Vocabulary());
    private final RedactionEngine engine =
            new RedactionEngine(declarations, new ClassIndex.Found(Set.of(Data.class), Set.of(Data.class)));
    private final ResponsePolicies policies =
            new ResponsePolicies(declarations, new RedactionPolicy(OnMissing.AUTO, 0.5, false, Form.OMIT));

    private static Method method(String name) {
        return Stream.of(Resources.class.getDeclaredMethods())
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private TagRule rule(String name) {
        Class<?>[] parameters = method(name).getParameterTypes();
        TagRule.Body body = parameters.length == 0
                ? TagRule.Body.NONE
                : parameters[0] == Data.class ? TagRule.Body.GUARDED : TagRule.Body.OPEN;
        return TagRule.of(Resources.class, method(name), policies, body);
    }

    @ParameterizedTest
    @CsvSource({
        "data, GET, true",
        "putData, PUT, true",
        "note, GET, false",
        "putNote, PUT, false",
        "deleteNote, DELETE, false",
        "makeData, POST, true",
        "response, GET, true",
        "deleteResponse, DELETE, true",
        "putNoteAlone, PUT, false",
        "putDataAlone, PUT, true",
        "deleteAlone, DELETE, true",
        "putAndGet, PUT, true",
        "text, GET, false",
    })
    void tagsAreOfViews_whereOneMayBeRedacted(String name, String httpMethod, boolean ofViews) {
        ContainerRequestContext request = Fake.of(ContainerRequestContext.class)
                .returns(ContainerRequestContext::getMethod, httpMethod)
                .on(ContainerRequestContext::getProperty, property -> null)
                .build();
        assertThat(rule(name).isOfViews(new CallerDependence(engine, new ApplicationJson(engine)), request))
                .isEqualTo(ofViews);
    }

    @Test
    void resourceIsWritten_ifAMethodOfItsPathWrites() {
        assertThat(rule("data").isWritten()).isTrue();
        assertThat(rule("note").isWritten()).isTrue();
        assertThat(rule("text").isWritten()).isFalse();
    }
}
