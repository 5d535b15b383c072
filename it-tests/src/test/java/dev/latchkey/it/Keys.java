package dev.latchkey.it;

import dev.latchkey.credential.KeyText;
import dev.latchkey.key.Digester;
import java.util.List;

/**
 * Makes keys that exist by configuration: the server gets the digest, the test keeps the text.
 *
 * @param text what the test sends
 * @param entry what stands in {@code latchkey.keys}
 */
record Keys(String id, String text, String entry) {

    static Keys make(String application, String... scopes) {
        KeyText key = KeyText.generate("lk");
        String entry = "id=" + key.id() + " digest="
                + new Digester(List.of()).digest(key).text() + " application=" + application + " scopes="
                + String.join(",", scopes);
        return new Keys(key.id(), key.text().reveal(), entry);
    }

    static String setting(Keys... keys) {
        StringBuilder entries = new StringBuilder();
        for (Keys key : keys) {
            entries.append(key.entry).append(";\n");
        }
        return Jar.parameter("latchkey.keys", entries.toString());
    }

    /** Shows the id alone: a failing test prints its keys. */
    @Override
    public String toString() {
        return "key " + id;
    }
}
