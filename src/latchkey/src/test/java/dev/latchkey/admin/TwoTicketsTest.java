package dev.latchkey.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.KeyText;
import dev.latchkey.key.Tickets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request with two tickets has none, also where the server reports only one of two cookies with the same name. */
class TwoTicketsTest {
    private final ManagementFixture fixture = new ManagementFixture(Map.of("latchkey.admin", "true"));

    @AfterEach
    void close() {
        fixture.close();
    }

    private String ticket() {
        String id = KeyText.parse(fixture.admin.reveal(), List.of("lk"))
                .orElseThrow()
                .id();
        return new Tickets(fixture.store.store, fixture.store.digester)
                .issue(id, Duration.ofMinutes(9))
                .reveal();
    }

    private int status(String cookies) {
        return fixture.send(
                        "GET",
                        "me",
                        null,
                        null,
                        "192.0.2.1",
                        Map.of("Cookie", ConsoleTickets.COOKIE + "=" + cookies, CrossSite.CONSOLE, "1"))
                .status();
    }

    @ParameterizedTest
    @ValueSource(strings = {"; ", ";", "; other=1; ", "; =x; "})
    void twoTickets_areNone(String between) {
        String second = ConsoleTickets.COOKIE + "=" + ticket();
        assertThat(status(ticket() + between + second)).isEqualTo(401);
    }

    @Test
    void oneTicket_countsBesideOtherCookies() {
        assertThat(status(ticket() + "; not-" + ConsoleTickets.COOKIE + "=1; other=" + ConsoleTickets.COOKIE))
                .isEqualTo(200);
    }
}
