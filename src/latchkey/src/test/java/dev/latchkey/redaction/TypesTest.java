package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.OwnLoader;
import dev.latchkey.scope.TypeVariables;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Scanner;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What declared types name, hold and lead to. */
class TypesTest {

    /** The types, as return types of methods. */
    @SuppressWarnings({"rawtypes", "unused"})
    private interface Declared {
        Wanted plain();

        Wanted[][] arrays();

        Bounded bounded();

        Named named();

        Compared compared();

        Page<Wanted> page();

        Marked<Wanted> marked();

        Page<Wanted>[] pages();

        List<? extends Wanted> upper();

        List<? super Wanted> lower();

        <T extends Wanted> T variable();

        List<Wanted> list();

        List<Page<Wanted>> listOfPages();

        List<Compared> listOfCompared();

        Optional<List<Wanted>[]> deepList();

        Map<String, Wanted> map();

        Map<Wanted, String> keys();

        Iterator<Wanted> iterator();

        Stream<Wanted> stream();

        Optional<Wanted> optional();

        List raw();

        Wanteds wanteds();

        ByName byName();

        Holder holder();

        RawHolder rawHolder();

        Open open();

        Sealed sealed();

        Aliased aliased();

        Page<Base> pageOfBase();

        String text();

        Object object();

        List<List<List<List<List<List<Wanted>>>>>> six();

        List<List<List<List<List<List<List<Wanted>>>>>>> seven();

        List<? extends List<? extends List<? extends Wanted>>> threeWildcards();

        List<? extends List<? extends List<? extends List<? extends Wanted>>>> fourWildcards();

        <T extends Comparable<T>> List<T> boundedByItself();

        Growing<Wanted> growing();
    }

    static class Wanted {}

    interface Marker {}

    static class Bounded<T extends Wanted> {
        T value;
    }

    static class Page<T> {
        T first;
        int total;

        public List<T> getItems() {
            return List.of(first);
        }
    }

    static class Named extends Page<Wanted> {}

    static class Compared implements Comparable<Wanted> {
        @Override
        public int compareTo(Wanted other) {
            return 0;
        }
    }

    static class Marked<T> implements Marker {
        T value;
    }

    static class Wanteds extends ArrayList<Wanted> {
        private static final long serialVersionUID = 1L;
    }

    static class ByName extends TreeMap<String, Wanted> {
        private static final long serialVersionUID = 1L;
    }

    static class Holder {
        Map<String, List<Optional<Wanted[]>>> deep;
    }

    @SuppressWarnings("rawtypes")
    static class RawPage extends Bounded {}

    static class RawHolder {
        RawPage page;
    }

    static class Base {}

    static class Sub extends Base {
        Wanted wanted;
    }

    static class Open {
        Base base;
    }

    sealed interface Sealed permits One, Other {}

    record One(String text) implements Sealed {}

    record Other(Wanted wanted) implements Sealed {}

    @JsonbTypeInfo(@JsonbSubtype(alias = "other", type = Other.class))
    interface Aliased {}

    /** Each is declared to hold one of a larger type. */
    static class Growing<T> {
        T value;
        Growing<List<T>> next;
    }

    private static Type type(String method) {
        return Stream.of(Declared.class.getDeclaredMethods())
                .filter(each -> each.getName().equals(method))
                .map(Method::getGenericReturnType)
                .findFirst()
                .orElseThrow();
    }

