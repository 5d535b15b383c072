package dev.latchkey.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Redaction;
import dev.latchkey.ScopeRequired;
import dev.latchkey.rest.InProcessRest.Sent;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms of type {@code application/x-www-form-urlencoded} whose fields require scopes. */
class FormBodiesTest {
    private static final Set<String> ALL = Set.of("Things:Change", "Margins:Get");
    private static final Set<String> SOME = Set.of("Things:Change");
    private static final String FORM = "application/x-www-form-urlencoded";

    /** Is read from the text of a field. */
    public static class Price {
        @ScopeRequired("Margins:Get")
        public String margin;

        /** As REST runtimes make it. */
        public static Price valueOf(String text) {
            Price price = new Price();
            price.margin = text;
            return price;
        }

        @Override
        public String toString() {
            return margin;
        }
    }

    /** Gets the fields of a form. */
    public static class Fields {
        @FormParam("name")
        String name;

        @FormParam("margin")
        @ScopeRequired("Margins:Get")
        String margin;

        private String cost;

        /** Is written by a key with the scope. */
        @FormParam("cost")
        @ScopeRequired("Margins:Get")
        public void setCost(String cost) {
            this.cost = cost;
        }
    }

    /** Keeps what was bound. */
    @Path("things")
    @ScopeRequired("Things:Change")
    public static class Things {
        static volatile String bound;

        /** Takes parameters. */
        @POST
        public void post(
                @FormParam("name") String name,
                @FormParam("margin") @ScopeRequired("Margins:Get") String margin,
                @FormParam("a/b") @ScopeRequired("Margins:Get") String other) {
            bound = name + " " + margin + " " + other;
        }

        /** Changes. */
        @PATCH
        public void patch(
                @FormParam("name") String name, @FormParam("margin") @ScopeRequired("Margins:Get") String margin) {
            bound = name + " " + margin;
        }

        /** Takes a bean. */
        @POST
        @Path("bean")
        public void bean(@BeanParam Fields fields) {
            bound = fields.name + " " + fields.margin + " " + fields.cost;
        }

        /** Takes all fields. */
        @POST
        @Path("form")
        @Redaction(pointers = @Redaction.Pointer(value = "/margin", needs = @ScopeRequired("Margins:Get")))
        public void form(Form form) {
            bound = form.asMap().getFirst("name") + " " + form.asMap().getFirst("margin");
        }

        /** Takes all fields. */
        @POST
        @Path("map")
        @Redaction(pointers = @Redaction.Pointer(value = "/margin", needs = @ScopeRequired("Margins:Get")))
        public void map(MultivaluedMap<String, String> form) {
            bound = form.getFirst("name") + " " + form.getFirst("margin");
        }

        /** Reads a field as an object. */
        @POST
        @Path("price")
        public void price(@FormParam("price") Price price) {
            bound = String.valueOf(price);
        }
    }

    private final InProcessRest rest = new InProcessRest(Map.of(), Set.of(Price.class), Things.class);
    private final InProcessRest ignoring =
            new InProcessRest(Map.of("latchkey.write", "ignore"), Set.of(Price.class), Things.class);

    @BeforeEach
    void forget() {
        Things.bound = null;
    }

    private static Sent send(InProcessRest rest, Set<String> key, String method, String path, String form) {
        return rest.send(key, method, path, form, "Content-Type", FORM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"things", "things/bean", "things/form", "things/map"})
    void unwritableField_isRefusedBeforeTheMethodRuns(String path) {
        Sent refused = send(rest, SOME, "POST", path, "name=n&margin=1");
        assertThat(refused.status()).as(refused.body()).isEqualTo(403);
        assertThat(refused.body())
                .contains("unwritable-members")
                .contains("[/margin]")
                .contains("Margins:Get");
        assertThat(Things.bound).isNull();

        assertThat(send(rest, ALL, "POST", path, "name=n&margin=1").status()).isEqualTo(204);
        assertThat(Things.bound).startsWith("n 1");
        assertThat(send(rest, SOME, "POST", path, "name=n").status()).isEqualTo(204);
        assertThat(Things.bound).startsWith("n null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "margin=1 | /margin",
                "m%61rgin=1 | /margin",
                "Margin=1 | /Margin",
                "+margin+=1 | /margin",
                "%20margin=1 | /margin",
                "name=n&name=m&margin=&margin=1 | /margin",
                "a%2Fb=1&margin=2 | /a~1b /margin",
            })
    void otherSpelling_isRefused(String form, String members) {
        Sent refused = send(rest, SOME, "POST", "things", form);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("[" + members + "]");
    }

