package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ScopeRequired;
import dev.latchkey.redaction.ValueKind.Form;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SimpleTimeZone;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How objects of a class are written, and whether there is something in them to be judged. */
class ValueKindTest {
    private static final Guards GUARDS = new Guards(new Declarations(new Vocabulary()));

    static class OwnNumber extends AtomicInteger {
        private static final long serialVersionUID = 1L;
    }

    static class OwnDate extends Date {
        private static final long serialVersionUID = 1L;
    }

    record OwnIterable(String name) implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of(name).iterator();
        }
    }

    static class OwnList extends ArrayList<String> {
        private static final long serialVersionUID = 1L;
    }

    enum Constant {
        ONE
    }

    @ScopeRequired("X")
    enum GuardedConstant {
        ONE
    }

    static class Texts {
        String text;
        int number;
        LocalDate[] days;
    }

    static class BelowTexts extends Texts implements Comparable<Texts> {
        @Override
        public int compareTo(Texts other) {
            return 0;
        }
    }

    @ScopeRequired("X")
    static class GuardedTexts {
        String text;
    }

    static class Holding {
        Object held;
    }

    static class HoldingNumber {
        Number held;
    }

    static class HoldingDate {
        Date held;
    }

    static class HoldingZones {
        SimpleTimeZone[] held;
    }

    static class BelowHolding extends Holding {
        String text;
    }

    static class Failure extends Exception {
        private static final long serialVersionUID = 1L;
    }

    static class ToText implements JsonbAdapter<String, String> {
        @Override
        public String adaptToJson(String text) {
            return text;
        }

        @Override
        public String adaptFromJson(String text) {
            return text;
        }
    }

    static class Adapted {
        @JsonbTypeAdapter(ToText.class)
        String text;
    }

    record Plain(String text, int number) {
        void nothing() {
            // Returns nothing that could be written.
        }

        Object with(String other) {
            return other;
        }
    }

    record Telling(String text) {
        Object more() {
            return text;
        }
    }

    interface Face {
        String getName();
    }

    private static Object proxy(Class<?> face) {
        return Proxy.newProxyInstance(face.getClassLoader(), new Class<?>[] {face}, (self, method, arguments) -> null);
    }

    static Stream<Arguments> classes() throws Exception {
        return Stream.of(
                Arguments.of(String.class, Form.CLOSED, true),
                Arguments.of(int.class, Form.CLOSED, true),
                Arguments.of(BigDecimal.class, Form.CLOSED, true),
                Arguments.of(LocalDate.class, Form.CLOSED, true),
                Arguments.of(Date.class, Form.CLOSED, true),
                Arguments.of(Timestamp.class, Form.CLOSED, true),
                Arguments.of(SimpleTimeZone.class, Form.CLOSED, true),
                Arguments.of(ZoneId.of("Europe/Paris").getClass(), Form.CLOSED, true),
                Arguments.of(Path.of("a").getClass(), Form.CLOSED, true),
                Arguments.of(AtomicInteger.class, Form.CLOSED, true),
                Arguments.of(JsonValue.TRUE.getClass(), Form.CLOSED, true),
                Arguments.of(Json.createValue("a").getClass(), Form.CLOSED, true),
                Arguments.of(Json.createValue(1).getClass(), Form.CLOSED, true),
                Arguments.of(OwnNumber.class, Form.OWN_VALUE, false),
                Arguments.of(OwnDate.class, Form.OWN_VALUE, false),
                Arguments.of(GregorianCalendar.class, Form.OWN_VALUE, false),
                Arguments.of(proxy(JsonValue.class).getClass(), Form.OWN_VALUE, false),
                Arguments.of(proxy(JsonObject.class).getClass(), Form.OWN_VALUE, false),
                Arguments.of(Json.createObjectBuilder().build().getClass(), Form.MAP, false),
                Arguments.of(Json.createArrayBuilder().build().getClass(), Form.COLLECTION, false),
                Arguments.of(ArrayList.class, Form.COLLECTION, false),
                Arguments.of(OwnList.class, Form.COLLECTION, false),
                Arguments.of(HashMap.class, Form.MAP, false),
                Arguments.of(Optional.class, Form.OPTIONAL, false),
                Arguments.of(OwnIterable.class, Form.ITERABLE, false),
                Arguments.of(List.of(1).iterator().getClass(), Form.ITERATOR, false),
                Arguments.of(Stream.of(1).getClass(), Form.STREAM, false),
                Arguments.of(IntStream.of(1).getClass(), Form.STREAM, false),
                Arguments.of(int[].class, Form.ARRAY, true),
                Arguments.of(String[][].class, Form.ARRAY, true),
                Arguments.of(Object[].class, Form.ARRAY, false),
                Arguments.of(Date[].class, Form.ARRAY, false),
                Arguments.of(Constant.class, Form.ENUM, true),
                Arguments.of(GuardedConstant.class, Form.ENUM, false),
                Arguments.of(Texts.class, Form.BEAN, true),
                Arguments.of(BelowTexts.class, Form.BEAN, true),
                Arguments.of(GuardedTexts.class, Form.BEAN, false),
                Arguments.of(Holding.class, Form.BEAN, false),
                Arguments.of(HoldingNumber.class, Form.BEAN, false),
                Arguments.of(HoldingDate.class, Form.BEAN, false),
                Arguments.of(HoldingZones.class, Form.BEAN, false),
                Arguments.of(BelowHolding.class, Form.BEAN, false),
                Arguments.of(Failure.class, Form.BEAN, false),
                Arguments.of(Adapted.class, Form.BEAN, false),
                Arguments.of(Plain.class, Form.BEAN, true),
                Arguments.of(Telling.class, Form.BEAN, false),
                Arguments.of(proxy(Face.class).getClass(), Form.BEAN, false),
                Arguments.of(Object.class, Form.BEAN, true));
    }

    @ParameterizedTest
    @MethodSource("classes")
    void classesAreWrittenSo(Class<?> type, Form form, boolean plain) {
        ValueKind kind = ValueKind.of(type, GUARDS);
        assertThat(kind.form()).isEqualTo(form);
        assertThat(kind.plain()).isEqualTo(plain);
    }
}
