package dev.latchkey.cli;

import java.io.IOException;
import java.util.Map;

/** Shows one key. */
final class ShowCommand extends CliCommand {
    ShowCommand() {
        super("show", "shows one key", "<id>", URL, JDBC, JSON);
    }

    @Override
    String notes() {
        return ServerConnection.NOTES;
    }

    @Override
    int run(CommandLine line, Terminal terminal) throws IOException, InterruptedException {
        String id = KeyIds.require(line.operand());
        Map<String, Object> key = DataSourceAccess.isAsked(line)
                ? DataSourceAccess.open(line, terminal).show(id)
                : ServerConnection.to(line.required(URL), terminal)
                        .send("GET", "keys/" + id, null)
                        .body();
        if (line.has(JSON)) {
            terminal.out().println(CommandJson.write(key));
        } else {
            KeyTable.members(key, terminal);
        }
        return ExitCode.DONE;
    }
}
