package dev.latchkey.cli;

import java.io.IOException;

/** Deletes a key. */
final class DeleteCommand extends CliCommand {
    DeleteCommand() {
        super("delete", "deletes a key at once", "<id>", URL, JDBC, JSON);
    }

    @Override
    String notes() {
        return ServerConnection.NOTES;
    }

    @Override
    int run(CommandLine line, Terminal terminal) throws IOException, InterruptedException {
        String id = KeyIds.require(line.operand());
        if (DataSourceAccess.isAsked(line)) {
            DataSourceAccess.open(line, terminal).delete(id);
        } else {
            ServerConnection.to(line.required(URL), terminal).send("DELETE", "keys/" + id, null);
        }
        terminal.out().println(line.has(JSON) ? "{\"deleted\":\"" + id + "\"}" : "deleted " + id);
        return ExitCode.DONE;
    }
}
