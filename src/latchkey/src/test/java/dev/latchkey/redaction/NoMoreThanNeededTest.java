package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Redaction.Form;
import dev.latchkey.Redaction.OnMissing;
import dev.latchkey.ScopeRequired;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What only names a guarded class, and is none and holds none, is shown. */
class NoMoreThanNeededTest {
    private static final RedactionPolicy REDACT = new RedactionPolicy(OnMissing.REDACT, 1, false, Form.OMIT);

    @ScopeRequired("X")
    public static class Guarded {
        public String a = "SECRET";
    }

    @ScopeRequired("X")
    public enum GuardedEnum {
        SECRET
    }

    @JsonbPropertyOrder({"total", "first", "items"})
    public static class Page<T> {
        public int total = 1;
        public T first;
        public List<T> items;

        public Page(T only) {
            first = only;
            items = List.of(only);
        }
    }

    public static class HoldsPage {
        public Page<Guarded> page = new Page<>(new Guarded());
    }

    public static class HoldsPageOfEnums {
        public Page<GuardedEnum> page = new Page<>(GuardedEnum.SECRET);
        public String b = "open";
    }

    public static class HoldsListOfPages {
        public List<Page<Guarded>> pages = List.of(new Page<>(new Guarded()));
    }

    public static class Rank implements Comparable<Guarded> {
        public int rank = 2;

        @Override
        public int compareTo(Guarded other) {
            return 0;
        }
    }

    public static class HoldsRank {
        public Rank value = new Rank();
    }

    public static class HoldsRanks {
        public Rank[] array = {new Rank()};
        public List<Rank> list = List.of(new Rank());
    }

    public static class Part {
        @ScopeRequired("X")
        public String a = "SECRET";

        public String b = "open";
    }

    public static class Pair<A, B> {
        public A first;
        public B second;

        public Pair(A first, B second) {
            this.first = first;
            this.second = second;
        }
    }

    public static class HoldsPair {
        public Pair<Part, String> pair = new Pair<>(new Part(), "open");
    }

    static Stream<Arguments> objects() {
        return Stream.of(
                Arguments.of(new HoldsPage(), "{\"page\":{\"total\":1,\"items\":[]}}"),
                Arguments.of(new HoldsPageOfEnums(), "{\"b\":\"open\",\"page\":{\"total\":1,\"items\":[]}}"),
                Arguments.of(new HoldsListOfPages(), "{\"pages\":[{\"total\":1,\"items\":[]}]}"),
                Arguments.of(new HoldsPair(), "{\"pair\":{\"first\":{\"b\":\"open\"},\"second\":\"open\"}}"),
                Arguments.of(new HoldsRank(), "{\"value\":{\"rank\":2}}"),
                Arguments.of(new HoldsRanks(), "{\"array\":[{\"rank\":2}],\"list\":[{\"rank\":2}]}"));
    }

    @ParameterizedTest
    @MethodSource("objects")
    void allElseIsShown(Object value, String expected) {
        RedactionEngine redactions = new RedactionEngine(
                new Declarations(new Vocabulary()),
                IndexOf.classes(List.of(NoMoreThanNeededTest.class.getDeclaredClasses())));
        Jsonb host = JsonbBuilder.create();

        RedactionResult answer = redactions.answer(value, null, GrantedScopes.ANONYMOUS, REDACT, host);

        assertThat(answer instanceof RedactionResult.Part part ? part.json() : host.toJson(value))
                .isEqualTo(expected);
    }
}
