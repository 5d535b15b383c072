package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.config.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A ticket stands for its key until it ends, on every server, and no row makes another one. */
class TicketsTest {
    private static final String KEY = "abcdefghijkl";
    private static final String OTHER = "bbbbbbbbbbbb";
    private static final String PEPPER = "1:" + "A".repeat(43) + "=";
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

    @RegisterExtension
    final KeyStoreFixture plain = new KeyStoreFixture();

    @RegisterExtension
    final KeyStoreFixture peppered = new KeyStoreFixture(Settings.of(Map.of("latchkey.pepper", PEPPER)));

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    private Tickets server(KeyStoreFixture fixture) {
        return new Tickets(fixture.store, fixture.digester, now::get);
    }

    @Test
    void ticketStandsForItsKey_onEveryServer_untilItIsEndedOnAny() {
        for (KeyStoreFixture fixture : List.of(plain, peppered)) {
            Tickets first = server(fixture);
            Tickets second = server(fixture);
            String ticket = first.issue(KEY, LIFETIME).reveal();
            assertThat(second.keyOf(ticket)).contains(KEY);
            second.end(ticket);
            assertThat(first.keyOf(ticket)).isEmpty();
            assertThat(second.keyOf(ticket)).isEmpty();
        }
    }

    @Test
    void ticketEndsToTheMicrosecond() {
        String ticket = server(plain).issue(KEY, LIFETIME).reveal();
        now.set(START.plus(LIFETIME).minusNanos(1000));
        assertThat(server(plain).keyOf(ticket)).contains(KEY);
        now.set(START.plus(LIFETIME));
        assertThat(server(plain).keyOf(ticket)).isEmpty();
        server(plain).issue(OTHER, LIFETIME);
        assertThat(plain.column("select key_id from latchkey_ticket")).containsExactly(OTHER);
    }

    @Test
    void wrongTexts_areNoTickets() {
        String ticket = server(plain).issue(KEY, LIFETIME).reveal();
        String last = ticket.endsWith("A") ? "B" : "A";
        for (String wrong : List.of(
                "",
                "x",
                ticket.substring(1),
                ticket + "A",
                ticket.substring(0, 13) + "A".repeat(43),
                ticket.substring(0, ticket.length() - 2) + last + last,
                "A".repeat(12) + ticket.substring(12),
                ticket.replace('.', '\n'))) {
            assertThat(server(plain).keyOf(wrong)).as(wrong).isEmpty();
            server(plain).end(wrong);
        }
        assertThat(server(plain).keyOf(ticket)).contains(KEY);
    }

    @Test
    void rowThatWasAltered_opensNothing() {
        for (String change : List.of(
                "key_id = '" + OTHER + "'",
                "expires = timestamp with time zone '2027-01-01 00:00:00Z'",
                "digest = 'sha256:" + "0".repeat(64) + "'",
                "digest = ''",
                "digest = 'nonsense'")) {
            for (KeyStoreFixture fixture : List.of(plain, peppered)) {
                String ticket = server(fixture).issue(KEY, LIFETIME).reveal();
                fixture.execute("update latchkey_ticket set " + change);
                assertThat(server(fixture).keyOf(ticket)).as(change).isEmpty();
                fixture.execute("delete from latchkey_ticket");
            }
        }
    }

    /** Somebody who writes to the tables knows how to make a digest without a pepper. */
    @Test
    void rowThatWasMadeWithoutThePepper_opensNothing() {
        Tickets forger = new Tickets(peppered.store, plain.digester, now::get);
        String forged = forger.issue(KEY, LIFETIME).reveal();
        assertThat(forger.keyOf(forged)).contains(KEY);
        assertThat(server(peppered).keyOf(forged)).isEmpty();
    }

    @Test
    void neitherTheTicketNorAKey_isInTheTable() {
        String ticket = server(peppered).issue(KEY, LIFETIME).reveal();
        assertThat(peppered.column("select id || key_id || digest from latchkey_ticket"))
                .noneMatch(row -> row.contains(ticket.substring(13)));
        assertThat(peppered.column("select digest from latchkey_ticket")).allMatch(text -> text.startsWith("hmac"));
    }

    @Test
    void keyHasTwentyTicketsAtMost() {
        List<String> tickets = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            tickets.add(server(plain).issue(KEY, LIFETIME).reveal());
            now.set(now.get().plusSeconds(1));
        }
        String other = server(plain).issue(OTHER, LIFETIME).reveal();
        assertThat(tickets.stream().filter(each -> server(plain).keyOf(each).isPresent()))
                .isEqualTo(tickets.subList(3, 23));
        assertThat(server(plain).keyOf(other)).contains(OTHER);
    }
}
