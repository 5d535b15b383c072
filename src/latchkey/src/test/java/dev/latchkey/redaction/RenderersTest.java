package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Fake;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.TypeVariables;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Web applications get as much memory for renderers as they have configurations, and each response that of its configuration. */
class RenderersTest {
    private static final String PROVIDER =
            System.getProperty("canary.provider", "org.eclipse.yasson.JsonBindingProvider");

    private final Renderers renderers = new Renderers(new ClassLore(new Guards(new Declarations(new Vocabulary()))));

    public static class Text {}

    public static class ToText implements JsonbAdapter<Text, String> {
        @Override
        public String adaptToJson(Text value) {
            return "text";
        }

        @Override
        public Text adaptFromJson(String text) {
            return null;
        }
    }

    public static class Writer implements JsonbSerializer<List<Text>> {
        @Override
        public void serialize(List<Text> value, JsonGenerator generator, SerializationContext context) {
            generator.write("texts");
        }
    }

    /** Does not say what it is for. */
    @SuppressWarnings("rawtypes")
    public static class Raw implements JsonbSerializer {
        @Override
        public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
            generator.write("raw");
        }
    }

    private Jsonb host(JsonbConfig config, JsonProvider json) {
        JsonbBuilder builder = JsonbBuilder.newBuilder(PROVIDER).withConfig(config);
        Jsonb host = (json == null ? builder : builder.withProvider(json)).build();
        renderers.declare(host, config);
        return host;
    }

    private Jsonb host(JsonbConfig config) {
        return host(config, null);
    }

    @Test
    void equalConfigurations_shareARenderer() {
        ToText adapter = new ToText();
        Jsonb host = host(new JsonbConfig().withAdapters(adapter).withNullValues(true));
        Renderer renderer = renderers.of(host);

        assertThat(renderers.of(host)).isSameAs(renderer);
        assertThat(renderers.of(host(new JsonbConfig().withNullValues(true).withAdapters(adapter))))
                .isSameAs(renderer);
    }

    @Test
    void differentConfigurations_doNot() {
        Renderer renderer = renderers.of(host(new JsonbConfig()));

        assertThat(renderers.of(host(new JsonbConfig().withNullValues(true)))).isNotSameAs(renderer);
        assertThat(renderers.of(host(new JsonbConfig().withAdapters(new ToText()))))
                .isNotSameAs(renderer);
    }

    /** A JSON-P of the application writes as it likes. */
    @Test
    void otherJsonP_hasItsOwnRenderer() {
        DelegatingProvider json = new DelegatingProvider();
        Renderer renderer = renderers.of(host(new JsonbConfig(), json));

        assertThat(renderers.of(host(new JsonbConfig(), json))).isSameAs(renderer);
        assertThat(renderers.of(host(new JsonbConfig(), new DelegatingProvider())))
                .isNotSameAs(renderer);
        assertThat(renderers.of(host(new JsonbConfig()))).isNotSameAs(renderer);
    }

    @Test
    void unknownProvider_hasNoRenderer() {
        Jsonb unknown = Fake.of(Jsonb.class).build();
        renderers.declare(unknown, new JsonbConfig());

        assertThatThrownBy(() -> renderers.of(unknown)).isInstanceOf(UnknownProviderException.class);
    }

    @Test
    void hasComponents_ifTheConfigurationHasAny() {
        Jsonb without = host(new JsonbConfig().withNullValues(true));
        Jsonb none = host(new JsonbConfig().withAdapters().withSerializers());
        Jsonb adapters = host(new JsonbConfig().withAdapters(new ToText()));
        Jsonb serializers = host(new JsonbConfig().withSerializers(new Writer()));
        // The second time from the cache.
        for (int i = 0; i < 2; i++) {
            assertThat(renderers.hasComponents(without)).isFalse();
            assertThat(renderers.hasComponents(none)).isFalse();
            assertThat(renderers.hasComponents(adapters)).isTrue();
            assertThat(renderers.hasComponents(serializers)).isTrue();
        }
    }

    @Test
    void components_sayWhatTheyAreFor() {
        JsonbConfig config = new JsonbConfig().withAdapters(new ToText()).withSerializers(new Writer(), new Raw());

        assertThat(ConfiguredComponents.typesOf(config))
                .extracting(type -> TypeVariables.raw(type).getSimpleName())
                .containsExactlyInAnyOrder("Text", "List", "Object");
        assertThat(ConfiguredComponents.typesOf(new JsonbConfig().withNullValues(true)))
                .isEmpty();
    }
}
