package dev.latchkey.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Replaces a key by a new one, which is printed once. */
final class ReplaceCommand extends CliCommand {
    private static final CommandOption OVERLAP = CommandOption.value(
            "--overlap", "PT1H", "how long the old key works on; without it, it is deleted at once");

    private static final CommandOption SILENCE =
            CommandOption.value("--silence", "PT1H", "the old key ends earlier if it was not used for this time");

    ReplaceCommand() {
        super(
                "replace",
                "replaces a key by a new one, which is printed once",
                "<id>",
                URL.needed(),
                OVERLAP,
                SILENCE,
                JSON);
    }

    @Override
    String notes() {
        return ServerConnection.NOTES;
    }

    @Override
    int run(CommandLine line, Terminal terminal) throws IOException, InterruptedException {
        String id = KeyIds.require(line.operand());
        Map<String, Object> body = new LinkedHashMap<>();
        line.value(SILENCE).ifPresent(silence -> body.put("silence", silence));
        line.value(OVERLAP).ifPresent(overlap -> body.put("overlap", overlap));
        Map<String, Object> made = ServerConnection.to(line.required(URL), terminal)
                .send("POST", "keys/" + id + "/replace", CommandJson.write(body))
                .body();
        NewKeyCommand.print(made, line.has(JSON), terminal);
        return ExitCode.DONE;
    }
}
