package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Member;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which members are one property, and who writes it. */
class MembersTest {

    @SuppressWarnings("unused")
    private static class Some {
        static String constant;
        String plain;
        String URL;
        boolean isActive;
        Boolean isBoxed;
        boolean is;
        String isText;

        public String getPlain() {
            return plain;
        }

        public boolean isReady() {
            return true;
        }

        public String get() {
            return "";
        }

        public void getNothing() {}

        public static String getShared() {
            return "";
        }

        public String getAt(int index) {
            return "";
        }

        public void setWritten(String value) {}

        public void setBoth(String first, String second) {}

        public void withOne(String value) {}

        public String plain() {
            return "";
        }
    }

    @SuppressWarnings("unused")
    private record Pair(String left, String right) {
        public String both() {
            return left + right;
        }

        public String getMore() {
            return "";
        }
    }

    private static Member member(Class<?> type, String name) {
        return Stream.<Member>concat(Stream.of(type.getDeclaredFields()), Stream.of(type.getDeclaredMethods()))
                .filter(each ->
                        name.equals(each instanceof java.lang.reflect.Field ? each.getName() : each.getName() + "()"))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "constant, ''",
        "plain, plain",
        "URL, url",
        "isActive, active isactive",
        "isBoxed, boxed isboxed",
        "is, is",
        "isText, istext",
        "getPlain(), plain",
        "isReady(), ready",
        "get(), ''",
        "getNothing(), none",
        "getShared(), none",
        "getAt(), none",
        "setWritten(), written",
        "setBoth(), none",
        "withOne(), none",
        "plain(), none"
    })
    void propertiesAreToldByTheirMembers(String name, String expected) {
        assertKeys(Some.class, name, expected);
    }

    @ParameterizedTest
    @CsvSource({"left(), left", "both(), none", "getMore(), more", "toString(), none", "left, left"})
    void recordsShowTheirComponents(String name, String expected) {
        assertKeys(Pair.class, name, expected);
    }

    private static void assertKeys(Class<?> type, String name, String expected) {
        Set<String> keys = Members.keys(member(type, name));
        // The getter called get is a property without a name, a static field is none.
        Set<String> wanted =
                name.equals("constant") || expected.equals("none") ? Set.of() : Set.of(expected.split(" ", -1));
        assertThat(keys).isEqualTo(wanted);
    }

    @Test
    void readMembersAreFieldsAndGetters() {
        assertThat(Members.readIn(Some.class).stream()
                        .map(each -> each.member().getName())
                        .toList())
                .containsExactlyInAnyOrder(
                        "getPlain", "isReady", "get", "plain", "URL", "isActive", "isBoxed", "is", "isText");
    }

    @Test
    void platformIsWhatNoScopeCanBeDeclaredOn() {
        Object proxy = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Family.Contract.class}, (self, method, arguments) -> null);
        for (Class<?> type : List.of(
                int.class, Some[].class, int[].class, String.class, QName.class, Response.class, jdk.jfr.Event.class)) {
            assertThat(Members.isPlatform(type)).as(type.getName()).isTrue();
        }
        for (Class<?> type : List.of(Some.class, Pair.class, proxy.getClass(), ParameterizedTest.class)) {
            assertThat(Members.isPlatform(type)).as(type.getName()).isFalse();
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @JsonbTypeAdapter(Family.PersonAdapter.class)
    @interface Adapted {}

    private static class OnNothing {}

    @SuppressWarnings("unused")
    private static class OnField {
        private String a;

        @JsonbTypeAdapter(Family.PersonAdapter.class)
        private Family.Person person;
    }

    @SuppressWarnings("unused")
    private static class OnMethod {
        @JsonbTypeSerializer(Family.PersonSerializer.class)
        public Family.Person getPerson() {
            return null;
        }
    }

    @Adapted
    private static class OnClassByAnother {}

    private static class BelowClass extends OnClassByAnother {}

    private static class BelowField extends OnField {}

    private static class BelowMethod extends OnMethod {}

    private static class OnSetter {
        @JsonbTypeSerializer(Family.PersonSerializer.class)
        @SuppressWarnings("unused")
        public void setPerson(Family.Person person) {}
    }

    private record OnAccessor(String other) {
        @JsonbTypeSerializer(Family.PersonSerializer.class)
        @SuppressWarnings("unused")
        Family.Person person() {
            return null;
        }
    }

    @Test
    void componentsOfTheHostAreFoundOnAClassAndItsMembersAndInherited() {
        for (Class<?> type : List.of(
                OnField.class,
                OnMethod.class,
                OnSetter.class,
                OnAccessor.class,
                OnClassByAnother.class,
                BelowClass.class,
                BelowField.class,
                BelowMethod.class)) {
            assertThat(Members.involvesHost(type)).as(type.getSimpleName()).isTrue();
        }
        assertThat(Members.involvesHost(OnNothing.class)).isFalse();
        assertThat(Members.involvesHost(String.class)).isFalse();
    }

    @Test
    void componentOfAPropertyIsFoundOnEveryAccessorOfIt() {
        for (Class<?> type : List.of(
                OnField.class, OnMethod.class, OnSetter.class, OnAccessor.class, BelowField.class, BelowMethod.class)) {
            assertThat(Members.isHostWritten(type, Set.of("person")))
                    .as(type.getSimpleName())
                    .isTrue();
            assertThat(Members.isHostWritten(type, Set.of("a"))).isFalse();
        }
        assertThat(Members.isHostWritten(OnClassByAnother.class, Set.of("person")))
                .isFalse();
    }

    @Test
    void componentsAreNamedByOtherAnnotationsToo() {
        assertThat(Members.isHostWritten(OnClassByAnother.class)).isTrue();
        assertThat(Members.isHostWritten(OnNothing.class)).isFalse();
        assertThat(Members.isHostWritten(null)).isFalse();
    }
}
