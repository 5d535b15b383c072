package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Redaction.Form;
import dev.latchkey.Redaction.OnMissing;
import dev.latchkey.ScopeRequired;
import dev.latchkey.redaction.bypackage.AllFields;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is not withheld is written byte for byte as the provider alone writes it: each {@link JsonbFeatures feature} of JSON-B, under
 * each of its configurations, alone and beside something that is withheld. {@code mvn -Pjohnzon} tests Johnzon.
 */
class ByteForByteTest {
    private static final String PROVIDER =
            System.getProperty("canary.provider", "org.eclipse.yasson.JsonBindingProvider");

    public static class Without {
        public Object value;

        Without(Object value) {
            this.value = value;
        }
    }

    public static class With extends Without {
        @ScopeRequired("X")
        public String a = "SECRET";

        With(Object value) {
            super(value);
        }
    }

    static Stream<Arguments> configurations() {
        Map<String, Supplier<JsonbConfig>> all = new LinkedHashMap<>();
        all.put("by default", JsonbConfig::new);
        all.put("with nulls", () -> new JsonbConfig().withNullValues(true));
        all.put("formatted", () -> new JsonbConfig().withFormatting(true));
        for (String naming : List.of(
                "IDENTITY",
                "LOWER_CASE_WITH_DASHES",
                "LOWER_CASE_WITH_UNDERSCORES",
                "UPPER_CAMEL_CASE",
                "UPPER_CAMEL_CASE_WITH_SPACES",
                "CASE_INSENSITIVE")) {
            all.put(naming, () -> new JsonbConfig().withPropertyNamingStrategy(naming));
        }
        for (String order : List.of("LEXICOGRAPHICAL", "REVERSE")) {
            all.put(order, () -> new JsonbConfig().withPropertyOrderStrategy(order));
        }
        for (String binary : List.of("BYTE", "BASE_64", "BASE_64_URL")) {
            all.put(binary, () -> new JsonbConfig().withBinaryDataStrategy(binary));
        }
        all.put("with a format of dates", () -> new JsonbConfig().withDateFormat("dd. MMMM yyyy", Locale.GERMAN));
        all.put("strict", () -> new JsonbConfig().withStrictIJSON(true));
        all.put("with all fields", () -> new JsonbConfig().withPropertyVisibilityStrategy(new AllFields()));
        all.put("with an adapter", () -> new JsonbConfig().withAdapters(new JsonbFeatures.MoneyToText()));
        all.put("with a serializer", () -> new JsonbConfig().withSerializers(new JsonbFeatures.MoneySerializer()));
        return all.entrySet().stream().map(each -> Arguments.of(each.getKey(), each.getValue()));
    }

    private static String written(Jsonb host, Object value) {
        try {
            return host.toJson(value);
        } catch (RuntimeException unsupported) {
            return null;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("configurations")
    void whatIsNotWithheld_isTheProvidersOwn(String name, Supplier<JsonbConfig> making) {
        JsonbConfig config = making.get();
        Jsonb host = JsonbBuilder.newBuilder(PROVIDER).withConfig(config).build();
        RedactionEngine engine =
                new RedactionEngine(new Declarations(new Vocabulary()), IndexOf.classes(List.of(With.class)));
        engine.declare(host, config);
        RedactionPolicy rule = new RedactionPolicy(OnMissing.REDACT, 1, false, Form.OMIT);
        List<String> compared = new ArrayList<>();
        JsonbFeatures.all().forEach((feature, values) -> {
            String whole = written(host, values.get());
            String member = written(host, new Without(values.get()));
            if (whole == null || member == null) {
                return;
            }
            compared.add(feature);
            assertThat(engine.answer(values.get(), null, GrantedScopes.ANONYMOUS, rule, host))
                    .as("%s, %s", feature, name)
                    .isInstanceOfSatisfying(RedactionResult.Whole.class, all -> all.json()
                            .ifPresent(text ->
                                    assertThat(text).as("%s, %s", feature, name).isEqualTo(whole)));
            assertThat(engine.answer(new With(values.get()), null, GrantedScopes.ANONYMOUS, rule, host))
                    .as("%s, %s", feature, name)
                    .isInstanceOfSatisfying(RedactionResult.Part.class, part -> assertThat(part.json())
                            .as("%s, %s", feature, name)
                            .isEqualTo(member));
        });
        assertThat(compared).hasSizeGreaterThan(JsonbFeatures.all().size() / 2);
    }
}
