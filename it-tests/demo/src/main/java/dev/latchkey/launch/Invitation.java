package dev.latchkey.launch;

import java.nio.file.Path;

/** Tells the person at the terminal what there is to try. */
final class Invitation {
    private Invitation() {}

    static String text(Ready ready, Path readyFile, Path log) {
        String text =
                """

                The image catalogue is up, behind Latchkey: %1$s

                Keys of the application "demo", good for as long as this demo runs:
                  everything             %2$s
                  without Concepts:Get   %3$s
                  no scope at all        %4$s

                200, with a key that may do everything:
                  curl -i -H 'Authorization: Key %2$s' %1$s/v2/inputs

                401, without a key:
                  curl -i %1$s/v2/inputs

                403, with a key that lacks Concepts:Get:
                  curl -i -H 'Authorization: Key %3$s' %1$s/v2/concepts

                A redacted answer: the same key asks for an input, and sees all of it but the concepts:
                  curl -i -H 'Authorization: Key %3$s' %1$s/v2/inputs/harbour

                The page on which keys are managed, %1$s/latchkey/, with this management key:
                  %7$s

                Address and keys for scripts: %5$s
                What the server says:         %6$s
                Ctrl-C stops it.
                """;
        return String.format(
                text,
                ready.url(),
                ready.key("all"),
                ready.key("without_concepts"),
                ready.key("none"),
                readyFile,
                log,
                ready.key("admin"));
    }
}
