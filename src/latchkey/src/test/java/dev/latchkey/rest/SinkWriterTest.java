package dev.latchkey.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Fake;
import dev.latchkey.Redaction.Form;
import dev.latchkey.Redaction.OnMissing;
import dev.latchkey.ScopeRequired;
import dev.latchkey.redaction.ClassIndex;
import dev.latchkey.redaction.Pointers;
import dev.latchkey.redaction.RedactionEngine;
import dev.latchkey.redaction.RedactionPolicy;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Providers;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events for an anonymous caller, where the runtime would write their data with a writer of the application. */
class SinkWriterTest {
    private static final Annotation[] NONE = {};

    /** Data of which one member needs a scope. */
    public static class Data {
        public String id = "i";

        @ScopeRequired("X")
        public String x = "canary";
    }

    /** Writes what it gets, as the application writes it. */
    private static final class OwnWriter implements MessageBodyWriter<OutboundSseEvent> {
        private boolean withoutOurs;

        @Override
        public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
            return true;
        }

        @Override
        public void writeTo(
                OutboundSseEvent event,
                Class<?> type,
                Type generic,
                Annotation[] annotations,
                MediaType media,
                MultivaluedMap<String, Object> headers,
                OutputStream out)
                throws IOException {
            withoutOurs = ResponseState.isBypassed();
            out.write(("own " + event.getData()).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The providers of an application without any writer that is known here. */
    private static final class NoProviders implements Providers {
        @Override
        public <T> MessageBodyReader<T> getMessageBodyReader(
                Class<T> type, Type generic, Annotation[] annotations, MediaType media) {
            throw new AssertionError("nothing is read here");
        }

        @Override
        public <T> MessageBodyWriter<T> getMessageBodyWriter(
                Class<T> type, Type generic, Annotation[] annotations, MediaType media) {
            return null;
        }

        @Override
        public <T extends Throwable> ExceptionMapper<T> getExceptionMapper(Class<T> type) {
            throw new AssertionError("nothing is mapped here");
        }

        @Override
        public <T> ContextResolver<T> getContextResolver(Class<T> type, MediaType media) {
            return null;
        }
    }

    private final Declarations declarations = new Declarations(new Vocabulary());
    private final RedactionEngine engine =
            new RedactionEngine(declarations, new ClassIndex.Found(Set.of(Data.class), Set.of(Data.class)));
    private final ApplicationJson application = new ApplicationJson(engine);
    private final Map<String, Object> attributes = new HashMap<>();
    private final OwnWriter own = new OwnWriter();

    @BeforeEach
    void beginResponse() {
        ResponseState.begin(
                new ResponsePolicy(
                        "Events.get",
                        null,
                        null,
                        Pointers.of(null, "Events.get", declarations),
                        null,
                        ResponsePolicy.Sending.EVENTS),
                Fake.of(ContainerRequestContext.class)
                        .does(ContainerRequestContext::setProperty, attributes::put)
                        .build());
    }

    private SinkWriter writer() {
        return new SinkWriter(
                Fake.of(HttpServletRequest.class)
                        .on(HttpServletRequest::getAttributeNames, () -> Collections.enumeration(attributes.keySet()))
                        .on(HttpServletRequest::getAttribute, attributes::get)
                        .build(),
                new NoProviders(),
                own,
                new EventGuard(new Revalidation(() -> null, 1)),
                new ResponseRedactor(
                        engine,
                        new ResponsePolicies(declarations, new RedactionPolicy(OnMissing.AUTO, 0.5, false, Form.OMIT)),
                        application),
                application);
    }

    private static OutboundSseEvent event(Object data, MediaType media) {
        return Fake.of(OutboundSseEvent.class)
                .returns(OutboundSseEvent::getData, data)
                .returns(OutboundSseEvent::getGenericType, null)
                .returns(OutboundSseEvent::getMediaType, media)
                .returns(OutboundSseEvent::getName, "changed")
                .returns(OutboundSseEvent::getId, "7")
                .returns(OutboundSseEvent::getComment, "one\ntwo")
                .returns(OutboundSseEvent::isReconnectDelaySet, true)
                .returns(OutboundSseEvent::getReconnectDelay, 5L)
                .build();
    }

    private String written(OutboundSseEvent event) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer().writeTo(event, event.getClass(), null, NONE, event.getMediaType(), null, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void write_dataOfWhichSomethingIsWithheld_areNotForTheWriterOfTheApplication() throws IOException {
        assertThat(written(event(new Data(), MediaType.TEXT_PLAIN_TYPE)))
                .isEqualTo("event: changed\nid: 7\n: one\n: two\nretry: 5\n\n");
    }

    @Test
    void write_dataOfWhichNothingIsWithheld_areWrittenWithoutOurWriters() throws IOException {
        assertThat(written(event("text", MediaType.TEXT_PLAIN_TYPE))).isEqualTo("own text");
        assertThat(own.withoutOurs).isTrue();
        assertThat(ResponseState.isBypassed()).isFalse();
    }

    @Test
    void write_eventWithoutData_isWrittenByTheRuntime() throws IOException {
        assertThat(written(event(null, null))).isEqualTo("own null");
    }

    /** The pointers of a method that is not known would be lost. */
    @Test
    void create_beforeTheMethodIsFound_fails() {
        attributes.clear();

        assertThatThrownBy(this::writer).isInstanceOf(IllegalStateException.class);
    }
}
