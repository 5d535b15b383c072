package dev.latchkey.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import org.junit.jupiter.api.Test;

class LibertyChainTest {
    /** Keeps what is behind it as Open Liberty's does. */
    private record Chain(Object requestProcessor) implements FilterChain {
        @Override
        public void doFilter(ServletRequest request, ServletResponse response) {
            throw new UnsupportedOperationException();
        }
    }

    /** Has a name that only code of the server could ask for. */
    private static final class Wrapper {
        @SuppressWarnings("unused")
        public String getServletName() {
            return "Guarded";
        }
    }

    @Test
    void servletBehindTheChainIsNamed() {
        assertThat(LibertyChain.servlet(new Chain(new Wrapper()))).isEqualTo("Guarded");
    }

    @Test
    void filesHaveNoServlet() {
        assertThat(LibertyChain.servlet(new Chain(new Object()))).isNull();
        assertThat(LibertyChain.servlet(new Chain(null))).isNull();
    }

    @Test
    void chainThatDoesNotTellIsRefused() {
        FilterChain silent = (request, response) -> {};
        assertThatThrownBy(() -> LibertyChain.servlet(silent)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void chainsOfOtherServersAreNoneOfOpenLiberty() {
        assertThat(LibertyChain.is(new Chain(null))).isFalse();
    }
}
