package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a key may not write it cannot write by a form either, whichever way the application takes its fields and parts. */
class FormsIT {
    private static final Keys ALL = Keys.make("shop", "Products:Change", "Margins:Get", "Prices:Change");
    private static final Keys SOME = Keys.make("shop", "Products:Change");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PARTS = "multipart/form-data; boundary=----b";

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
        return Jar.war(name)
                .addPackage("dev.latchkey.it.written")
                .addPackage("dev.latchkey.it.written.forms")
                .setWebXML(Jar.webXml(all));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> send(Http application, Keys key, String path, String body, String type) {
        return application.sendBytes(
                "POST",
                "api/forms/" + path,
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
    @ValueSource(strings = {"parameters", "bean", "form", "map"})
    void fieldOfAForm_isRefused(String path) {
        HttpResponse<String> refused = form(SOME, path, "name=n&margin=1");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(refused.body())
                .contains("/problems/unwritable-members")
                .contains("\"members\":[\"/margin\"]")
                .contains("\"missing_scopes\":[\"Margins:Get\"]");

        assertThat(got(form(SOME, path, "name=n&margin="))).isEqualTo("n null");
        assertThat(got(form(ALL, path, "name=n&margin=1"))).isEqualTo("n 1");
        HttpResponse<String> ignored = send(lenient, SOME, path, "name=n&margin=1", FORM);
        assertThat(got(lenient, ignored)).isEqualTo("n null");
        assertThat(ignored.headers().firstValue("Latchkey-Ignored")).contains("/margin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fields", "parts"})
    void partOfAForm_isRefused(String path) {
        String name = "name|text/plain|n";
        String margin = "margin|text/plain|1";
        HttpResponse<String> refused = parts(SOME, path, name, margin);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(refused.body()).contains("\"members\":[\"/margin\"]").contains("Margins:Get");
        assertThat(got(parts(ALL, path, name, margin))).isEqualTo("n 1");
        assertThat(got(parts(SOME, path, name))).isEqualTo("n null");
        HttpResponse<String> ignored = send(lenient, SOME, path, multipart(name, margin, name), PARTS);
        assertThat(got(lenient, ignored)).isEqualTo("n null");
        assertThat(ignored.headers().firstValue("Latchkey-Ignored")).contains("/margin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"product", "entity", "list", "bound"})
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

    @Test
    void largeFile_passesWithTheOtherParts() {
        String content = "x\r\n--".repeat(400_000);
        HttpResponse<String> sent =
                parts(SOME, "file", "name|text/plain|n", "file|application/octet-stream|" + content);
        assertThat(got(sent)).isEqualTo("n " + content.length());
        assertThat(parts(SOME, "file", "file|application/octet-stream|" + content, "margin|text/plain|1")
                        .statusCode())
                .isEqualTo(403);
    }
}
