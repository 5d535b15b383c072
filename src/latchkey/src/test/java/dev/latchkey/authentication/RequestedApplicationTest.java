package dev.latchkey.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.FakeRequest;
import dev.latchkey.config.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which application's keys a path lets in: as it was sent, and as the server decoded it. */
class RequestedApplicationTest {
    private static final List<String> APPLICATIONS = List.of("shop", "office", "a+b", "a b", "Shop");

    private static RequestedApplication settings(String... namesAndValues) {
        return new RequestedApplication(Settings.of(
                namesAndValues.length == 2
                        ? Map.of(namesAndValues[0], namesAndValues[1])
                        : Map.of(namesAndValues[0], namesAndValues[1], namesAndValues[2], namesAndValues[3])));
    }

    private static final RequestedApplication BY_PATH = settings("latchkey.application.path", "/apps/{application}/**");

    private static String letIn(RequestedApplication requested, HttpServletRequest request) {
        if (requested.isAmbiguous(request)) {
            return "nobody";
        }
        List<String> let = APPLICATIONS.stream()
                .filter(application -> requested.is(application, request))
                .toList();
        return let.isEmpty() ? "nobody" : let.equals(APPLICATIONS) ? "all" : String.join(" ", let);
    }

    @ParameterizedTest
    @CsvSource({
        "/apps/shop/things,         /apps/shop/things,       shop",
        "/apps/shop,                /apps/shop,              shop",
        "/apps/shop/,               /apps/shop/,             shop",
        "/apps,                     /apps,                   all",
        "/other/shop,               /other/shop,             all",
        "/apps/nobody/x,            /apps/nobody/x,          nobody",
        "/apps/sh%6Fp/things,       /apps/shop/things,       shop",
        "/%61pps/shop/things,       /apps/shop/things,       shop",
        "/apps/Shop/things,         /apps/Shop/things,       Shop",
        "/apps/a+b/things,          /apps/a+b/things,        a+b",
        "/apps/a%2Bb/things,        /apps/a+b/things,        a+b",
        "/apps/a%20b/things,        /apps/a b/things,        a b",
        "/apps/sh%zzop/things,      /apps/sh%zzop/things,    nobody"
    })
    void path_thatReadsInOneWay_letsItsApplicationIn(String uri, String decoded, String expected) {
        assertThat(letIn(BY_PATH, FakeRequest.get(uri, decoded).build())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "/apps/shop;v=1/things,     /apps/shop/things,       shop",
        "/apps/shop;/things,        /apps/shop;/things,      shop",
        "/apps;x=office/shop,       /apps/shop,              shop",
        "/apps/shop;x=/office,      /apps/shop/office,       shop",
        "//apps//shop//things,      //apps//shop//things,    shop",
        "//apps//shop//things,      /apps/shop/things,       shop",
        "/apps/shop%2Foffice/x,     /apps/shop/office/x,     nobody",
        "/apps/shop%2foffice/x,     /apps/shop%2foffice/x,   nobody",
        "/apps/office%2F..%2Fshop,  /apps/office/../shop,    nobody",
        "/apps%2Fshop/x,            /apps/shop/x,            nobody",
        "/apps/shop/../office/x,    /apps/shop/../office/x,  nobody",
        "/apps/./office/x,          /apps/./office/x,        nobody",
        "/apps/shop/..%2Foffice/x,  /apps/office/x,          nobody",
        "/apps/shop%252Fx,          /apps/shop/x,            nobody"
    })
    void path_withOddities_letsNoOtherApplicationIn(String uri, String decoded, String expected) {
        assertThat(letIn(BY_PATH, FakeRequest.get(uri, decoded).build())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "/apps/shop/a/../b, /apps/shop/b",
        "/apps/shop/./b, /apps/shop/b",
        "/apps/shop/%2E%2e/shop/x, /apps/shop/x"
    })
    void path_withDotsThatChangeNothing_letsNoOtherApplicationIn(String uri, String decoded) {
        assertThat(letIn(BY_PATH, FakeRequest.get(uri, decoded).build())).isIn("shop", "nobody");
    }

