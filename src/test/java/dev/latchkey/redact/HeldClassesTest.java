package dev.latchkey.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.xml.bind.JAXBElement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wherever an object is kept, whoever looks for it finds it. */
class HeldClassesTest {
    static class Kept {}

    static class Holder {
        private final Object content;

        Holder(Object content) {
            this.content = content;
        }
    }

    static class Below extends Holder {
        final String name = "below";

        Below(Object content) {
            super(content);
        }
    }

    static class OwnList extends ArrayList<Object> {
        private static final long serialVersionUID = 1L;
        final Kept beside = new Kept();
    }

    static class Loaded {
        final Object $$_hibernate_session = new Kept();
        final transient Object cached = new Kept();
        static final Object SHARED = new Kept();
    }

    enum Choice {
        ONE
    }

    static Stream<Object> keepers() {
        Kept kept = new Kept();
        return Stream.of(
                kept,
                new Holder(kept),
                new Below(new Below(kept)),
                List.of("text", List.of(kept)),
                Map.of(1, kept),
                Map.of(kept, 1),
                Map.entry("k", kept),
                Optional.of(kept),
                List.of(new int[] {1}, new Object[] {new Kept[] {kept}}),
                new OwnList(),
                new JAXBElement<>(new QName("k"), Object.class, new Holder(kept)));
    }

    @ParameterizedTest
    @MethodSource("keepers")
    void whatIsKeptIsFound(Object keeper) {
        assertThat(HeldClasses.in(keeper)).contains(Kept.class);
    }

    @Test
    void circlesEndAndEnumsCount() {
        List<Object> circle = new ArrayList<>();
        circle.add(new Holder(circle));
        circle.add(Choice.ONE);
        assertThat(HeldClasses.in(circle)).containsExactlyInAnyOrder(Holder.class, Choice.class);
    }

    /** It leads to all that was ever loaded, and no writer goes there. */
    @Test
    void whatIsNotPartOfTheDataIsPassedOver() {
        assertThat(HeldClasses.in(new Loaded())).containsExactly(Loaded.class);
    }

    @Test
    void whatCannotBeLookedThroughIsSaid() {
        Iterator<Integer> endless = Stream.iterate(0, n -> n + 1).iterator();
        assertThatThrownBy(() -> HeldClasses.in(new Holder(endless))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> HeldClasses.in(new Holder(Stream.of(1)))).isInstanceOf(IllegalStateException.class);
        List<Object> many = new ArrayList<>();
        for (int i = 0; i < 200_001; i++) {
            many.add(new Object());
        }
        assertThatThrownBy(() -> HeldClasses.in(many)).isInstanceOf(IllegalStateException.class);
    }
}
