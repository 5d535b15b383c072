package dev.latchkey.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.StoreUnavailableException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator reads first when a deployment stops. */
class StopReasonTest {
    private final List<String> records = new CopyOnWriteArrayList<>();
    private final Logger logger = Logger.getLogger("dev.latchkey");
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            records.add(record.getLevel() + " " + record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void leave() {
        logger.removeHandler(handler);
    }

    @Test
    void logged_sentenceThatAContainerWrapped_isOneRecordBeforeTheException() {
        RuntimeException wrapped =
                new RuntimeException("WELD-1", new IllegalStateException(new SettingException("latchkey.a is \"b\".")));
        Throwable outer = elsewhere(wrapped);

        assertThatThrownBy(() -> StopReason.around(() -> {
                    throw (RuntimeException) outer;
                }))
                .isSameAs(outer);
        assertThat(records).containsExactly("SEVERE latchkey.a is \"b\".");
    }

    @Test
    void logged_sameSentenceOnTwoWays_isOneRecord() {
        StopReason.logged(new SettingException("latchkey.c is \"d\"."));
        StopReason.logged(new SettingException("latchkey.c is \"d\"."));

        assertThat(records).containsExactly("SEVERE latchkey.c is \"d\".");
    }

    @Test
    void of_failureOfTheStore_saysWhatTheDatabaseSays() {
        assertThat(StopReason.of(new StoreUnavailableException(
                        "The key store failed: opening",
                        new RuntimeException("an internal error", new SQLException("Table LATCHKEY_KEY not found")))))
                .isEqualTo("The key store failed: opening: Table LATCHKEY_KEY not found");
    }

    @Test
    void of_failureOfOthers_saysWhatCouldNotStart() {
        assertThat(StopReason.of(elsewhere(new RuntimeException("broken"))))
                .isEqualTo("Latchkey could not start: java.lang.RuntimeException: broken");
    }

    /** As if a class of the server had made it. */
    private static Throwable elsewhere(RuntimeException failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (!(each instanceof SettingException)) {
                each.setStackTrace(new StackTraceElement[] {new StackTraceElement("org.server.Start", "run", null, 1)});
            }
        }
        return failure;
    }
}
