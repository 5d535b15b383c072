package dev.latchkey.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.PublicEndpoint;
import dev.latchkey.ScopeRequired;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenPathsTest {
    private final OpenPaths paths =
            new OpenPaths(List.of(Open.class, Mixed.class, Behind.class), new Declarations(new Vocabulary()));

    @Path("open")
    @PublicEndpoint
    static class Open {
        @GET
        public String get() {
            return "";
        }

        @GET
        @Path("{id: [0-9]+}")
        public String one() {
            return "";
        }

        @GET
        @Path("undeclared/{id}")
        @ScopeRequired("Things:Get")
        public String guarded() {
            return "";
        }

        @Path("below/{id}")
        public Object below() {
            return this;
        }
    }

    @Path("mixed")
    static class Mixed {
        @GET
        @PublicEndpoint
        public String get() {
            return "";
        }

        @POST
        public String undeclared() {
            return "";
        }
    }

    /** May respond at a path of the first one. */
    @Path("{any}/7")
    @ScopeRequired("Things:Get")
    static class Behind {
        @POST
        public String post() {
            return "";
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "/open", "open/", "open/12", "open;v=1", "open/12;v=1", "o%70en"})
    void pathOfPublicMethodsAloneIsOpen(String path) {
        assertThat(paths.contain(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mixed",
                "mixed;v=1",
                "open/undeclared/1",
                "open/below/1",
                "open/below/1/deep/er",
                "open/7",
                "open/7;v=1",
                "open/x",
                "other",
                "",
                "open/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/18/19/20/21/22/23/24/25/26/27/28/29/30/31/32/33"
            })
    void pathAtWhichAnythingElseMayRespondIsNot(String path) {
        assertThat(paths.contain(path)).isFalse();
    }
}
