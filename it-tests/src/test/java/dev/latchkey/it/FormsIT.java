package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a key may not write it cannot write by a form either, whichever way the application takes its fields and parts. */
@EveryServer
class FormsIT {
    private static final Keys ALL = Keys.make("shop", "Products:Change", "Margins:Get", "Prices:Change");
    private static final Keys SOME = Keys.make("shop", "Products:Change");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PARTS = "multipart/form-data; boundary=----b";
    private static final String ABSENT_PART =
            "Jersey 3.1.9 and 4.0.0.M2 fail if a part is absent, with or without the jar";
    private static final String NAME = "name|text/plain|n";
    private static final String MARGIN = "margin|text/plain|1";

    private static Server server;
    private static Http forms;
    private static Http lenient;

    @BeforeAll
    static void start() throws IOException {
        server = Server.start("forms", war("forms"), war("lenient", Jar.parameter("latchkey.write", "ignore")));
        forms = server.http("forms");
        lenient = server.http("lenient");
    }

    private static WebArchive war(String name, String... settings) {
        String[] all = new String[settings.length + 1];
        System.arraycopy(settings, 0, all, 1, settings.length);
        all[0] = Keys.setting(ALL, SOME);
        WebArchive war = Jar.war(name)
                .addPackage("dev.latchkey.it.written")
                .addPackage("dev.latchkey.it.written.forms")
                .setWebXML(Jar.webXml(all));
        return ServerKind.CURRENT == ServerKind.TOMEE ? war : war.addPackage("dev.latchkey.it.written.forms.parts");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> send(Http application, Keys key, String path, String body, String type) {
        return send(application, "POST", key, path, body, type);
    }

    private static HttpResponse<String> send(
            Http application, String method, Keys key, String path, String body, String type) {
        return application.sendBytes(
                method,
                "api/" + path,
                body.getBytes(StandardCharsets.UTF_8),
                "Authorization",
                "Key " + key.text(),
                "Content-Type",
                type);
    }

    private static String got(HttpResponse<String> response) {
        return got(forms, response);
    }

    private static String got(Http application, HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
        return application.get(SOME, "api/forms/got").body();
    }

    private static HttpResponse<String> form(Keys key, String path, String body) {
        return send(forms, key, path, body, FORM);
    }

    private static HttpResponse<String> parts(Keys key, String path, String... parts) {
        return send(forms, key, path, multipart(parts), PARTS);
    }

    /** Name, media type and content of each part, with a line between them. */
    private static String multipart(String... parts) {
        StringBuilder body = new StringBuilder();
        for (String each : parts) {
            String[] part = each.replace('\'', '"').split("\\|", 3);
            body.append("------b\r\nContent-Disposition: form-data; name=\"")
                    .append(part[0])
                    .append("\"\r\nContent-Type: ")
                    .append(part[1])
                    .append("\r\n\r\n")
                    .append(part[2])
                    .append("\r\n");
        }
        return body.append("------b--\r\n").toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"forms/parameters", "forms/bean", "forms/form", "forms/map"})
    void fieldOfAForm_isRefused(String path) {
        HttpResponse<String> refused = form(SOME, path, "name=n&margin=1");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(refused.body())
                .contains("/problems/unwritable-members")
                .contains("\"members\":[\"/margin\"]")
                .contains("\"missing_scopes\":[\"Margins:Get\"]");

        assertThat(got(form(ALL, path, "name=n&margin=1"))).isEqualTo("n 1");
        assertThat(got(form(SOME, path, "name=n"))).isEqualTo("n null");
        HttpResponse<String> empty = form(SOME, path, "name=n&margin=");
        HttpResponse<String> ignored = send(lenient, SOME, path, "name=n&margin=1", FORM);
        boolean isWhole = Set.of("forms/form", "forms/map").contains(path);
        if (ServerKind.CURRENT.readsFormsByServlet() && !isWhole) {
            assertThat(empty.statusCode()).isEqualTo(403);
            assertThat(ignored.statusCode()).isEqualTo(403);
            return;
        }
        assertThat(got(empty)).isEqualTo("n null");
        assertThat(got(lenient, ignored)).isEqualTo("n null");
        assertThat(ignored.headers().firstValue("Latchkey-Ignored")).contains("/margin");
    }

    /** Some containers read forms of a POST alone. */
    @Test
    void fieldOfAFormThatIsPut_isRefused() {
        String path = "forms/parameters";
        assertThat(send(forms, "PUT", SOME, path, "name=n&margin=1", FORM).statusCode())
                .isEqualTo(403);
        assertThat(got(send(forms, "PUT", ALL, path, "name=n&margin=1", FORM))).isEqualTo("n 1");
        assertThat(got(send(forms, "PUT", SOME, path, "name=n", FORM))).isEqualTo("n null");
    }

    @Test
    void textOfAPart_isRefused() {
        partIsRefused("forms/texts");
    }

