package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.it.kept.GuardedSub;
import dev.latchkey.it.kept.KeptResource;
import dev.latchkey.it.kept.OpenBase;
import java.net.http.HttpResponse;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Web applications whose REST applications may keep the guard out, and what is expected of those that do and those that do not. */
final class KeptRest {
    static final Keys READER = Keys.make("shop", "Things:Get");
    static final Keys NOTHING = Keys.make("shop");

    private KeptRest() {}

    /** One with a guarded application at {@code sub}, and its superclass, which is not guarded, at {@code base}. */
    static WebArchive war(String name, String... content) {
        return Jar.war(name)
                .addClasses(KeptResource.class, OpenBase.class, GuardedSub.class)
                .setWebXML(Jar.webXml(Keys.setting(READER, NOTHING), String.join("", content)));
    }

    static void assertGuarded(Http http, String path) {
        assertThat(http.get(path + "kept").statusCode()).as("no key").isEqualTo(401);
        assertThat(http.get(NOTHING, path + "kept").statusCode()).as("no scope").isEqualTo(403);
        assertThat(http.get(READER, path + "kept").body()).isEqualTo("kept");
        assertThat(http.get(path + "kept/public").body()).isEqualTo("public");
    }

    static void assertRefused(Http http, String path) {
        for (String each : new String[] {"kept", "kept/public"}) {
            assertThat(http.get(path + each).statusCode()).as("no key").isEqualTo(401);
            assertThat(http.get(NOTHING, path + each).statusCode()).isEqualTo(403);
            HttpResponse<String> refused = http.get(READER, path + each);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("undeclared-endpoint");
        }
    }
}
