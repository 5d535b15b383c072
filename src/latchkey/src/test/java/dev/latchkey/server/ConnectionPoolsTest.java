package dev.latchkey.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What pools say of themselves; a server's own is asked by PoolIT. */
class ConnectionPoolsTest {
    /** As Payara's is made. */
    private static class OfPayara extends PGSimpleDataSource {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("unused")
        private final transient Factory mcf;

        OfPayara(String required) {
            mcf = new Factory(required);
        }
    }

    /** A factory. */
    public static final class Factory {
        private final String required;

        Factory(String required) {
            this.required = required;
        }

        public String getConnectionValidationRequired() {
            return required;
        }
    }

    /** A subclass, as that of a newer JDBC. */
    private static final class OfNewerPayara extends OfPayara {
        private static final long serialVersionUID = 1L;

        OfNewerPayara(String required) {
            super(required);
        }
    }

    /** As TomEE's is made. */
    public static final class OfTomEe extends PGSimpleDataSource {
        private static final long serialVersionUID = 1L;
        private final boolean tests;

        OfTomEe(boolean tests) {
            this.tests = tests;
        }

        public boolean isTestOnBorrow() {
            return tests;
        }
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false", ", false"})
    void payara_saysByItsConnectionFactory(String required, boolean expected) {
        assertThat(ConnectionPools.areTested(new OfPayara(required))).isEqualTo(Optional.of(expected));
        assertThat(ConnectionPools.areTested(new OfNewerPayara(required))).isEqualTo(Optional.of(expected));
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void tomEe_saysByItsProperty(boolean tests) {
        assertThat(ConnectionPools.areTested(new OfTomEe(tests))).isEqualTo(Optional.of(tests));
    }

    @Test
    void others_sayNothing() {
        assertThat(ConnectionPools.areTested(new PGSimpleDataSource())).isEmpty();
    }
}
