package dev.latchkey.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Fakes;
import dev.latchkey.ScopeRequired;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Requirement;
import dev.latchkey.scope.Vocabulary;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which scopes the way to a sub-resource costs. */
class LocatorsTest {
    private final Locators locators = new Locators(new Declarations(new Vocabulary()));

    /** Leads to the same class by four ways. */
    @Path("root")
    public static class Root {
        @Path("open")
        public Sub open() {
            return new Sub();
        }

        @Path("guarded")
        @ScopeRequired("Guarded:Get")
        public Sub guarded() {
            return new Sub();
        }

        @Path("{id: [0-9]{1,3}}/numbered")
        @ScopeRequired("Numbered:Get")
        public Object numbered() {
            return new Sub();
        }

        @Path("/{any}/")
        @ScopeRequired("Any:Get")
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

    private List<String> demands(List<Object> resources, String... paths) {
        UriInfo uri = Fakes.of(
                UriInfo.class,
                Map.of("getMatchedResources", arguments -> resources, "getMatchedURIs", arguments -> List.of(paths)));
        return locators.demandsOn(uri).stream()
                .map(Requirement::names)
                .flatMap(java.util.Set::stream)
                .sorted()
                .toList();
    }

    @Test
    void demandsOn_aRootResource_isNothing() {
        assertThat(demands(List.of(new Root()), "root/method", "root")).isEmpty();
    }

    @Test
    void demandsOn_tellsLocatorsOfOneTypeApartByTheirPath() {
        List<Object> resources = List.of(new Sub(), new Root());
        assertThat(demands(resources, "root/open", "root")).isEmpty();
        assertThat(demands(resources, "root/guarded", "root")).containsExactly("Guarded:Get");
        assertThat(demands(resources, "root/12/numbered", "root")).containsExactly("Numbered:Get");
        assertThat(demands(resources, "root/else", "root")).containsExactly("Any:Get");
    }

    @Test
    void demandsOn_aPathOfTheMethodBehind_isNotTakenForALocators() {
        assertThat(demands(List.of(new Sub(), new Root()), "root/12/numbered/x", "root/12/numbered", "root"))
                .containsExactly("Numbered:Get");
    }

    @Test
    void demandsOn_severalSteps_addsUp() {
        assertThat(demands(
                        List.of(new Sub(), new Sub(), new Root()),
                        "root/12/numbered/deeper",
                        "root/12/numbered",
                        "root"))
                .containsExactly("Deeper:Get", "Numbered:Get");
    }

    @Test
    void demandsOn_aStepThatNoTemplateMatches_isEverything() {
        assertThat(demands(List.of(new Sub(), new Root()), "root"))
                .containsExactly("Any:Get", "Guarded:Get", "Numbered:Get");
    }
}