    @Test
    void textOfAPartThatIsPut_isRefused() {
        String path = "forms/texts";
        assertThat(send(forms, "PUT", SOME, path, multipart(NAME, MARGIN), PARTS)
                        .statusCode())
                .isEqualTo(403);
        assertThat(got(send(forms, "PUT", ALL, path, multipart(NAME, MARGIN), PARTS)))
                .isEqualTo("n 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"parts/fields", "parts/parts"})
    @Gap(on = ServerKind.TOMEE, because = "Jakarta REST 3.0 has no EntityPart")
    void partOfAForm_isRefused(String path) {
        partIsRefused(path);
    }

    private static void partIsRefused(String path) {
        HttpResponse<String> refused = parts(SOME, path, NAME, MARGIN);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(refused.body()).contains("\"members\":[\"/margin\"]").contains("Margins:Get");
        assertThat(got(parts(ALL, path, NAME, MARGIN))).isEqualTo("n 1");
    }

    @Test
    @Gap(on = ServerKind.GLASSFISH, ee = 10, because = ABSENT_PART)
    @Gap(on = ServerKind.PAYARA_MICRO, ee = 11, because = ABSENT_PART)
    void textOfAPartThatMayNotBeWritten_isLeftOut() {
        partIsLeftOut("forms/texts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"parts/fields", "parts/parts"})
    @Gap(on = ServerKind.TOMEE, because = "Jakarta REST 3.0 has no EntityPart")
    @Gap(on = ServerKind.GLASSFISH, ee = 10, because = ABSENT_PART)
    @Gap(on = ServerKind.PAYARA_MICRO, ee = 11, because = ABSENT_PART)
    void partThatMayNotBeWritten_isLeftOut(String path) {
        partIsLeftOut(path);
    }

    private static void partIsLeftOut(String path) {
        assertThat(got(parts(SOME, path, NAME))).isEqualTo("n null");
        HttpResponse<String> ignored = send(lenient, SOME, path, multipart(NAME, MARGIN, NAME), PARTS);
        if (ServerKind.CURRENT == ServerKind.LIBERTY && !path.equals("parts/parts")) {
            // The container has read the parts.
            assertThat(ignored.statusCode()).isEqualTo(403);
            return;
        }
        assertThat(got(lenient, ignored)).isEqualTo("n null");
        assertThat(ignored.headers().firstValue("Latchkey-Ignored")).contains("/margin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"parts/entity", "parts/list"})
    @Gap(on = ServerKind.TOMEE, because = "Jakarta REST 3.0 has no EntityPart")
    void memberOfAPart_isRefused(String path) {
        HttpResponse<String> refused =
                parts(SOME, path, "product|application/json|{'name':'n','margin':1,'lines':[{'margin':2}],'price':3}");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(refused.body())
                .contains("/problems/unwritable-members")
                .contains("\"members\":[\"/margin\",\"/lines/0/margin\",\"/price\"]");

        HttpResponse<String> open = parts(SOME, path, "product|application/json|{'name':'n','margin':null,'lines':[]}");
        assertThat(got(open)).isEqualTo("n null");
        assertThat(got(parts(ALL, path, "product|application/json|{'name':'n','margin':1}")))
                .isEqualTo("n 1");
        HttpResponse<String> ignored =
                send(lenient, SOME, path, multipart("product|application/json|{'name':'n','margin':1}"), PARTS);
        assertThat(got(lenient, ignored)).isEqualTo("n null");
        assertThat(ignored.headers().firstValue("Latchkey-Ignored")).contains("/margin");
    }

    /** CXF makes the object of the text of the part, in which no member can be found. */
    @ParameterizedTest
    @ValueSource(strings = {"forms/product", "forms/bound"})
    @Gap(
            on = {ServerKind.WILDFLY, ServerKind.LIBERTY},
            because = "RESTEasy does not make objects of parts: take an EntityPart")
    void objectInAField_isRefused(String path) {
        boolean byReader = ServerKind.CURRENT.hasJersey();
        String guarded = "product|application/json|{'name':'n','margin':1}";
        HttpResponse<String> refused = parts(SOME, path, guarded);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(refused.body())
                .contains("/problems/unwritable-members")
                .contains(byReader ? "\"members\":[\"/margin\"]" : "\"members\":[\"/product\"]");
        assertThat(got(parts(ALL, path, guarded))).isEqualTo("n 1");

        HttpResponse<String> open = parts(SOME, path, "product|application/json|{'name':'n','margin':null,'lines':[]}");
        HttpResponse<String> ignored = send(lenient, SOME, path, multipart(guarded), PARTS);
        assertThat(got(lenient, ignored)).isEqualTo(byReader ? "n null" : "null null");
        assertThat(ignored.headers().firstValue("Latchkey-Ignored")).contains(byReader ? "/margin" : "/product");
        if (byReader) {
            assertThat(got(open)).isEqualTo("n null");
        } else {
            assertThat(open.statusCode()).isEqualTo(403);
        }
    }

    @Test
    @Gap(on = ServerKind.TOMEE, because = "Jakarta REST 3.0 has no EntityPart")
    @Gap(on = ServerKind.GLASSFISH, ee = 10, because = ABSENT_PART)
    @Gap(on = ServerKind.PAYARA_MICRO, ee = 11, because = ABSENT_PART)
    void largeFile_passesWithTheOtherParts() {
        String content = "x\r\n--".repeat(400_000);
        HttpResponse<String> sent =
                parts(SOME, "parts/file", "name|text/plain|n", "file|application/octet-stream|" + content);
        assertThat(got(sent)).isEqualTo("n " + content.length());
        assertThat(parts(SOME, "parts/file", "file|application/octet-stream|" + content, "margin|text/plain|1")
                        .statusCode())
                .isEqualTo(403);
    }
}
