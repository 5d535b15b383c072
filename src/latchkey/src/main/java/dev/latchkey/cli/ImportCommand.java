package dev.latchkey.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Imports the keys of a file, in parts if there are many: all parts are checked before the first is imported. */
final class ImportCommand extends CliCommand {
    private static final CommandOption DRY_RUN =
            CommandOption.flag("--dry-run", "checks everything and writes nothing");
    private static final int PART = 1000;

    ImportCommand() {
        super(
                "import",
                "imports the keys of a file with their digests, all or none",
                "<file>",
                URL.needed(),
                DRY_RUN,
                JSON);
    }

    @Override
    String notes() {
        return ServerConnection.NOTES
                + "The file is what the command export prints. The page Key management describes its form.\n"
                + "Each part of 1000 keys is imported wholly or not at all.\n";
    }

    @Override
    int run(CommandLine line, Terminal terminal) throws IOException, InterruptedException {
        ServerConnection server = ServerConnection.to(line.required(URL), terminal);
        Map<String, Object> file = CommandJson.object(read(line.operand()));
        List<Map<String, Object>> keys = CommandJson.objects(file, "keys");
        if (keys.isEmpty()) {
            throw CommandException.misunderstood("The file has no keys.");
        }
        List<Map<String, Object>> parts = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += PART) {
            Map<String, Object> part = new LinkedHashMap<>();
            part.put("keys", keys.subList(from, Math.min(from + PART, keys.size())));
            part.put("peppers", file.getOrDefault("peppers", Map.of()));
            parts.add(part);
        }
        int checked = send(server, parts, "keys/import?dryRun=true", " keys checked", terminal);
        int imported = line.has(DRY_RUN) ? 0 : send(server, parts, "keys/import", " keys imported", terminal);
        terminal.out()
                .println(
                        line.has(JSON)
                                ? "{\"checked\":" + checked + ",\"imported\":" + imported + "}"
                                : "checked " + checked + "\nimported " + imported);
        return ExitCode.DONE;
    }

    private static int send(
            ServerConnection server, List<Map<String, Object>> parts, String path, String what, Terminal terminal)
            throws IOException, InterruptedException {
        int done = 0;
        for (Map<String, Object> part : parts) {
            done += CommandJson.objects(
                            server.send("POST", path, CommandJson.write(part)).body(), "results")
                    .size();
            terminal.progress(done + what);
        }
        return done;
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException | InvalidPathException missing) {
            throw CommandException.misunderstood("The file does not exist.");
        } catch (IOException unreadable) {
            throw CommandException.misunderstood("The file cannot be read as UTF-8.");
        }
    }
}
