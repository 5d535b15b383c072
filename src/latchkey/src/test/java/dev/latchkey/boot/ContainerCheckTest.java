package dev.latchkey.boot;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Fake;
import dev.latchkey.config.SettingException;
import dev.latchkey.config.Settings;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerCheckTest {
    private static final Settings ON = Settings.of(Map.of("latchkey.container", "true"));
    private static final Settings OFF = Settings.of(Map.of());
    private static final String LOGIN =
            "<web-app><login-config><auth-method>BASIC</auth-method></login-config></web-app>";

    private static ServletContext with(String webXml) {
        return on("Payara Micro", webXml);
    }

    private static ServletContext on(String server, String webXml) {
        return Fake.of(ServletContext.class)
                .returns(ServletContext::getServerInfo, server)
                .on(
                        ServletContext::getResourceAsStream,
                        path -> new ByteArrayInputStream(webXml.getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    @Test
    void settingThatWasNotSeenInTime_stopsTheDeployment() {
        assertThatThrownBy(() -> ContainerCheck.check(ON, false, with("<web-app/>")))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("latchkey.container is \"true\" in a source that this server reads too late")
                .hasMessageContaining("META-INF/microprofile-config.properties");
        assertThatThrownBy(() -> ContainerCheck.check(OFF, true, with("<web-app/>")))
                .isInstanceOf(SettingException.class);
    }

    @Test
    void loginOfTheHost_stopsTheDeploymentWhereTheServerWouldNotAskItAnyMore() {
        assertThatThrownBy(() -> ContainerCheck.check(ON, true, with(LOGIN)))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("<login-config> with BASIC");
        assertThatCode(() -> ContainerCheck.check(OFF, false, with(LOGIN))).doesNotThrowAnyException();
        assertThatCode(() -> ContainerCheck.check(ON, true, with("<web-app/>"))).doesNotThrowAnyException();
    }

    @Test
    void tomEe_stopsTheDeployment() {
        ServletContext context = on("Apache Tomcat (TomEE)/10.0.27 (9.0.0)", "<web-app/>");
        assertThatThrownBy(() -> ContainerCheck.check(ON, true, context))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("latchkey.container is \"true\", allowed on TomEE is: false.");
        assertThatCode(() -> ContainerCheck.check(OFF, false, context)).doesNotThrowAnyException();
    }
}
