package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists, views and the audit trail tell what is there and what was done, also when much is done at once. */
@EveryServer
class ManagementViewsIT {
    private static final Keys OWN = ManagedHost.manager("own", "Inputs:Get");
    private static final int THREADS = 4;
    private static final int ROUNDS = 40;
    private static final int SHARED = 5;

    private static ManagedHost host;

    private final ConcurrentLinkedQueue<Answer> made = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> deleted = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void start() throws IOException {
        host = ManagedHost.start("views", OWN);
        host.admin().post("applications", "{\"id\":\"own\",\"name\":\"Own\"}");
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    private static List<String> ids(List<JsonObject> keys) {
        return keys.stream().map(each -> each.getString("id")).toList();
    }

    @Test
    void pagesShowEachKeyOnce() {
        String application = host.application();
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            made.add(host.key(application, "Key " + i, "Inputs:Get").id());
        }
        String path = "keys?limit=3&application=" + application;
        assertThat(host.admin().get(path).objects("keys")).hasSize(3);
        assertThat(ids(host.all(path, "keys", "after"))).isEqualTo(made);
        assertThat(host.admin().get("keys?limit=7&application=" + application).json())
                .doesNotContainKey("next");
        assertThat(host.all("audit?limit=3&application=" + application, "entries", "before"))
                .hasSize(8)
                .isEqualTo(host.admin().get("audit?application=" + application).objects("entries"));
        assertThat(ids(host.all("applications?limit=1", "applications", "after")))
                .contains(application)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void filtersLeaveOutAllElse() {
        String application = host.application();
        Answer one = host.key(application, "A key", "Inputs:Get");
        Answer two = host.key(application, "A key", "Concepts:Get");
        host.admin().post("keys/" + two.id() + "/disable", null);
        String path = "keys?application=" + application;
        assertThat(ids(host.admin().get(path + "&state=active").objects("keys")))
                .containsExactly(one.id());
        assertThat(ids(host.admin().get(path + "&state=disabled").objects("keys")))
                .containsExactly(two.id());
        assertThat(ids(host.admin().get(path + "&scope=Inputs:Get").objects("keys")))
                .containsExactly(one.id());
        assertThat(host.admin().get(path + "&scope=Inputs:Get&state=disabled").objects("keys"))
                .isEmpty();
        assertThat(host.admin().get("keys?application=absent").objects("keys")).isEmpty();
    }

    @Test
    void auditIsFiltered_andNamesTheKeysThatActed() {
        String application = host.application();
        Answer manager = host.key(application, "The manager", "Keys:Get", "Keys:Add", "Keys:Delete", "Inputs:Get");
        Caller own = host.as(manager);
        Answer made = own.post(
                "keys",
                "{\"application\":\"" + application + "\",\"description\":\"Made\",\"scopes\":[\"Inputs:Get\"]}");
        own.post("keys/" + made.id() + "/disable", null);
        String path = "audit?application=" + application;
        assertThat(host.admin().get(path + "&key=" + made.id()).objects("entries"))
                .extracting(each -> each.getString("action"))
                .containsExactly("key disabled", "key created");
        assertThat(host.admin().get(path + "&action=key%20disabled").objects("entries"))
                .extracting(each -> each.getString("subject"))
                .containsExactly(made.id());
        assertThat(own.get("audit?actor=key%20" + manager.id()).objects("entries"))
                .hasSize(2)
                .extracting(each -> each.getString("actorName"))
                .containsOnly("The manager");
        JsonObject oldest = host.admin().get(path).objects("entries").get(3);
        assertThat(host.admin().get(path + "&until=" + oldest.getString("time")).objects("entries"))
                .isEmpty();
        assertThat(host.admin().get(path + "&from=" + oldest.getString("time")).objects("entries"))
                .hasSize(4);
    }

    /** A key of one application must not learn what keys of the managing application are called. */
    @Test
    void keyOfAnotherApplication_isNotNamedInTheAudit() {
        String application = host.application();
        Answer reader = host.key(application, "Reader", "Keys:Get");
        JsonObject entry = host.as(reader)
                .get("audit?key=" + reader.id())
                .objects("entries")
                .get(0);
        assertThat(entry.getString("actor")).startsWith("key ");
        assertThat(entry).doesNotContainKey("actorName");
    }

    private static Answer session(Answer key) {
        return host.as(key).post("session", null);
    }

    /** The cookie of a response as a browser sends it. */
    private static String cookie(Answer made) {
        return made.header("Set-Cookie").replaceAll(";.*", "");
    }

    private static Caller byTicket(String cookie, String... more) {
        List<String> headers = new ArrayList<>(List.of("Cookie", cookie));
        headers.addAll(List.of(more));
        return new Caller(host.http(), headers.toArray(String[]::new));
    }

    @Test
    void ticketStandsForAKeyWithoutHoldingIt_untilSigningOut() {
        Answer key = host.key(host.application(), "Of a person", "Keys:Get", "Inputs:Get");
        Answer made = session(key);
        assertThat(made.status()).isEqualTo(204);
        assertThat(made.header("Set-Cookie"))
                .contains("; HttpOnly", "; Secure", "; SameSite=Strict", "; Max-Age=600", "; Path=/managed/latchkey/;")
                .doesNotContain(key.text().orElseThrow().reveal().split("_")[2]);
        Caller page = byTicket(cookie(made), "Latchkey-Console", "1");
        assertThat(page.get("me").json().getString("id")).isEqualTo(key.id());
        assertThat(page.get("keys").status()).isEqualTo(200);
        assertThat(page.post("keys/" + key.id() + "/disable", null).status())
                .as("no scope")
                .isEqualTo(403);
        assertThat(page.post("session", null).problem()).isEqualTo("ticket-not-enough");
        assertThat(byTicket(cookie(made), "Latchkey-Console", "1").atInputs())
                .as("elsewhere")
                .isEqualTo(401);

        Answer out = page.delete("session");
        assertThat(out.status()).isEqualTo(204);
        assertThat(out.header("Set-Cookie")).contains("latchkey-ticket=;", "; Max-Age=0");
        assertThat(page.get("me").status()).as("a copy of the cookie").isEqualTo(401);
    }

    @Test
    void ticketEndsWithItsKey() {
        String application = host.application();
        Answer key = host.key(application, "Ends", "Keys:Get");
        Caller page = byTicket(cookie(session(key)), "Latchkey-Console", "1");
        host.admin().patch("keys/" + key.id(), "{\"scopes\":[]}");
        assertThat(page.get("keys").status()).as("reduced").isEqualTo(403);
        host.admin().post("keys/" + key.id() + "/disable", null);
        assertThat(page.get("me").status()).as("disabled").isEqualTo(401);
        host.admin().post("keys/" + key.id() + "/enable", null);
        assertThat(page.get("me").status()).as("enabled").isEqualTo(200);
        host.admin().delete("keys/" + key.id());
        assertThat(page.get("me").status()).as("deleted").isEqualTo(401);
    }

    /** A browser adds the cookie by itself, if it is old or was told to. */
    @Test
    void pageOfAnotherSite_cannotUseTheTicket() {
        String application = host.application();
        Answer key = host.key(application, "Of a victim", "Keys:Get", "Keys:Add", "Keys:Delete");
        String cookie = cookie(session(key));
        String path = "keys/" + key.id() + "/disable";
        for (String[] from : new String[][] {
            {},
            {"Content-Type", "application/json"},
            {"Content-Type", "text/plain"},
            {"Latchkey-Console", "1", "Sec-Fetch-Site", "cross-site"},
            {"Latchkey-Console", "1", "Sec-Fetch-Site", "same-site"},
            {"Latchkey-Console", "1", "Origin", "https://evil.example"},
            {"Latchkey-Console", "1", "Origin", "null"}
        }) {
            assertThat(byTicket(cookie, from).post(path, null).problem())
                    .as(String.join(" ", from))
                    .isEqualTo("cross-site-request");
            assertThat(byTicket(cookie, from).get("keys").problem())
                    .as(String.join(" ", from))
                    .isEqualTo("cross-site-request");
        }
        assertThat(host.admin().get("keys/" + key.id()).json().getString("state"))
                .isEqualTo("active");
    }

    /** Somebody who sets cookies for a parent domain must not put their ticket in the place of another one. */
    @Test
    void twoTickets_areNone() {
        String application = host.application();
        String one = cookie(session(host.key(application, "One", "Keys:Get")));
        String two = cookie(session(host.key(application, "Two", "Keys:Get")));
        assertThat(byTicket(one + "; " + two, "Latchkey-Console", "1").get("me").status())
                .isEqualTo(401);
        assertThat(byTicket("latchkey-ticket=nonsense", "Latchkey-Console", "1")
                        .get("me")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void keyOfARequest_countsMoreThanATicket() {
        String application = host.application();
        String cookie = cookie(session(host.key(application, "By ticket", "Keys:Get")));
        Answer other = host.key(application, "By key", "Keys:Get");
        Caller both = byTicket(
                cookie, "Authorization", "Key " + other.text().orElseThrow().reveal());
        assertThat(both.get("me").json().getString("id")).isEqualTo(other.id());
        assertThat(byTicket(cookie, "Latchkey-Console", "1", "Authorization", "Key nonsense")
                        .get("me")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void configuredKey_isShownAndStaysAsItIs() {
        String path = "keys/" + OWN.id();
        JsonObject shown = host.admin().get(path).json();
        assertThat(shown.getBoolean("configured")).isTrue();
        assertThat(host.admin().get("keys?application=own").objects("keys")).contains(shown);
        List<JsonObject> before = host.state();
        for (Answer refused : List.of(
                host.admin().patch(path, "{\"description\":\"x\"}"),
                host.admin().delete(path),
                host.admin().post(path + "/disable", null),
                host.admin().post(path + "/enable", null),
                host.admin().post(path + "/replace", null))) {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.problem()).isEqualTo("configured-key");
        }
        assertThat(host.state()).isEqualTo(before);
    }

    @Test
    void meTellsWhoAsks() {
        Answer me = host.as(OWN).get("me");
        assertThat(me.id()).isEqualTo(OWN.id());
        assertThat(me.string("application")).isEqualTo("own");
        assertThat(me.string("manages")).isEqualTo("own");
        assertThat(me.strings("scopes")).contains("Inputs:Get", "Keys:Add").doesNotContain("Inputs:Add");
        assertThat(host.admin().get("me").string("manages")).isEqualTo("all");
        assertThat(me.string("root")).isEqualTo("../");
    }

    @Test
    void scopesTellWhichTheCallerCanGrant() {
        List<JsonObject> scopes = host.as(OWN).get("scopes").objects("scopes");
        assertThat(scopes).hasSize(ManagedHost.MANAGING.length + ManagedHost.INPUTS.length);
        assertThat(scopes.stream().filter(each -> !each.getBoolean("grantable")).map(each -> each.getString("name")))
                .containsExactly("Inputs:Add", "Inputs:Delete", "Concepts:Get");
        assertThat(host.admin().get("scopes").objects("scopes")).allMatch(each -> each.getBoolean("grantable"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', GET, rejected, Inputs:Get",
        "Concepts:Get, GET, rejected, Inputs:Get",
        "Inputs:Get, GET, redacted, Concepts:Get",
        "'Inputs:Get,Concepts:Get', GET, allowed,",
        "All, GET, allowed,",
        "'Concepts:Get, Inputs:*', GET, allowed,",
        "'Nothing:*,Inputs:Get', GET, redacted, Concepts:Get",
        "Inputs:Get, DELETE, rejected, Inputs:Delete",
        "Inputs:Delete, DELETE, allowed,"
    })
    void endpointsTellWhatAKeyWouldSee(String scopes, String method, String verdict, String missing) {
        JsonObject view =
                host.as(OWN).get("endpoints?scopes=" + scopes.replace(" ", "%20")).objects("endpoints").stream()
                        .filter(each -> each.getString("path").endsWith("inputs/{id}")
                                && each.getString("method").equals(method))
                        .findFirst()
                        .orElseThrow();
        assertThat(view.getString("verdict")).isEqualTo(verdict);
        assertThat(view.getJsonArray("missing")).hasToString(missing == null ? "[]" : "[\"" + missing + "\"]");
        assertThat(view.getJsonArray("withheld"))
                .hasToString(
                        verdict.equals("redacted")
                                ? "[{\"member\":\"concepts\",\"missing\":[\"Concepts:Get\"]}]"
                                : "[]");
    }

    @ParameterizedTest
    @CsvSource({"Inputs:Add, true", "'Inputs:Add,Concepts:Get', false", "All, false"})
    void endpointsTellWhatAKeyMayNotWrite(String scopes, boolean limited) {
        JsonObject view = host.as(OWN).get("endpoints?scopes=" + scopes).objects("endpoints").stream()
                .filter(each -> each.getString("path").endsWith("inputs/{id}")
                        && each.getString("method").equals("PUT"))
                .findFirst()
                .orElseThrow();
        assertThat(view.getString("verdict")).isEqualTo("allowed");
        assertThat(view.getBoolean("incompleteView")).isEqualTo(limited);
        assertThat(view.getJsonArray("unwritable"))
                .hasToString(limited ? "[{\"member\":\"concepts\",\"missing\":[\"Concepts:Get\"]}]" : "[]");
    }

    @Test
    void applicationSeesItsOwnEntriesAlone() {
        host.key(host.application(), "Of another", "Inputs:Get");
        Answer mine = host.as(OWN).post("keys", ManagedHost.body("own", "Mine", "Inputs:Get"));
        assertThat(mine.status()).isEqualTo(201);
        List<JsonObject> entries = host.as(OWN).get("audit").objects("entries");
        assertThat(entries).allMatch(each -> each.getString("application").equals("own"));
        assertThat(entries.get(0).getString("subject")).isEqualTo(mine.id());
        assertThat(entries.get(0).getString("actor")).isEqualTo("key " + OWN.id());
        assertThat(host.admin().get("audit").objects("entries").get(0)).isEqualTo(entries.get(0));
        isIntact();
    }

    private static void isIntact() {
        Answer verification = host.admin().get("audit/verification");
        assertThat(verification.json().getBoolean("intact"))
                .as(verification.toString())
                .isTrue();
        assertThat(verification.json().getInt("entries"))
                .isEqualTo(host.all("audit?limit=200", "entries", "before").size());
    }

    @Test
    void manyChangesAtOnce_leaveAllAsTheAnswersSaid() throws Exception {
        String application = host.application();
        AtomicReferenceArray<Answer> shared = new AtomicReferenceArray<>(SHARED);
        for (int i = 0; i < SHARED; i++) {
            shared.set(i, created(host.key(application, "Shared", "Inputs:Get")));
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> work = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                Random random = new Random(t);
                work.add(threads.submit(() -> {
                    for (int i = 0; i < ROUNDS; i++) {
                        change(application, shared, random);
                    }
                }));
            }
            for (Future<?> each : work) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(deleted).doesNotHaveDuplicates();
        Set<String> left = new TreeSet<>();
        for (Answer key : made) {
            Answer now = host.admin().get("keys/" + key.id());
            boolean gone = deleted.contains(key.id());
            assertThat(now.status()).isEqualTo(gone ? 404 : 200);
            assertThat(host.as(key).atInputs()).isEqualTo(now.string("state").equals("active") ? 200 : 401);
            if (!gone) {
                left.add(key.id());
            }
        }
        assertThat(ids(host.all("keys?application=" + application, "keys", "after")))
                .containsExactlyInAnyOrderElementsOf(left);
        List<JsonObject> trail = host.all("audit?limit=200&application=" + application, "entries", "before");
        assertThat(subjects(trail, "key created")).hasSameSizeAs(made);
        assertThat(subjects(trail, "key deleted")).containsExactlyInAnyOrderElementsOf(deleted);
        isIntact();
    }

    private static List<String> subjects(List<JsonObject> trail, String action) {
        return trail.stream()
                .filter(each -> each.getString("action").equals(action))
                .map(each -> each.getString("subject"))
                .toList();
    }

    private Answer created(Answer key) {
        made.add(key);
        return key;
    }

    private void change(String application, AtomicReferenceArray<Answer> shared, Random random) {
        int place = random.nextInt(SHARED);
        Answer key = shared.get(place);
        String path = "keys/" + key.id();
        Caller admin = host.admin();
        switch (random.nextInt(6)) {
            case 0 -> shared.set(place, created(host.key(application, "Another", "Inputs:Get")));
            case 1 -> one(admin.patch(path, "{\"description\":\"" + random.nextInt() + "\"}"), 200, 404);
            case 2 -> one(admin.post(path + "/disable", null), 200, 404);
            case 3 -> one(admin.post(path + "/enable", null), 200, 404);
            case 4 -> {
                Answer next = one(admin.post(path + "/replace", null), 201, 404);
                if (next.status() == 201) {
                    deleted.add(key.id());
                    shared.set(place, created(next));
                }
            }
            default -> {
                if (one(admin.delete(path, "If-Match", key.etag()), 204, 404, 412)
                                .status()
                        == 204) {
                    deleted.add(key.id());
                }
            }
        }
    }

    private static Answer one(Answer answer, Integer... statuses) {
        assertThat(answer.status()).as(answer.toString()).isIn((Object[]) statuses);
        return answer;
    }
}
