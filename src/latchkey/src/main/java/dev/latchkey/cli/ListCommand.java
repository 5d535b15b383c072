package dev.latchkey.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lists keys. */
final class ListCommand extends CliCommand {
    private static final CommandOption APPLICATION =
            CommandOption.value("--app", "id", "only keys of this application");
    private static final Map<String, CommandOption> FILTERS = Map.of(
            "state", CommandOption.value("--state", "active|disabled", "only keys in this state"),
            "q", CommandOption.value("--search", "text", "only keys with this text in id, description or labels"),
            "label", CommandOption.value("--label", "name=value", "only keys with this label"),
            "unused", CommandOption.value("--unused", "P90D", "only keys that were not used for this time"),
            "sort", CommandOption.value("--sort", "order", "the order, such as -lastUsed"));

    ListCommand() {
        super("list", "lists keys", "", options());
    }

    private static CommandOption[] options() {
        List<CommandOption> options = new ArrayList<>(List.of(URL, JDBC, JSON, APPLICATION));
        FILTERS.keySet().stream().sorted().map(FILTERS::get).forEach(options::add);
        return options.toArray(CommandOption[]::new);
    }

    @Override
    String notes() {
        return ServerConnection.NOTES + "The filters need a server, except --app.\n";
    }

    @Override
    int run(CommandLine line, Terminal terminal) throws IOException, InterruptedException {
        if (DataSourceAccess.isAsked(line)) {
            for (CommandOption filter : FILTERS.values()) {
                if (line.has(filter)) {
                    throw CommandException.misunderstood("The option " + filter.name() + " needs --url.");
                }
            }
            print(DataSourceAccess.open(line, terminal).list(line.value(APPLICATION)), line, terminal);
            return ExitCode.DONE;
        }
        List<String> query = new ArrayList<>(List.of("limit=200"));
        line.value(APPLICATION).ifPresent(id -> query.add(ServerConnection.parameter("application", id)));
        FILTERS.forEach((name, option) ->
                line.value(option).ifPresent(value -> query.add(ServerConnection.parameter(name, value))));
        ServerConnection server = ServerConnection.to(line.required(URL), terminal);
        print(pages(server, "keys?" + String.join("&", query), terminal), line, terminal);
        return ExitCode.DONE;
    }

    /** Reads all pages of a list of keys. */
    private static List<Map<String, Object>> pages(ServerConnection server, String path, Terminal terminal)
            throws IOException, InterruptedException {
        List<Map<String, Object>> keys = new ArrayList<>();
        String after = "";
        do {
            Map<String, Object> page = server.send(
                            "GET",
                            path + (after.isEmpty() ? "" : "&" + ServerConnection.parameter("after", after)),
                            null)
                    .body();
            keys.addAll(CommandJson.objects(page, "keys"));
            after = CommandJson.text(page, "next");
            if (!after.isEmpty()) {
                terminal.progress(keys.size() + " keys read");
            }
        } while (!after.isEmpty());
        return keys;
    }

    private static void print(List<Map<String, Object>> keys, CommandLine line, Terminal terminal) {
        if (line.has(JSON)) {
            terminal.out().println(CommandJson.write(Map.of("keys", keys)));
        } else {
            KeyTable.print(keys, terminal);
        }
    }
}
