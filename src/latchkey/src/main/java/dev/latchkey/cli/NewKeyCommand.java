package dev.latchkey.cli;

import dev.latchkey.config.ApplicationId;
import dev.latchkey.config.KeyPrefix;
import dev.latchkey.config.Pepper;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.Digester;
import dev.latchkey.scope.ScopeName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes a key, and prints its text once: on a server, or outside any server with the entry for {@code latchkey.keys} that allows it.
 *
 * <p>So a first management key needs neither a default password nor a secret in a log.
 */
final class NewKeyCommand extends CliCommand {
    static final String PEPPER_VARIABLE = "LATCHKEY_PEPPER";

    private static final CommandOption APPLICATION = CommandOption.value(
                    "--app", "application", "the id of the application that the key is for")
            .needed();
    private static final CommandOption SCOPES = CommandOption.value(
                    "--scopes", "scope,scope", "what the key may do, such as Inputs:Get,Concepts:Get; \"\" for nothing")
            .needed();
    private static final CommandOption PREFIX = CommandOption.value(
            "--prefix",
            "lk",
            "what the key begins with, without --url: the first of latchkey.key.prefix, lk by default");
    private static final CommandOption DESCRIPTION =
            CommandOption.value("--description", "text", "what the key is for; needed with --url");
    private static final CommandOption EXPIRES = CommandOption.value(
            "--expires", "moment", "with --url: when the key expires, such as 2027-06-30T00:00:00Z");

    NewKeyCommand() {
        super(
                "new-key",
                "makes a key and prints it once: on a server, or for the setting latchkey.keys",
                "",
                APPLICATION,
                SCOPES,
                PREFIX,
                URL,
                DESCRIPTION,
                EXPIRES,
                JSON);
    }

    @Override
    String notes() {
        return """
            Without --url nothing is stored: the entry for the setting latchkey.keys is printed with the key. If the server has a
            pepper (latchkey.pepper), give the same value in the environment variable LATCHKEY_PEPPER.
            With --url, the environment variable LATCHKEY_KEY holds a key with the scopes Keys:Get and Keys:Add.
            """;
    }

    @Override
    int run(CommandLine line, Terminal terminal) throws IOException, InterruptedException {
        String application = ApplicationId.require(line.required(APPLICATION));
        if (line.has(URL)) {
            print(create(application, line, terminal), line.has(JSON), terminal);
            return ExitCode.DONE;
        }
        for (CommandOption option : List.of(DESCRIPTION, EXPIRES)) {
            if (line.has(option)) {
                throw CommandException.misunderstood("The option " + option.name() + " needs --url.");
            }
        }
        Set<String> scopes = new TreeSet<>();
        names(line).forEach(name -> scopes.add(ScopeName.require(name)));
        Digester digester = new Digester(Pepper.parseAll(terminal.variable(PEPPER_VARIABLE)));
        KeyText key = KeyText.generate(KeyPrefix.require(line.value(PREFIX).orElse("lk")));
        String digest = digester.digest(key).text();
        String entry = "id=" + key.id() + " digest=" + digest + " application=" + application + " scopes="
                + String.join(",", scopes);
        if (line.has(JSON)) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("text", key.text().reveal());
            json.put("id", key.id());
            json.put("digest", digest);
            json.put("entry", entry);
            terminal.out().println(CommandJson.write(json));
            return ExitCode.DONE;
        }
        terminal.out().println("key     " + key.text().reveal());
        terminal.out().println("id      " + key.id());
        terminal.out().println("digest  " + digest);
        terminal.out().println();
        terminal.out()
                .println("The key is displayed only once. To accept it, add this entry to the setting latchkey.keys:");
        terminal.out().println();
        terminal.out().println("  " + entry);
        return ExitCode.DONE;
    }

    private static List<String> names(CommandLine line) {
        List<String> names = new ArrayList<>();
        String list = line.required(SCOPES);
        for (String name : list.isBlank() ? new String[0] : list.split(",")) {
            names.add(name.strip());
        }
        return names;
    }

    private static Map<String, Object> create(String application, CommandLine line, Terminal terminal)
            throws IOException, InterruptedException {
        if (line.has(PREFIX)) {
            throw CommandException.misunderstood("With --url, the server chooses the prefix. Leave --prefix out.");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("application", application);
        body.put("description", line.required(DESCRIPTION));
        body.put("scopes", names(line));
        line.value(EXPIRES).ifPresent(moment -> body.put("expires", moment));
        return ServerConnection.to(line.required(URL), terminal)
                .send("POST", "keys", CommandJson.write(body))
                .body();
    }

    /** Prints a key that a server made. */
    static void print(Map<String, Object> made, boolean json, Terminal terminal) {
        if (json) {
            terminal.out().println(CommandJson.write(made));
            return;
        }
        terminal.out().println("key     " + CommandJson.text(made, "text"));
        terminal.out().println("id      " + CommandJson.text(made, "id"));
        terminal.out().println();
        terminal.out().println("The key is displayed only once.");
    }
}
