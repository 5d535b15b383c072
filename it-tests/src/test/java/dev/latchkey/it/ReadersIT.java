package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a key may not write is refused by each name that Jackson, or a reader without any library, takes for it. */
@EveryServer
class ReadersIT {
    private static final Keys ALL = Keys.make("shop", "Items:Get", "Parts:Get");
    private static final Keys SOME = Keys.make("shop", "Items:Get");

    private static Server server;

    @BeforeAll
    static void start() throws IOException {
        server = ServerKind.CURRENT.knowsOneRestApplication()
                ? Server.start(
                        "readers",
                        Jar.withOneApplication(war("mapper"), "MapperReadersApplication"),
                        Jar.withOneApplication(war("own"), "OwnReadersApplication"))
                : Server.start("readers", war("readers"));
    }

    private static WebArchive war(String name) {
        return Jar.war(name)
                .addPackage("dev.latchkey.it.readers")
                .addPackage("dev.latchkey.it.listed")
                .setWebXML(Jar.webXml(Keys.setting(ALL, SOME)))
                .addAsLibraries(new File(System.getProperty("it.jackson")).listFiles());
    }

    /** The web application that has a REST application. */
    private static Http http(String application) {
        return server.http(ServerKind.CURRENT.knowsOneRestApplication() ? application : "readers");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> send(Keys key, String application, String type, String json) {
        return http(application)
                .send(
                        "POST",
                        application + "/read/" + type,
                        json.replace('\'', '"'),
                        "Authorization",
                        "Key " + key.text(),
                        "Content-Type",
                        "application/json");
    }

    private static String bound(String application) {
        return http(application).get(ALL, application + "/read").body();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "mapper  | parcel | {'name':'n','margin':'m'}    | /margin  | n m",
                "mapper  | parcel | {'name':'n','gain':'m'}      | /gain    | n m",
                "mapper  | parcel | {'profit':'m','name':'n'}    | /profit  | n m",
                "mapper  | parcel | {'name':'n','box_size':'s','box_cost':'c'} | /box_cost | n null s c",
                "mapper  | loose  | {'name':'n','other':{'x':1}} | /other   | n {other={x=1}}",
                "mapper  | parcel | {'name':'n','MARGIN':'m'}    | /MARGIN  | n m",
                "mapper  | parcel | {'name':'n','Gain':'m'}      | /Gain    | n m",
                "mapper  | parcel | {'name':'n','box_cost':'c'}  | /box_cost | n null null c",
                "mapper  | loose  | {'name':'n','any':'a'}       | /any     | n {any=a}",
                "own     | parcel | {'name':'n','margin':'m'}    | /margin  | n m",
                "own     | parcel | {'name':'n','m\\u0061rgin':'m'} | /margin | n m"
            })
    void unwritableMember_isRefused(String application, String type, String json, String member, String whole) {
        assertThat(send(ALL, application, type, json).statusCode()).isEqualTo(204);
        assertThat(bound(application)).as("the reader takes the name").isEqualTo(whole);

        HttpResponse<String> refused = send(SOME, application, type, json);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(refused.body()).contains("/problems/unwritable-members").contains("[\"" + member + "\"]");
        assertThat(bound(application)).as("the method has run").isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "mapper  | parcel | {'margin':null,'name':'n','profit':[],'box_size':'s','box_cost':{}} | n null s null",
                "mapper  | parcel | {'MARGIN':null,'name':'n','unknown':1} | n null",
                "own     | parcel | {'margin':null,'name':'n'} | n null"
            })
    void memberWithoutAValue_isLeftOut(String application, String type, String json, String whole) {
        assertThat(send(SOME, application, type, json).statusCode()).isEqualTo(204);
        assertThat(bound(application)).isEqualTo(whole);
    }
}