    @Test
    void setter_isGuarded() {
        assertThat(send(rest, SOME, "POST", "things/bean", "cost=1").body()).contains("[/cost]");
        assertThat(send(rest, ALL, "POST", "things/bean", "cost=1").status()).isEqualTo(204);
        assertThat(Things.bound).isEqualTo("null null 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=n&margin=", "margin=&name=n", "margin&name=n", "name=n&margin", "&&name=n&&margin=&"})
    void emptyField_isLeftOut(String form) {
        assertThat(send(rest, SOME, "POST", "things", form).status()).isEqualTo(204);
        assertThat(Things.bound).isEqualTo("n null null");
    }

    @Test
    void emptyFieldOfAPatch_isRefused() {
        assertThat(send(rest, SOME, "PATCH", "things", "name=n&margin=").status())
                .isEqualTo(403);
        assertThat(send(rest, SOME, "PATCH", "things", "name=n").status()).isEqualTo(204);
    }

    @Test
    void otherFields_arriveAsTheyWereSent() {
        assertThat(send(rest, SOME, "POST", "things", "x&name=a%26b%3D+%C3%A4&y=&=z&margins=1")
                        .status())
                .isEqualTo(204);
        assertThat(Things.bound).isEqualTo("a&b= \u00e4 null null");
    }

    @Test
    void ignoredFields_areNamed() {
        Sent sent = send(ignoring, SOME, "POST", "things", "margin=1&name=n&a%2fb=2&margin=");
        assertThat(sent.status()).isEqualTo(204);
        assertThat(sent.header("Latchkey-Ignored")).contains("/margin, /a~1b");
        assertThat(Things.bound).isEqualTo("n null null");
    }

    @Test
    void objectInAField_isRefusedAsAWhole() {
        Sent refused = send(rest, SOME, "POST", "things/price", "price=7");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("[/price]");
        assertThat(send(rest, ALL, "POST", "things/price", "price=7").status()).isEqualTo(204);
        assertThat(Things.bound).isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz=1", "a%4", "%ff=1"})
    void malformedName_isRefusedForKeysWithoutTheScope(String form) {
        assertThat(send(rest, SOME, "POST", "things", form).status()).isEqualTo(400);
        assertThat(Things.bound).isNull();
    }

    @Test
    void otherEncoding_isRefusedForKeysWithoutTheScope() {
        for (String[] header : new String[][] {
            {"Content-Type", FORM + ";charset=UTF-16"},
            {"Content-Type", FORM + ";charset=none"}
        }) {
            assertThat(rest.send(SOME, "POST", "things", "name=n", header).status())
                    .isEqualTo(400);
        }
        assertThat(rest.send(SOME, "POST", "things", "name=n", "Content-Type", FORM, "Content-Encoding", "gzip")
                        .status())
                .isEqualTo(415);
        assertThat(rest.send(SOME, "POST", "things", "name=n", "Content-Type", FORM + ";charset=utf-8")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void nameWithoutEnd_isRefused() {
        byte[] endless = "a".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
        assertThat(rest.send(SOME, "POST", "things", new ByteArrayInputStream(endless), "Content-Type", FORM)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void emptyForm_isAllowed() {
        assertThat(send(rest, SOME, "POST", "things", "").status()).isEqualTo(204);
        assertThat(Things.bound).isEqualTo("null null null");
    }

    /** A servlet filter has asked for parameters, so that the REST runtime finds no body. */
    @Test
    void formThatWasReadBefore_isCheckedByItsParameters() {
        Sent refused = rest.send(SOME, "POST", "things?margin=1", "", "Content-Type", FORM);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("[/margin]");
        assertThat(rest.send(SOME, "POST", "things?name=1", "", "Content-Type", FORM)
                        .status())
                .isEqualTo(204);
    }
}
