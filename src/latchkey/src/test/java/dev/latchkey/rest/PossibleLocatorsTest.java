package dev.latchkey.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Fake;
import dev.latchkey.PublicEndpoint;
import dev.latchkey.ScopeRequired;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Requirement;
import dev.latchkey.scope.Vocabulary;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which scopes the way to a sub-resource requires, where the runtime says no more than Jakarta REST demands. */
class PossibleLocatorsTest {
    private final PossibleLocators locators = new PossibleLocators(new Declarations(new Vocabulary()));

    /** Leads to the same class in several ways. */
    @Path("root")
    public static class Root {
        @Path("open")
        public Sub open() {
            return new Sub();
        }

        @Path("admin")
        @ScopeRequired("Admin:Do")
        public Sub admin() {
            return new Sub();
        }

        @Path("{id: [0-9]{1,3}}/numbered")
        @ScopeRequired("Numbered:Get")
        public Object numbered() {
            return new Sub();
        }

        @Path("/{any}/")
        @PublicEndpoint
        public Class<Sub> any() {
            return Sub.class;
        }

        @GET
        @Path("method")
        @ScopeRequired("Method:Get")
        public String method() {
            return "";
        }
    }

    /** Both of its locators match {@code deep/x/tail}. */
    @Path("{area}/expressions")
    public static class Expressions {
        @Path("deep/{x}/{y: .*}")
        @ScopeRequired("Deep:Get")
        public Sub deep() {
            return new Sub();
        }

        @Path("{p: .+}/tail")
        @ScopeRequired("Tail:Get")
        public Sub tail() {
            return new Sub();
        }

        @Path("{z: (?=last)la.*}")
        @ScopeRequired("Last:Get")
        public Sub last() {
            return new Sub();
        }
    }

    /** Has no guard of its own. */
    public static class Sub {
        @GET
        public String get() {
            return "";
        }

        @Path("deeper")
        @ScopeRequired("Deeper:Get")
        public Sub deeper() {
            return new Sub();
        }
    }

    private static final Fake.Method0<UriInfo, MultivaluedMap<String, String>> PATH_PARAMETERS =
            UriInfo::getPathParameters;
    private static final Fake.Method1<UriInfo, Boolean, String> PATH = UriInfo::getPath;

    /** The resources, the last first. */
    private List<String> required(String path, List<String> parameters, Object... resources) {
        MultivaluedHashMap<String, String> values = new MultivaluedHashMap<>();
        parameters.forEach(each -> values.add(each, "value"));
        UriInfo uri = Fake.of(UriInfo.class)
                .returns(UriInfo::getMatchedResources, List.of(resources))
                .on(PATH_PARAMETERS, () -> values)
                .on(PATH, decoded -> path)
                .build();
        return locators.requiredOn(uri, Sub.class).stream()
                .map(Requirement::names)
                .flatMap(java.util.Set::stream)
                .sorted()
                .toList();
    }

    @Test
    void requiredOn_aRootResource_isNothing() {
        assertThat(required("/root/method", List.of(), new Root())).isEmpty();
    }

    @Test
    void requiredOn_tellsLocatorsApartByPathAndParameters() {
        assertThat(required("/root/open", List.of(), new Sub(), new Root())).isEmpty();
        assertThat(required("/root/admin", List.of(), new Sub(), new Root())).containsExactly("Admin:Do");
        assertThat(required("/root/12/numbered", List.of("id"), new Sub(), new Root()))
                .containsExactly("Numbered:Get");
        assertThat(required("/root/else", List.of("any"), new Sub(), new Root()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/root/admin;",
                "/root/admin;v=1",
                "/root;v=1/admin/",
                "/root//admin",
                "/root/%61dmin",
                "/root/admin%3Bv",
                "/root/admin%2Fx",
                "/root/x/../admin",
                "/root/./admin",
                "root/admin"
            })
    void requiredOn_otherSpellings_isTheSame(String path) {
        assertThat(required(path, List.of("any"), new Sub(), new Root())).contains("Admin:Do");
    }

    @Test
    void requiredOn_aPathThatTwoLocatorsMatch_isWhatBothRequire() {
        assertThat(required("/a/expressions/deep/x/tail", List.of("area", "x", "p"), new Sub(), new Expressions()))
                .contains("Deep:Get", "Tail:Get");
        assertThat(required("/a/expressions/deep/tail/", List.of("area", "x"), new Sub(), new Expressions()))
                .contains("Deep:Get")
                .doesNotContain("Tail:Get");
    }

    /** It depends on the text around it what such an expression matches. */
    @Test
    void requiredOn_anExpressionThatLooksAround_alwaysCounts() {
        assertThat(required("/a/expressions/deep/x/y", List.of("area", "x"), new Sub(), new Expressions()))
                .containsExactly("Deep:Get", "Last:Get");
    }

    @Test
    void requiredOn_severalLocators_addsUp() {
        assertThat(required("/root/12/numbered/deeper", List.of("id"), new Sub(), new Sub(), new Root()))
                .containsExactly("Deeper:Get", "Numbered:Get");
    }

    @Test
    void requiredOn_resourcesThatAreShownAsClasses_isTheSame() {
        assertThat(required("/root/admin", List.of(), Sub.class, Root.class)).containsExactly("Admin:Do");
    }

    @Test
    void requiredOn_aPathThatNoLocatorMatches_isEverything() {
        assertThat(required("/elsewhere", List.of(), new Sub(), new Root()))
                .containsExactly("Admin:Do", "Numbered:Get");
        assertThat(required("/root/open" + "/x".repeat(40), List.of(), new Sub(), new Root()))
                .containsExactly("Admin:Do", "Numbered:Get");
    }

    @Test
    void requiredOn_aSubResourceOfWhichNothingIsTold_isRefused() {
        assertThatThrownBy(() -> required("/root/open", List.of())).isInstanceOf(AccessRefusedException.class);
        Object proxy = Fake.of(Runnable.class).build();
        assertThatThrownBy(() -> required("/root/open", List.of(), new Sub(), proxy))
                .isInstanceOf(AccessRefusedException.class);
    }
}
