package dev.latchkey.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.FakeContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("sets system properties")
class SettingSourcesTest {
    private static final String REALM = Setting.REALM.key();
    private static final String MISSPELT = "latchkey.relam";

    @AfterEach
    void clearSystemProperties() {
        System.clearProperty(REALM);
        System.clearProperty(MISSPELT);
    }

    private static String realm(FakeContext context) {
        return Settings.of(context.build()).credentials().realm();
    }

    @Test
    void of_aContextParam_beatsTheDefault() {
        assertThat(realm(new FakeContext())).isEqualTo("latchkey");
        assertThat(realm(new FakeContext().parameter(REALM, "from web.xml"))).isEqualTo("from web.xml");
    }

    @Test
    void of_aSystemProperty_beatsTheContextParam() {
        System.setProperty(REALM, "from the process");

        assertThat(realm(new FakeContext().parameter(REALM, "from web.xml"))).isEqualTo("from the process");
    }

    @Test
    void of_aBlankSystemProperty_takesTheDefaultWhateverComesLater() {
        System.setProperty(REALM, " ");

        assertThat(realm(new FakeContext().parameter(REALM, "from web.xml"))).isEqualTo("latchkey");
        System.clearProperty(REALM);
        assertThat(realm(new FakeContext().parameter(REALM, "  "))).isEqualTo("latchkey");
    }

    @Test
    void of_aMisspeltName_tellsWhereItStands() {
        assertThatThrownBy(() -> realm(new FakeContext().parameter(MISSPELT, "x")))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("The context-param " + MISSPELT)
                .hasMessageContaining(REALM);

        System.setProperty(MISSPELT, "x");
        assertThatThrownBy(() -> realm(new FakeContext())).hasMessageContaining("The system property " + MISSPELT);
    }
}
