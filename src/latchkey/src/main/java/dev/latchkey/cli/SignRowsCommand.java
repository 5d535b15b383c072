package dev.latchkey.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Has a running server sign its rows: sends {@code POST signatures} until every row is looked at, and prints what came of it.
 *
 * <p>By way of the server, for it alone reaches every data source, the embedded one as well, with the driver and the pepper that it has.
 */
final class SignRowsCommand extends CliCommand {
    private static final List<String> COUNTS = List.of("signed", "renewed", "unsignedTokens", "outdatedDigests");

    SignRowsCommand() {
        super("sign-rows", "signs rows under the pepper", "", URL.needed(), JSON);
    }

    @Override
    String notes() {
        return """
            Signs the rows of applications, keys and clients that have no signature under latchkey.pepper, as far as the audit
            trail explains them, and renews signatures under an older pepper. The environment variable LATCHKEY_KEY holds a key
            that manages all applications, with the scopes Keys:Get, Keys:Add and Keys:Delete: new-key makes one.
            """;
    }

    @Override
    int run(CommandLine line, Terminal terminal) throws IOException, InterruptedException {
        ServerConnection server = ServerConnection.to(line.required(URL), terminal);
        Map<String, Object> result = new TreeMap<>();
        List<Object> refused = new ArrayList<>();
        String after = "";
        do {
            Map<String, Object> part = server.send(
                            "POST",
                            "signatures" + (after.isEmpty() ? "" : "?" + ServerConnection.parameter("after", after)),
                            null)
                    .body();
            for (String name : COUNTS) {
                if (part.get(name) instanceof BigDecimal count) {
                    result.merge(name, count, (one, other) -> ((BigDecimal) one).add((BigDecimal) other));
                }
            }
            for (Map<String, Object> row : CommandJson.objects(part, "refused")) {
                refused.add(row);
                if (!line.has(JSON)) {
                    terminal.out()
                            .println("not signed: " + CommandJson.text(row, "kind") + " " + CommandJson.text(row, "id")
                                    + " of " + CommandJson.text(row, "application") + ". "
                                    + CommandJson.text(row, "detail"));
                }
            }
            after = CommandJson.text(part, "next");
            if (!after.isEmpty()) {
                terminal.progress(CommandJson.text(result, "signed") + " rows signed");
            }
        } while (!after.isEmpty());
        if (line.has(JSON)) {
            result.put("refused", refused);
            terminal.out().println(CommandJson.write(result));
        } else {
            result.forEach((name, count) -> terminal.out().println(name + " " + count));
        }
        return refused.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
    }
}
