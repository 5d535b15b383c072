package dev.latchkey.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints keys with their digests, as {@link ImportCommand} reads them. */
final class ExportCommand extends CliCommand {
    private static final CommandOption APPLICATION =
            CommandOption.value("--app", "id", "only keys of this application");

    ExportCommand() {
        super("export", "prints keys with their digests as JSON, for an import", "", URL, JDBC, APPLICATION, JSON);
    }

    @Override
    String notes() {
        return ServerConnection.NOTES;
    }

    /** Reads the page after an id. */
    private interface Pages {
        Map<String, Object> after(String id) throws IOException, InterruptedException;
    }

    private static Pages ofDatabase(CommandLine line, Terminal terminal) {
        DataSourceAccess database = DataSourceAccess.open(line, terminal);
        return after -> database.export(line.value(APPLICATION), after);
    }

    private static Pages ofServer(CommandLine line, Terminal terminal) {
        ServerConnection server = ServerConnection.to(line.required(URL), terminal);
        String path = "keys/export?limit=200"
                + line.value(APPLICATION)
                        .map(id -> "&" + ServerConnection.parameter("application", id))
                        .orElse("");
        return after -> server.send("GET", path + (after.isEmpty() ? "" : "&after=" + after), null)
                .body();
    }

    @Override
    int run(CommandLine line, Terminal terminal) throws IOException, InterruptedException {
        Pages pages = DataSourceAccess.isAsked(line) ? ofDatabase(line, terminal) : ofServer(line, terminal);
        List<Map<String, Object>> keys = new ArrayList<>();
        List<Map<String, Object>> skipped = new ArrayList<>();
        Map<String, Object> peppers = new LinkedHashMap<>();
        String after = "";
        do {
            Map<String, Object> page = pages.after(after);
            keys.addAll(CommandJson.objects(page, "keys"));
            skipped.addAll(CommandJson.objects(page, "skipped"));
            if (page.get("peppers") instanceof Map<?, ?> prints) {
                prints.forEach((version, print) -> peppers.put(version.toString(), print));
            }
            after = CommandJson.text(page, "next");
            terminal.progress(keys.size() + " keys exported");
        } while (!after.isEmpty());
        skipped.forEach(row -> terminal.err()
                .println("not exported: " + CommandJson.text(row, "id") + ". " + CommandJson.text(row, "detail")));
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("peppers", peppers);
        file.put("keys", keys);
        terminal.out().println(CommandJson.write(file));
        return skipped.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
    }
}