    private static String names(Set<Class<?>> classes) {
        return classes.stream().map(Class::getSimpleName).sorted().collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "plain, Wanted",
        "arrays, Wanted",
        "bounded, Bounded Wanted",
        "named, Named Page Wanted",
        "compared, Comparable Compared Wanted",
        "page, Page Wanted",
        "marked, Marked Marker Wanted",
        "pages, Page Wanted",
        "upper, List Wanted",
        "lower, List Object Wanted",
        "variable, Wanted",
        "text, String"
    })
    void everyClassThatATypeNamesIsMentioned(String method, String expected) {
        assertThat(names(TypeMentions.of(type(method)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"page, Page Wanted", "marked, Marked Marker Wanted", "list, List Wanted"})
    void filledTypesMentionTheSame(String method, String expected) {
        assertThat(names(TypeMentions.of(TypeVariables.fill(type(method), Map.of()))))
                .isEqualTo(expected);
    }

    /** Whether an object of the type is, or a container of Java's holds, one that is wanted: a page and what is compared to it are neither. */
    @ParameterizedTest
    @CsvSource({
        "plain, true",
        "arrays, true",
        "list, true",
        "map, true",
        "upper, true",
        "variable, true",
        "optional, true",
        "deepList, true",
        "wanteds, true",
        "page, false",
        "named, false",
        "pages, false",
        "listOfPages, false",
        "compared, false",
        "listOfCompared, false",
        "text, false"
    })
    void containersHoldWhatTheyAreToldAbout(String method, boolean holds) {
        assertThat(Types.held(type(method)).contains(Wanted.class)).isEqualTo(holds);
    }

    @Test
    void whatIsWrittenAsABeanIsHeldItself() {
        assertThat(names(Types.held(type("page")))).isEqualTo("Page");
        assertThat(names(Types.held(type("named")))).isEqualTo("Named");
        assertThat(names(Types.held(type("pages")))).isEqualTo("Page");
        assertThat(Types.held(type("listOfPages"))).contains(List.class, Page.class);
    }

    @ParameterizedTest
    @CsvSource({
        "list, Wanted",
        "map, Wanted",
        "keys, String",
        "iterator, Wanted",
        "stream, Wanted",
        "optional, Wanted",
        "wanteds, Wanted",
        "byName, Wanted",
        "raw, Object"
    })
    void contentOfAContainerIsWhatJsonShowsOfIt(String method, String expected) {
        Type container = TypeVariables.fill(type(method), Map.of());
        assertThat(TypeVariables.raw(Types.content(container)).getSimpleName()).isEqualTo(expected);
    }

    @Test
    void whatIsNoContainerHoldsNothing() {
        assertThatThrownBy(() -> Types.content(String.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.String");
    }

    private static boolean reaches(String method, Class<?> wanted, Class<?>... subtypes) {
        return TypeGraph.reaches(type(method), Set.of(subtypes), each -> each == wanted);
    }

    @ParameterizedTest
    @CsvSource({
        "plain, true",
        "arrays, true",
        "bounded, true",
        "named, true",
        "page, true",
        "pages, true",
        "holder, true",
        "rawHolder, true",
        "sealed, true",
        "aliased, true",
        "keys, true",
        "deepList, true",
        "compared, true",
        "open, false",
        "pageOfBase, false",
        "text, false",
        "object, false"
    })
    void typesLeadToWhatTheirMembersAreDeclaredToHold(String method, boolean reaches) {
        assertThat(reaches(method, Wanted.class)).isEqualTo(reaches);
    }

    @Test
    void knownSubtypesStandBehindTheirSupertypes() {
        assertThat(reaches("open", Wanted.class, Sub.class)).isTrue();
        assertThat(reaches("pageOfBase", Wanted.class, Sub.class)).isTrue();
        assertThat(reaches("plain", Sub.class, Sub.class)).isFalse();
        assertThat(reaches("object", Sub.class, Sub.class))
                .as("anything is not known")
                .isFalse();
    }

    @Test
    void typesNestedTooDeeplyCountAsAnything() {
        for (String near : List.of("six", "threeWildcards")) {
            assertThat(reaches(near, Wanted.class)).as(near).isTrue();
            assertThat(reaches(near, Object.class)).as(near).isFalse();
        }
        for (String far : List.of("seven", "fourWildcards", "boundedByItself")) {
            assertThat(reaches(far, Wanted.class)).as(far).isFalse();
            assertThat(reaches(far, Object.class)).as(far).isTrue();
        }
        assertThat(reaches("growing", Wanted.class)).isTrue();
        assertThat(reaches("growing", Object.class)).isTrue();
    }

    private enum Constants {
        ONE {
            @Override
            public String toString() {
                return "1";
            }
        }
    }

    static class Money extends Number {
        private static final long serialVersionUID = 1L;

        @Override
        public int intValue() {
            return 0;
        }

        @Override
        public long longValue() {
            return 0;
        }

        @Override
        public float floatValue() {
            return 0;
        }

        @Override
        public double doubleValue() {
            return 0;
        }
    }

    static Stream<Arguments> leaves() {
        return Stream.of(
                Arguments.of(int.class, true),
                Arguments.of(String.class, true),
                Arguments.of(Integer.class, true),
                Arguments.of(LocalDate.class, true),
                Arguments.of(OptionalInt.class, true),
                Arguments.of(Constants.class, true),
                Arguments.of(Money.class, true),
                Arguments.of(Number.class, false),
                Arguments.of(Object.class, false),
                Arguments.of(Comparable.class, false),
                Arguments.of(List.class, false),
                Arguments.of(List.of(1, 2, 3).getClass(), false),
                Arguments.of(Optional.class, false),
                Arguments.of(Scanner.class, false),
                Arguments.of(One.class, false),
                Arguments.of(Wanted.class, false));
    }

    @ParameterizedTest
    @MethodSource("leaves")
    void leavesHoldNoOtherObjects(Class<?> type, boolean leaf) {
        assertThat(Types.isLeaf(type)).isEqualTo(leaf);
    }

    @Test
    void containersAreThoseOfJava() {
        for (Class<?> container :
                List.of(Optional.class, List.class, TreeMap.class, Iterator.class, Stream.class, Iterable.class)) {
            assertThat(Types.isContainer(container)).as(container.getName()).isTrue();
        }
        for (Class<?> none : List.of(Wanteds.class, String.class, Object.class, Page.class, String[].class)) {
            assertThat(Types.isContainer(none)).as(none.getName()).isFalse();
        }
        assertThat(Types.isArrayOrObject(Wanteds.class)).isTrue();
        assertThat(Types.isArrayOrObject(ByName.class)).isTrue();
        assertThat(Types.isArrayOrObject(Page.class)).isFalse();
    }

    /** Refers to a library. */
    static class Referring {
        JdbcDataSource source;
    }

    /** A driver in WEB-INF/lib may refer to classes that are not there. */
    @Test
    void reaches_fromAClassThatCannotBeRead_isTrue() throws Exception {
        URL classes = TypesTest.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader loader = new OwnLoader(classes, "org.h2.")) {
            Class<?> unreadable = Class.forName(Referring.class.getName(), false, loader);

            assertThat(TypeGraph.reaches(unreadable, List.of(), each -> false)).isTrue();
        }
        assertThat(TypeGraph.reaches(Readable.class, List.of(), each -> false)).isFalse();
    }

    /** Refers to what is there. */
    static class Readable {
        String name;
    }
}
