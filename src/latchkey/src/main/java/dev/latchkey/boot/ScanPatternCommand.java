package dev.latchkey.boot;

import dev.latchkey.config.KeyPrefix;
import java.io.PrintStream;
import java.util.Set;

/** Prints the regular expression by which secret scanners find keys, to enrol with them. */
final class ScanPatternCommand {
    static final String NAME = "scan-pattern";
    static final String USAGE =
            """
            Usage: java -jar latchkey.jar scan-pattern [--prefix lk]

              --prefix  what the keys begin with (latchkey.key.prefix), lk by default

            Prints the regular expression that finds keys in texts, for a secret scanner. The last six characters of a key are the
            CRC-32 of all before them, in base 62.
            """;

    private final PrintStream out;
    private final PrintStream err;

    ScanPatternCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Returns 0 if the expression was printed, 2 if the arguments are wrong. */
    int run(String... arguments) {
        if (Set.of(arguments).stream().anyMatch(NewKeyCommand.HELP::contains)) {
            out.print(USAGE);
            return 0;
        }
        boolean prefixed = arguments.length == 3 && arguments[1].equals("--prefix");
        try {
            if (arguments.length != 1 && !prefixed) {
                throw new IllegalArgumentException("The only option is --prefix, with a value.");
            }
            String prefix = KeyPrefix.require(prefixed ? arguments[2] : "lk");
            out.println("\\b" + prefix + "_[0-9A-Za-z]{12}_[0-9A-Za-z]{33}\\b");
            return 0;
        } catch (IllegalArgumentException misunderstood) {
            err.println(misunderstood.getMessage());
            err.println();
            err.print(USAGE);
            return 2;
        }
    }
}
