package dev.latchkey.cli;

import java.io.IOException;
import java.util.Map;

/** Verifies the audit log and the tables that it explains. */
final class VerifyAuditCommand extends CliCommand {
    private static final CommandOption FIRST = CommandOption.flag(
            "--from-first", "discards what the server has verified, and begins with the first entry");
    private static final int IN_PROGRESS = 202;

    VerifyAuditCommand() {
        super("verify-audit", "verifies the audit log and the tables that it explains", "", URL, JDBC, FIRST, JSON);
    }

    @Override
    String notes() {
        return ServerConnection.NOTES + "With --jdbc, LATCHKEY_PEPPER holds the value of latchkey.pepper.\n";
    }

    @Override
    int run(CommandLine line, Terminal terminal) throws IOException, InterruptedException {
        Map<String, Object> found = DataSourceAccess.isAsked(line)
                ? DataSourceAccess.open(line, terminal).verifyAudit(terminal)
                : verify(ServerConnection.to(line.required(URL), terminal), line.has(FIRST), terminal);
        if (line.has(JSON)) {
            terminal.out().println(CommandJson.write(found));
        } else {
            KeyTable.members(found, terminal);
        }
        return "true".equals(CommandJson.text(found, "intact")) ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private static Map<String, Object> verify(ServerConnection server, boolean anew, Terminal terminal)
            throws IOException, InterruptedException {
        String query = anew ? "?from=first" : "";
        while (true) {
            ServerConnection.Reply reply = server.send("GET", "audit/verification" + query, null);
            if (reply.status() != IN_PROGRESS) {
                return reply.body();
            }
            query = "";
            terminal.progress(CommandJson.text(reply.body(), "verified") + " of "
                    + CommandJson.text(reply.body(), "entries") + " entries, "
                    + CommandJson.text(reply.body(), "rows") + " rows");
            // Another verification may be running; the server works a few seconds for each of ours.
            Thread.sleep(200);
        }
    }
}
