package dev.latchkey.boot;

import dev.latchkey.config.ApplicationId;
import dev.latchkey.config.KeyPrefix;
import dev.latchkey.config.Pepper;
import dev.latchkey.config.SettingException;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.Digester;
import dev.latchkey.scope.ScopeName;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Makes a key outside any server: prints its text once, and the entry for {@code latchkey.keys} that lets it in.
 *
 * <p>So a first management key needs neither a default password nor a secret in a log. Nothing is written anywhere else.
 */
final class NewKeyCommand {
    static final String PEPPER_VARIABLE = "LATCHKEY_PEPPER";

    private static final String NAME = "new-key";
    static final Set<String> HELP = Set.of("--help", "-h");
    private static final Set<String> OPTIONS = Set.of("--app", "--scopes", "--prefix");
    private static final String USAGE =
            """
            Usage: java -jar latchkey.jar new-key --app <application> --scopes <scope>,<scope>… [--prefix lk]

              --app     the id of the application that the key is for
              --scopes  what the key may do, such as Inputs:Get,Concepts:Get; "" for nothing
              --prefix  what the key begins with: the first of latchkey.key.prefix, lk by default

            If the server has a pepper (latchkey.pepper), give the same value in the environment variable LATCHKEY_PEPPER.

            java -jar latchkey.jar --help     prints this
            java -jar latchkey.jar --version  prints the version
            """;

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    NewKeyCommand(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    int run(String... arguments) {
        if (Stream.of(arguments).anyMatch(HELP::contains) || arguments.length > 0 && arguments[0].equals("help")) {
            out.print(USAGE);
            out.println();
            out.print(SignRowsCommand.USAGE);
            out.println();
            out.print(ScanPatternCommand.USAGE);
            return 0;
        }
        try {
            Map<String, String> options = options(arguments);
            print(options);
            return 0;
        } catch (IllegalArgumentException | SettingException misunderstood) {
            err.println(misunderstood.getMessage());
            err.println();
            err.print(USAGE);
            return 2;
        }
    }

    private static Map<String, String> options(String... arguments) {
        if (arguments.length == 0 || !arguments[0].equals(NAME)) {
            throw new IllegalArgumentException(
                    "The command is missing or unknown. Allowed commands: new-key, scan-pattern, sign-rows.");
        }
        Map<String, String> options = new HashMap<>();
        for (int i = 1; i < arguments.length; i += 2) {
            if (!OPTIONS.contains(arguments[i])) {
                throw new IllegalArgumentException("There is no option " + arguments[i] + ".");
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException("The option " + arguments[i] + " has no value.");
            }
            if (options.put(arguments[i], arguments[i + 1]) != null) {
                throw new IllegalArgumentException("The option " + arguments[i] + " occurs more than once.");
            }
        }
        for (String required : List.of("--app", "--scopes")) {
            if (!options.containsKey(required)) {
                throw new IllegalArgumentException("The option " + required + " is missing.");
            }
        }
        return options;
    }

    private void print(Map<String, String> options) {
        String application = ApplicationId.require(options.get("--app"));
        Set<String> scopes = scopes(options.get("--scopes"));
        String prefix = KeyPrefix.require(options.getOrDefault("--prefix", "lk"));
        Digester digester = new Digester(Pepper.parseAll(environment.getOrDefault(PEPPER_VARIABLE, "")));
        KeyText key = KeyText.generate(prefix);
        String digest = digester.digest(key).text();
        out.println("key     " + key.text().reveal());
        out.println("id      " + key.id());
        out.println("digest  " + digest);
        out.println();
        out.println("The key is displayed only once. To accept it, add this entry to the setting latchkey.keys:");
        out.println();
        out.println("  id=" + key.id() + " digest=" + digest + " application=" + application + " scopes="
                + String.join(",", scopes));
    }

    private static Set<String> scopes(String list) {
        Set<String> scopes = new TreeSet<>();
        for (String name : list.isBlank() ? new String[0] : list.split(",")) {
            scopes.add(ScopeName.require(name.strip()));
        }
        return scopes;
    }
}
