package dev.latchkey.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Redaction;
import dev.latchkey.Redaction.Form;
import dev.latchkey.Redaction.OnMissing;
import dev.latchkey.ScopeRequired;
import dev.latchkey.redaction.RedactionPolicy;
import dev.latchkey.scope.DeclarationException;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What REST methods declare about their responses. */
class ResponsePoliciesTest {
    private static final RedactionPolicy SETTINGS = new RedactionPolicy(OnMissing.AUTO, 0.5, false, Form.OMIT);

    private final ResponsePolicies plans = new ResponsePolicies(new Declarations(new Vocabulary()), SETTINGS);

    @Redaction(limit = 0.1)
    static class Limited {}

    static class BelowLimited extends Limited {}

    interface Api {
        @Redaction(limit = 0.2)
        Limited inherited();
    }

    @Redaction(limit = 0.3)
    static class OnClass implements Api {
        @Override
        public Limited inherited() {
            return null;
        }

        @Redaction(limit = 0.4)
        public Limited own() {
            return null;
        }

        public Limited ofClass() {
            return null;
        }
    }

    static class Plain {
        public Limited ofType() {
            return null;
        }

        public BelowLimited ofSupertype() {
            return null;
        }

        public List<Limited> list() {
            return null;
        }

        public Map<String, List<Limited>> map() {
            return null;
        }

        public Limited[] array() {
            return null;
        }

        public String ofSettings() {
            return null;
        }

        public CompletionStage<List<Limited>> stage() {
            return null;
        }

        public CompletableFuture<Limited> future() {
            return null;
        }

        public Response response() {
            return null;
        }

        public CompletionStage<Response> stageOfResponse() {
            return null;
        }

        @SuppressWarnings("rawtypes")
        public CompletionStage rawStage() {
            return null;
        }

        public void nothing() {}

        public Object anything() {
            return null;
        }

        public Optional<Limited> optional() {
            return null;
        }

        public StreamingOutput stream() {
            return null;
        }

        @Redaction(manual = true)
        public StreamingOutput byHand() {
            return null;
        }

        @Redaction
        public StreamingOutput wrongStream() {
            return null;
        }

        @Redaction(limit = 2)
        public String wrongLimit() {
            return null;
        }
    }

    private static Method method(Class<?> type, String name) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(name) && !method.isBridge())
                .findFirst()
                .orElseThrow();
    }

    private ResponsePolicy plan(Class<?> type, String name) {
        return plans.of(type, method(type, name));
    }

    @ParameterizedTest
    @CsvSource({"own, 0.4", "inherited, 0.2", "ofClass, 0.3"})
    void methodBeatsClassBeatsType(String name, double limit) {
        ResponsePolicy plan = plan(OnClass.class, name);
        assertThat(plans.ruleFor(plan, plan.type()).limit()).isEqualTo(limit);
    }

    @ParameterizedTest
    @CsvSource({
        "ofType, 0.1",
        "ofSupertype, 0.1",
        "list, 0.1",
        "map, 0.1",
        "array, 0.1",
        "stage, 0.1",
        "future, 0.1",
        "optional, 0.1",
        "ofSettings, 0.5"
    })
    void typeCountsWhereNothingElseIsSaid(String name, double limit) {
        ResponsePolicy plan = plan(Plain.class, name);
        assertThat(plan.declared()).isNull();
        assertThat(plans.ruleFor(plan, plan.type()).limit()).isEqualTo(limit);
        assertThat(plans.ruleFor(null, plan.type()).limit()).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"response", "stageOfResponse", "rawStage", "nothing", "anything", "stream"})
    void typeIsNotKnownBeforeTheMethodRan(String name) {
        assertThat(plan(Plain.class, name).type()).isNull();
    }

    @Test
    void streamsUnderRedactionAreRefusedUnlessMarked() {
        assertThat(plan(Plain.class, "byHand").isManual()).isTrue();
        assertThatThrownBy(() -> plan(Plain.class, "wrongStream"))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContainingAll("ResponsePoliciesTest$Plain.wrongStream", "StreamingOutput", "manual = true");
        assertThatThrownBy(() -> plans.read(Plain.class, method(Plain.class, "wrongLimit")))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContainingAll("ResponsePoliciesTest$Plain.wrongLimit", "2.0");
    }

    static class Sending {
        @ScopeRequired("A")
        public Limited atOnce() {
            return null;
        }

        public CompletionStage<Limited> stage() {
            return null;
        }

        public void suspended(@Suspended AsyncResponse response) {}

        public void events(SseEventSink sink) {}

        @Produces("text/event-stream")
        public Object published() {
            return null;
        }
    }

    @ParameterizedTest
    @CsvSource({"atOnce, AT_ONCE", "stage, LATE", "suspended, LATE", "events, EVENTS", "published, EVENTS"})
    void of_aMethod_tellsHowItSends(String name, ResponsePolicy.Sending expected) {
        Method method = Stream.of(Sending.class.getDeclaredMethods())
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();

        ResponsePolicy plan = plans.of(Sending.class, method);

        assertThat(plan.sending()).isEqualTo(expected);
        assertThat(plan.required() != null).isEqualTo(name.equals("atOnce"));
    }
}
