package dev.latchkey.boot;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.FakeContext;
import org.junit.jupiter.api.Test;

/** What somebody reads who uses Latchkey before, or without, its start. */
class StartTest {
    @Test
    void deployment_thatWasNeverStarted_tellsTheLineThatMayBeMissing() {
        assertThatThrownBy(() -> Deployment.of(new FakeContext().build()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/shop")
                .hasMessageContaining("<name>latchkey</name>");
    }

    @Test
    void beans_beforeTheStart_tellFromWhenOnTheyCanBeUsed() {
        LatchkeyBeans beans = new LatchkeyBeans();

        assertThatThrownBy(beans::settings)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ServletContextListener");
    }
}
