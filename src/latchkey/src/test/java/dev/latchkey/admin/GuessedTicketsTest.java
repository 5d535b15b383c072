package dev.latchkey.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.KeyText;
import dev.latchkey.key.Tickets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Guessing tickets is limited like guessing keys, and a right one is never limited by guesses of others. */
class GuessedTicketsTest {
    private final ManagementFixture fixture =
            new ManagementFixture(Map.of("latchkey.admin", "true", "latchkey.unknown.rate", "1"));

    @AfterEach
    void close() {
        fixture.close();
    }

    private int status(String ticket, String address) {
        return fixture.send(
                        "GET",
                        "me",
                        null,
                        null,
                        address,
                        Map.of("Cookie", ConsoleTickets.COOKIE + "=" + ticket, CrossSite.CONSOLE, "1"))
                .status();
    }

    @Test
    void unknownTickets_areLimitedByAddress() {
        String id = KeyText.parse(fixture.admin.reveal(), List.of("lk"))
                .orElseThrow()
                .id();
        String right = new Tickets(fixture.store.store, fixture.store.digester)
                .issue(id, Duration.ofMinutes(9))
                .reveal();
        String wrong = right.substring(0, right.length() - 4) + "AAAA";
        for (int i = 0; i < 20; i++) {
            assertThat(status(right, "192.0.2.1")).isEqualTo(200);
        }
        for (int i = 0; i < 5; i++) {
            assertThat(status(wrong, "192.0.2.7")).isEqualTo(401);
        }
        assertThat(status(wrong, "192.0.2.7")).isEqualTo(429);
        assertThat(status(right, "192.0.2.8")).isEqualTo(200);
    }
}
