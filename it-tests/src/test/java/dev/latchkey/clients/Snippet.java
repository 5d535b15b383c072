package dev.latchkey.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Names the snippets of the page about clients, and runs each as its reader would. */
enum Snippet {
    JS("js/inputs.mjs"),
    PYTHON("python/inputs.py"),
    JAVA("java/Inputs.java"),
    CSHARP("csharp/Inputs.cs"),
    OBJECTIVE_C("objective-c/inputs.m"),
    PHP("php/inputs.php"),
    CURL("curl/inputs.sh");

    private static final Path TARGET =
            Path.of(System.getProperty("it.target"), "clients").toAbsolutePath();

    private final String file;

    Snippet(String file) {
        this.file =
                Path.of("it-tests", "clients").resolve(file).toAbsolutePath().toString();
    }

    /** Runs it with the two variables that it reads. */
    Program.Ended run(String url, String key) throws IOException, InterruptedException {
        return Program.run(TARGET, Map.of("LATCHKEY_URL", url, "LATCHKEY_KEY", key), command());
    }

    /** Compiles it if its language is compiled. */
    private List<String> command() throws IOException, InterruptedException {
        Files.createDirectories(TARGET);
        return switch (this) {
            case JS -> List.of("node", file);
            case PYTHON -> List.of("python3", file);
            case JAVA -> List.of(System.getProperty("java.home") + "/bin/java", file);
            case CSHARP -> {
                call("mcs", "-r:System.Net.Http", "-out:Inputs.exe", file);
                yield List.of("mono", "Inputs.exe");
            }
            case OBJECTIVE_C -> {
                List<String> compile = new ArrayList<>(List.of("gcc"));
                compile.addAll(words("gnustep-config", "--objc-flags"));
                compile.addAll(List.of(file, "-o", "inputs"));
                compile.addAll(words("gnustep-config", "--base-libs"));
                call(compile.toArray(String[]::new));
                yield List.of(TARGET.resolve("inputs").toString());
            }
            case PHP -> List.of("php", file);
            case CURL -> List.of("bash", file);
        };
    }

    private static List<String> words(String... command) throws IOException, InterruptedException {
        return Stream.of(call(command).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String call(String... command) throws IOException, InterruptedException {
        return Program.run(TARGET, Map.of(), List.of(command)).well().out();
    }
}