    /** Jersey resolves no dot segments and strips no encoded parameter: seen on Payara Micro 6.2025.10. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/apps/office/files/%2e%2e/%2e%2e/shop,   /apps/shop,              office",
        "/apps/office/files/../../shop,           /apps/shop,              office",
        "/apps/office/.%2e/shop/z,                /apps/shop/z,            office",
        "/apps/office/..;/shop/x,                 /apps/office/..,         office",
        "/apps/office/..;/shop/x,                 /apps/shop/x,            office",
        "/apps/office/..%3B/shop/x,               /apps/office/../shop/x,  office",
        "/apps/office/..%3B/shop/x,               /apps/office/..;/shop/x, office",
        "/apps/office/../../x,                    /x,                      office",
        "/apps/shop%3Bx/y,                        /apps/shop,              shop;x",
        "/apps/./shop/x,                          /apps/shop/x,            ."
    })
    void path_thatRestReadsAsAnother_doesNotLetShopIn(String uri, String decoded, String seenByRest) {
        HttpServletRequest request = FakeRequest.get(uri, decoded).build();

        assertThat(letIn(BY_PATH, request))
                .as("REST sees " + seenByRest)
                .isNotEqualTo("all")
                .doesNotContain("shop");
    }

    @Test
    void path_inAContext_isWhatFollowsIt() {
        FakeRequest request = FakeRequest.get("/web/apps/shop/x", "/apps").context("/web");

        assertThat(letIn(
                        BY_PATH,
                        FakeRequest.get("/web/apps/shop/x", "/apps/shop/x")
                                .context("/web")
                                .build()))
                .isEqualTo("shop");
        assertThat(letIn(BY_PATH, request.pathInfo("/office/x").build())).isEqualTo("nobody");
    }

    @Test
    void path_behindAServletMapping_isBothOfItsParts() {
        RequestedApplication behindApi = settings("latchkey.application.path", "/api/apps/{application}");

        assertThat(letIn(
                        behindApi,
                        FakeRequest.get("/api/apps/shop", "/api")
                                .pathInfo("/apps/shop")
                                .build()))
                .isEqualTo("shop");
    }

    @Test
    void path_thatTwoPatternsReadDifferently_letsNeitherIn() {
        RequestedApplication both =
                settings("latchkey.application.path", "/{application}/apps/**,/*/apps/{application}/**");

        assertThat(letIn(both, FakeRequest.get("/shop/apps/office/x").build())).isEqualTo("nobody");
        assertThat(letIn(both, FakeRequest.get("/shop/apps/shop/x").build())).isEqualTo("shop");
        assertThat(letIn(both, FakeRequest.get("/shop/apps").build())).isEqualTo("shop");
    }

    @Test
    void fixedApplication_letsItsKeysInAlone() {
        RequestedApplication fixed = settings("latchkey.application", "shop");

        assertThat(letIn(fixed, FakeRequest.get("/apps/office").build())).isEqualTo("shop");
        assertThat(letIn(
                        fixed, FakeRequest.get("/apps%2Foffice", "/apps/office").build()))
                .isEqualTo("shop");
    }

    @Test
    void fixedApplicationAndPath_mustBothAgree() {
        RequestedApplication both =
                settings("latchkey.application", "shop", "latchkey.application.path", "/apps/{application}/**");

        assertThat(letIn(both, FakeRequest.get("/apps/shop/x").build())).isEqualTo("shop");
        assertThat(letIn(both, FakeRequest.get("/apps/office/x").build())).isEqualTo("nobody");
    }

    @Test
    void noSetting_letsEveryKeyIn() {
        RequestedApplication open = settings("latchkey.realm", "x");

        assertThat(letIn(
                        open,
                        FakeRequest.get("/apps/shop%2Foffice", "/apps/shop/office")
                                .build()))
                .isEqualTo("all");
    }
}
