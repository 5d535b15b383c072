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
import org.junit.jupiter.params.provider.CsvSource;

/** What a key may not see it may not write, erase or ask about: with the server's own reader of JSON. */
@EveryServer
class WritingIT {
    private static final Keys ALL = Keys.make("shop", "Products:Change", "Margins:Get", "Prices:Change");
    private static final Keys SOME = Keys.make("shop", "Products:Change");

    private static final String STORED = "{'name':'n','margin':7,'price':3,"
            + "'lines':[{'id':'a','text':'first','margin':1},{'id':'b','text':'second','margin':2}]}";

    private static Server server;
    private static Http products;
    private static Http lenient;
    private static int number;

    private String id;

    @BeforeAll
    static void start() throws IOException {
        server = Server.start(
                "writing",
                war("written"),
                war(
                        "lenient",
                        Jar.parameter("latchkey.write", "ignore"),
                        Jar.parameter("latchkey.write.precondition", "required"),
                        Jar.parameter("latchkey.query.hidden", "unknown")));
        products = server.http("written");
        lenient = server.http("lenient");
    }

    private static WebArchive war(String name, String... settings) {
        String[] all = new String[settings.length + 1];
        System.arraycopy(settings, 0, all, 1, settings.length);
        all[0] = Keys.setting(ALL, SOME);
        return Jar.war(name).addPackage("dev.latchkey.it.written").setWebXML(Jar.webXml(all));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private String stored() {
        id = "p" + number++;
        assertThat(send(ALL, products, "POST", "api/products/" + id, STORED).statusCode())
                .isBetween(200, 204);
        return "api/products/" + id;
    }

    private static HttpResponse<String> send(Keys key, Http application, String method, String path, String json) {
        return send(key, application, method, path, json, "application/json");
    }

    private static HttpResponse<String> send(
            Keys key, Http application, String method, String path, String json, String type) {
        return application.send(
                method, path, json.replace('\'', '"'), "Authorization", "Key " + key.text(), "Content-Type", type);
    }

    private String whole() {
        return products.get(ALL, "api/products/" + id + "/whole").body().replace('"', '\'');
    }

    @Test
    void unwritableMember_isRefusedBeforeTheMethodRuns() {
        String path = stored();
        HttpResponse<String> refused = send(
                SOME, products, "POST", path, "{'name':'new','margin':1,'lines':[{'id':'a','margin':9}],'price':4}");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body())
                .contains("/problems/unwritable-members")
                .contains("\"members\":[\"/margin\",\"/lines/0/margin\",\"/price\"]")
                .contains("\"missing_scopes\":[\"Margins:Get\",\"Prices:Change\"]");
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElse(""))
                .contains("insufficient_scope")
                .contains("Margins:Get Prices:Change");
        assertThat(whole()).contains("'margin':7").contains("'name':'n'");
    }

    @Test
    void memberWithoutAValue_isLeftOut() {
        String path = stored();
        HttpResponse<String> created =
                send(SOME, products, "POST", path, "{'name':'new','margin':null,'price':[],'lines':[]}");

        assertThat(created.statusCode()).isBetween(200, 204);
        assertThat(whole()).contains("'name':'new'").doesNotContain("margin").doesNotContain("price");
    }

    @Test
    void putOfAPartlySeenObject_isRefusedUnlessTheMethodSaysOtherwise() {
        String path = stored();

        HttpResponse<String> refused = send(SOME, products, "PUT", path, "{'name':'new'}");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("/problems/incomplete-view");
        assertThat(whole()).contains("'name':'n'");
        assertThat(send(ALL, products, "PUT", path, STORED).statusCode()).isBetween(200, 204);
        assertThat(send(SOME, products, "PUT", path + "/anyway", "{'name':'new'}")
                        .statusCode())
                .isBetween(200, 204);
        assertThat(whole()).contains("'name':'new'").doesNotContain("margin");
    }

    @Test
    void update_keepsWhatIsHidden() {
        String path = stored();
        String seen = products.get(SOME, path).body();
        assertThat(seen).doesNotContain("margin").contains("price");

        HttpResponse<String> updated = send(
                SOME,
                products,
                "PUT",
                path + "/update",
                "{'name':'new','lines':[{'id':'b','text':'changed'},{'id':'c'}]}");

        assertThat(updated.statusCode()).as(updated.body()).isBetween(200, 204);
        assertThat(whole())
                .contains("'name':'new'", "'margin':7", "'price':3", "'text':'changed'", "'margin':2", "'id':'c'")
                .doesNotContain("'id':'a'");
    }

    @Test
    void mergePatch_changesWhatItNames() {
        String path = stored();
        String type = "application/merge-patch+json";

        HttpResponse<String> patched = send(SOME, products, "PATCH", path, "{'name':'new'}", type);
        assertThat(patched.statusCode()).as(patched.body()).isBetween(200, 204);
        assertThat(whole()).contains("'name':'new'", "'margin':7", "'price':3", "'text':'first'", "'margin':1");

        for (String patch :
                new String[] {"{'margin':null}", "{'margin':1}", "{'lines':[]}", "{'lines':null}", "{'price':null}"}) {
            assertThat(send(SOME, products, "PATCH", path, patch, type).statusCode())
                    .as(patch)
                    .isEqualTo(403);
        }
        assertThat(send(ALL, products, "PATCH", path, "{'margin':null,'lines':[]}", type)
                        .statusCode())
                .isBetween(200, 204);
        assertThat(whole()).contains("'name':'new'").doesNotContain("margin");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/merge-patch+json|{'name':'new'}",
                "application/merge-patch+json|{'margin':null}",
                "application/json-patch+json|[{'op':'replace','path':'/name','value':'new'}]",
                "application/json-patch+json|[{'op':'test','path':'/margin','value':7}]"
            })
    @Gap(
            on = {ServerKind.PAYARA_MICRO, ServerKind.GLASSFISH, ServerKind.TOMEE, ServerKind.TOMCAT, ServerKind.JETTY},
            because = "Only RESTEasy applies patches itself")
    void patchThatTheRuntimeApplies_isAPut(String type, String patch) {
        String path = stored() + "/object";

        HttpResponse<String> refused = send(SOME, products, "PATCH", path, patch, type);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        assertThat(refused.body()).contains("/problems/incomplete-view");
        assertThat(whole()).contains("'name':'n'", "'margin':7", "'price':3");

        HttpResponse<String> whole =
                send(ALL, products, "PATCH", path, "{'name':'new'}", "application/merge-patch+json");
        assertThat(whole.statusCode()).as(whole.body()).isBetween(200, 204);
        assertThat(whole()).contains("'name':'new'");
        if (ServerKind.CURRENT == ServerKind.WILDFLY) {
            assertThat(whole()).contains("'margin':7", "'price':3", "'margin':1");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{'op':'replace','path':'/name','value':'new'}]|204",
                "[{'op':'replace','path':'/lines/0/text','value':'new'}]|204",
                "[{'op':'add','path':'/lines/-','value':{'id':'c'}}]|204",
                "[{'op':'test','path':'/name','value':'n'}]|204",
                "[{'op':'replace','path':'/margin','value':1}]|403",
                "[{'op':'add','path':'/margin','value':1}]|403",
                "[{'op':'remove','path':'/margin'}]|403",
                "[{'op':'test','path':'/margin','value':7}]|403",
                "[{'op':'test','path':'/margin','value':8}]|403",
                "[{'op':'copy','from':'/margin','path':'/name'}]|403",
                "[{'op':'move','from':'/margin','path':'/name'}]|403",
                "[{'op':'copy','from':'/name','path':'/margin'}]|403",
                "[{'op':'replace','path':'/price','value':1}]|403",
                "[{'op':'remove','path':'/lines'}]|403",
                "[{'op':'remove','path':'/lines/0'}]|403",
                "[{'op':'test','path':'/lines/0','value':{}}]|403",
                "[{'op':'replace','path':'','value':{}}]|403",
                "[{'op':'replace','path':'/lines/0/margin','value':1}]|403",
                "[{'op':'add','path':'/lines/-','value':{'id':'c','margin':1}}]|403",
                "{'op':'add'}|400"
            })
    void jsonPatch_isCheckedByOperation(String patch, int status) {
        HttpResponse<String> response = send(SOME, products, "PATCH", stored(), patch, "application/json-patch+json");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(whole()).contains("'margin':7", "'price':3", "'margin':1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sort=name|200|",
                "sort=-name,lines.text|200|",
                "sort=name,desc|200|",
                "sort=price|200|",
                "fields=lines,name|200|",
                "sort=margin|403|insufficient-scope",
                "sort=-margin|403|insufficient-scope",
                "sort=name,margin,desc|403|insufficient-scope",
                "sort=name&sort=MARGIN:asc|403|insufficient-scope",
                "sort=lines.margin|403|insufficient-scope",
                "sort=lines|403|insufficient-scope",
                "sort=/lines/0/margin|403|insufficient-scope",
                "sort=%6Dargin|403|insufficient-scope",
                "fields=name,lines.margin|403|insufficient-scope",
                "sort=nothing|400|unknown-member",
                "sort=lines.nothing|400|unknown-member"
            })
    void nameOfAHiddenMember_isRefused(String query, int status, String problem) {
        HttpResponse<String> response = products.get(SOME, "api/products/sorted?" + query);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        if (problem != null) {
            assertThat(response.body()).contains("/problems/" + problem);
        }
        assertThat(products.get(ALL, "api/products/sorted?" + query).statusCode())
                .isEqualTo("unknown-member".equals(problem) ? 400 : 200);
    }

    @Test
    void injectedCheck_refuses() {
        assertThat(products.get(SOME, "api/products/queried?rsql=margin").statusCode())
                .isEqualTo(403);
        assertThat(products.get(SOME, "api/products/queried?rsql=lines.text").statusCode())
                .isEqualTo(200);
        assertThat(products.get(SOME, "api/products/queried?rsql=nothing").statusCode())
                .isEqualTo(400);
    }

    @Test
    void hiddenName_isLikeAnUnknownOneWhereTheSettingSaysSo() {
        HttpResponse<String> hidden = lenient.get(SOME, "api/products/sorted?sort=margin");
        HttpResponse<String> unknown = lenient.get(SOME, "api/products/sorted?sort=nonsense");

        assertThat(hidden.statusCode()).isEqualTo(400);
        assertThat(hidden.body()).isEqualTo(unknown.body());
        assertThat(lenient.get(ALL, "api/products/sorted?sort=margin").statusCode())
                .isEqualTo(200);
    }

    @Test
    void ignoredMembers_areNamed() {
        HttpResponse<String> created = send(
                SOME, lenient, "POST", "api/products/i", "{'name':'new','margin':1,'lines':[{'margin':2,'id':'a'}]}");

        assertThat(created.statusCode()).isBetween(200, 204);
        assertThat(created.headers().firstValue("Latchkey-Ignored")).contains("/margin, /lines/0/margin");
        assertThat(lenient.get(ALL, "api/products/i/whole").body())
                .contains("\"id\":\"a\"")
                .doesNotContain("margin");
    }

    @Test
    void otherForms_areRefusedForWhomTheyCouldHideSomething() {
        String path = "api/products/other";
        assertThat(send(SOME, products, "POST", path, "{/* c */'name':'n'}").statusCode())
                .isEqualTo(400);
        assertThat(products.sendBytes(
                                "POST",
                                path,
                                "{\"margin\":1}".getBytes(StandardCharsets.UTF_16),
                                "Authorization",
                                "Key " + SOME.text(),
                                "Content-Type",
                                "application/json")
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> latin =
                send(SOME, products, "POST", path, "{'name':'n'}", "application/json;charset=iso-8859-1");
        assertThat(latin.statusCode()).isEqualTo(400);
        assertThat(latin.body()).contains("unreadable-body");
    }

    private static HttpResponse<String> put(Keys key, String path, String json, String field, String tag) {
        return put(products, key, path, json, field, tag);
    }

    private static HttpResponse<String> put(
            Http application, Keys key, String path, String json, String field, String tag) {
        return application.send(
                "PUT",
                path,
                json.replace('\'', '"'),
                "Authorization",
                "Key " + key.text(),
                "Content-Type",
                "application/json",
                field,
                tag);
    }

    private static String tag(Keys key, String path) {
        return products.get(key, path).headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void formatsOfPatches_areNamed() {
        String path = stored();
        String formats = "application/json-patch+json, application/merge-patch+json";
        HttpResponse<String> options = send(SOME, products, "OPTIONS", path, "");
        assertThat(options.headers().firstValue("Accept-Patch")).contains(formats);
        HttpResponse<String> other = send(SOME, products, "PATCH", path, "{}", "text/plain");
        assertThat(other.statusCode()).isEqualTo(415);
        assertThat(other.headers().firstValue("Accept-Patch")).contains(formats);
    }

    @Test
    void ownTag_preventsLostUpdates() {
        String path = stored() + "/tagged";
        String some = tag(SOME, path);
        HttpResponse<String> first = put(SOME, path, "{'name':'first'}", "If-Match", some);
        assertThat(first.statusCode()).isEqualTo(204);
        String after = first.headers().firstValue("ETag").orElseThrow();
        assertThat(tag(SOME, path)).as("of the state that it has made").isEqualTo(after);
        assertThat(put(SOME, path, "{'name':'second'}", "If-Match", some).statusCode())
                .isEqualTo(412);
        assertThat(put(SOME, path, "{'name':'third'}", "If-Match", after).statusCode())
                .isEqualTo(204);
        assertThat(whole()).contains("'margin':7").contains("'name':'third'");
    }

    @Test
    @Gap(on = ServerKind.TOMEE, because = "CXF takes several tags in If-Match for one, so that none matches")
    void ownTag_isOneOfSeveral() {
        String path = stored() + "/tagged";
        assertThat(put(SOME, path, "{'name':'new'}", "If-Match", "\"v\", " + tag(SOME, path))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void tagOfAnotherViewOrResource_doesNotMatch() {
        String path = stored() + "/tagged";
        String some = tag(SOME, path);
        String all = tag(ALL, path);
        assertThat(some).isNotEqualTo(all);
        assertThat(put(SOME, path, "{'name':'x'}", "If-Match", all).statusCode())
                .as("who guesses the tag of the whole learns nothing")
                .isEqualTo(412);
        assertThat(put(ALL, path, STORED, "If-Match", some).statusCode()).isEqualTo(412);
        assertThat(put(SOME, path, "{'name':'x'}", "If-Match", "W/" + some).statusCode())
                .as("a weak tag")
                .isEqualTo(412);
        String changed = some.substring(0, 5) + (some.charAt(5) == 'A' ? 'B' : 'A') + some.substring(6);
        assertThat(put(SOME, path, "{'name':'x'}", "If-Match", changed).statusCode())
                .isEqualTo(412);
        assertThat(put(SOME, stored() + "/tagged", "{'name':'x'}", "If-Match", some)
                        .statusCode())
                .as("of a resource with the same state")
                .isEqualTo(412);
        assertThat(put(SOME, path, "{'name':'x'}", "If-None-Match", some).statusCode())
                .isEqualTo(412);
        assertThat(put(SOME, path, "{'name':'x'}", "If-None-Match", all).statusCode())
                .isEqualTo(204);
    }

    @Test
    void requiredCondition_isAskedOfThoseWhoSeeOnlyAPart() {
        String path = "api/products/conditional/tagged";
        send(ALL, lenient, "POST", "api/products/conditional", STORED);
        HttpResponse<String> refused = send(SOME, lenient, "PUT", path, "{'name':'x'}");
        assertThat(refused.statusCode()).isEqualTo(428);
        assertThat(refused.body()).contains("/problems/precondition-required");
        assertThat(put(lenient, SOME, path, "{'name':'x'}", "If-None-Match", "\"other\"")
                        .statusCode())
                .as("a condition that every version meets")
                .isEqualTo(428);
        assertThat(send(ALL, lenient, "PUT", path, STORED).statusCode()).isEqualTo(204);
        String tag = lenient.get(SOME, path).headers().firstValue("ETag").orElseThrow();
        assertThat(put(lenient, SOME, path, "{'name':'x'}", "If-Match", tag).statusCode())
                .isEqualTo(204);
        assertThat(put(lenient, SOME, path, "{'name':'x'}", "If-Match", tag).statusCode())
                .isEqualTo(412);
        assertThat(send(
                                SOME,
                                lenient,
                                "PATCH",
                                "api/products/conditional",
                                "{'name':'x'}",
                                "application/merge-patch+json")
                        .statusCode())
                .isEqualTo(428);
    }
}
