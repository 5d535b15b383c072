package dev.latchkey.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Fakes;
import dev.latchkey.Redaction.Form;
import dev.latchkey.ScopeRequired;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a profile makes of a JSON-B provider, and what it tells about itself to those that are bound by it. */
class ProfileTest {
    private final Guards guards =
            new Guards(new Declarations(new Vocabulary()), List.of(Part.class, Kind.class), List.of());

    /** What a provider is told to hide something of. */
    private final List<Object> cut = new ArrayList<>();

    /** Renders nothing, and not by our generator. */
    private final Binding unheeding = Fakes.of(
            Binding.class,
            Map.of(
                    "bind",
                    arguments -> {
                        cut.addAll((Collection<?>) arguments[3]);
                        return Fakes.of(
                                Binding.Bound.class,
                                Map.of("jsonb", none -> JsonbBuilder.create(), "modelled", none -> List.of()));
                    },
                    "write",
                    unused -> null));

    public static class Part {
        @ScopeRequired("X")
        public String a = "SECRET";

        public String b = "open";
    }

    public static class Below extends Part {}

    public static class Lower extends Below {}

    public static class Lowest extends Lower {}

    public static class Undermost extends Lowest {}

    public static class Open {
        public String b = "open";
    }

    @ScopeRequired("Y")
    public enum Kind {
        SECRET
    }

    private Profile profile(Class<?> denied, Class<?>... known) {
        Denied all = new Denied(Set.copyOf(
                denied.isEnum()
                        ? Set.of(guards.ofType(denied))
                        : guards.ofProperties(denied).values()));
        return new Profile(all, guards, List.of(known), new JsonbConfig(), JsonProvider.provider(), unheeding);
    }

    /** A version of it may have another way of writing. */
    @Test
    void providerThatDoesNotWriteByOurGeneratorShowsNothing() {
        assertThatThrownBy(() -> profile(Part.class).render(new Part(), Pass.keeping(Form.OMIT)))
                .isInstanceOf(UnknownProviderException.class);
    }

    @Test
    void providersThatWriteEnumsInTheirOwnWayAreToldOfThem() {
        assertThat(profile(Kind.class).withholdsEnums()).isTrue();
        assertThat(profile(Part.class).withholdsEnums()).isFalse();
    }

    /** Some make the model of a class from that of its superclass. */
    @Test
    void providersHideWhatIsHiddenInSupertypesFirst() {
        profile(
                Part.class,
                Undermost.class,
                Open.class,
                Lowest.class,
                Below.class,
                String.class,
                Part.class,
                Lower.class,
                Object.class);
        assertThat(cut).containsExactly(Part.class, Below.class, Lower.class, Lowest.class, Undermost.class);
    }

    @Test
    void providersThatAreNotKnownHaveNoBinding() {
        assertThat(Binding.to(Fakes.of(Jsonb.class, Map.of()))).isEmpty();
        assertThat(Binding.to(JsonbBuilder.create())).isPresent();
    }
}
