package dev.latchkey.cli;

import dev.latchkey.config.KeyPrefix;
import java.util.Map;

/** Prints the regular expression by which secret scanners find keys, to enrol with them. */
final class ScanPatternCommand extends CliCommand {
    private static final CommandOption PREFIX =
            CommandOption.value("--prefix", "lk", "what the keys begin with (latchkey.key.prefix), lk by default");

    ScanPatternCommand() {
        super("scan-pattern", "prints the expression that finds keys in texts, for a secret scanner", "", PREFIX, JSON);
    }

    @Override
    String notes() {
        return "The last six characters of a key are the CRC-32 of all before them, in base 62.\n";
    }

    @Override
    int run(CommandLine line, Terminal terminal) {
        String prefix = KeyPrefix.require(line.value(PREFIX).orElse("lk"));
        String pattern = "\\b" + prefix + "_[0-9A-Za-z]{12}_[0-9A-Za-z]{33}\\b";
        terminal.out().println(line.has(JSON) ? CommandJson.write(Map.of("pattern", pattern)) : pattern);
        return ExitCode.DONE;
    }
}
