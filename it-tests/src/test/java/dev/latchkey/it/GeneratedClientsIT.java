package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Clients that openapi-generator makes from the demo's document, in the languages that people ask for: they are compiled, run
 * against the demo, and let in with a key as far as its scopes go.
 */
@ExtendWith(ArquillianExtension.class)
class GeneratedClientsIT {
    private static final Path GENERATOR = Path.of(System.getProperty("it.openapi.generator"));
    private static final Path DRIVERS = Path.of(System.getProperty("it.openapi.drivers"));
    private static final Path TARGET = Path.of(System.getProperty("it.target"), "openapi-clients");

    @ArquillianResource
    private URL base;

    private Path document;
    private JsonObject keys;

    @Deployment(testable = false)
    static WebArchive war() throws IOException {
        return DemoHost.war();
    }

    @BeforeEach
    void read() throws IOException {
        String text = new Http(base)
                .get("/openapi?format=JSON", "Accept", "application/json")
                .body();
        document = Files.createDirectories(TARGET).resolve("openapi.json");
        Files.writeString(document, text);
        keys = DemoHost.keys();
    }

    /** Runs the generator; gives back where the client is. */
    private Path generate(String generator, String... options) throws IOException {
        Path client = TARGET.resolve(generator);
        String[] arguments = Stream.concat(
                        Stream.of(
                                "-jar",
                                GENERATOR.toString(),
                                "generate",
                                "-g",
                                generator,
                                "-i",
                                document.toString(),
                                "-o",
                                client.toString()),
                        Stream.of(options))
                .toArray(String[]::new);
        Program.java().run(TARGET, Map.of(), arguments);
        return client;
    }

    /** Runs a program with each of three keys and expects what such a key gets. */
    private void expectScopesToCount(Runner program, Path client) throws IOException {
        for (Map.Entry<String, String> each : Map.of(
                        "all", "inputs some, concepts some",
                        "without_concepts", "inputs some, concepts none",
                        "none", "refused 403")
                .entrySet()) {
            Map<String, String> environment = new HashMap<>();
            environment.put("BASE", base.toString().replaceFirst("/$", ""));
            environment.put("CLIENT", client.toString());
            environment.put("KEY", keys.getString(each.getKey()));
            assertThat(program.run(environment).lines())
                    .as("with the key " + each.getKey())
                    .last()
                    .isEqualTo(each.getValue());
        }
    }

    /** Runs a program in an environment; gives back what it prints. */
    private interface Runner {
        String run(Map<String, String> environment) throws IOException;
    }

    @Test
    void java() throws IOException {
        Path client = generate(
                "java",
                "--library",
                "apache-httpclient",
                "--additional-properties",
                "openApiNullable=false,useJakartaEe=true");
        Path classes = Files.createDirectories(client.resolve("classes"));
        String classPath = System.getProperty("java.class.path");
        compile(client.resolve("src/main/java"), classes, classPath);

        expectScopesToCount(
                environment -> Program.java()
                        .run(client, environment, "-cp", classes + File.pathSeparator + classPath, "ListInputs"),
                client);
    }

    private static void compile(Path sources, Path classes, String classPath) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(sources)) {
            files = Stream.concat(
                            found.filter(each -> each.toString().endsWith(".java")),
                            Stream.of(DRIVERS.resolve("ListInputs.java")))
                    .toList();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            messages,
                            manager,
                            null,
                            List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-classpath", classPath),
                            null,
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
    }

    @Test
    void typeScript() throws IOException {
        NodeTools.install();
        Path client = generate("typescript-fetch");
        NodeTools.run(
                client,
                "tsc",
                "--target",
                "es2020",
                "--module",
                "commonjs",
                "--lib",
                "es2020,dom",
                "--strict",
                "--outDir",
                "out",
                "index.ts");

        expectScopesToCount(
                environment -> NodeTools.node()
                        .run(
                                client,
                                environment,
                                DRIVERS.resolve("listInputs.js").toString()),
                client.resolve("out"));
    }

    @Test
    void python() throws IOException {
        Program python = Program.of("/usr/bin/python3", "python3");
        for (String module : List.of("pydantic", "dateutil", "urllib3")) {
            assertThat(python.run(
                            TARGET,
                            Map.of(),
                            "-c",
                            "import importlib.util; print(importlib.util.find_spec('" + module + "') is not None)"))
                    .withFailMessage("Python's %s is missing: install Debian's package python3-%s.", module, module)
                    .isEqualTo("True");
        }
        // Debian 12 has version 1 of pydantic.
        Path client = generate("python-pydantic-v1");

        expectScopesToCount(
                environment -> {
                    environment.put("PYTHONPATH", client.toString());
                    return python.run(
                            client,
                            environment,
                            DRIVERS.resolve("list_inputs.py").toString());
                },
                client);
    }

    @Test
    void php() throws IOException {
        Program php = Program.of("/usr/bin/php", "php-cli");
        assertThat(Path.of("/usr/share/php/GuzzleHttp/autoload.php"))
                .withFailMessage("Guzzle is missing: install Debian's package php-guzzlehttp-guzzle.")
                .exists();
        assertThat(php.run(TARGET, Map.of(), "-m").lines())
                .withFailMessage("PHP's extensions are missing: install Debian's packages php-curl and php-mbstring.")
                .contains("curl", "mbstring");
        Path client = generate("php");

        expectScopesToCount(
                environment -> php.run(
                        client, environment, DRIVERS.resolve("list_inputs.php").toString()),
                client);
    }

    /** Nothing on Debian 12 compiles it; what it sends is in its source. */
    @Test
    void cSharp() throws IOException {
        Path client = generate("csharp", "--library", "httpclient").resolve("src/Org.OpenAPITools");

        assertThat(client.resolve("Api/DefaultApi.cs"))
                .content()
                .contains(
                        "HeaderParameters.Add(\"Authorization\", this.Configuration.GetApiKeyWithPrefix(\"Authorization\"))");
        assertThat(client.resolve("Client/Configuration.cs"))
                .content()
                .contains("return apiKeyPrefix + \" \" + apiKeyValue;");
    }

    /** Nothing on Debian 12 has the libraries that it needs; what it sends is in its source. */
    @Test
    void objectiveC() throws IOException {
        Path client = generate("objc").resolve("OpenAPIClient");

        assertThat(client.resolve("Api/OAIDefaultApi.m"))
                .content()
                .contains("NSArray *authSettings = @[@\"KeyBearer\", @\"Key\"];");
        assertThat(client.resolve("Core/OAIDefaultConfiguration.m"))
                .content()
                .containsSubsequence(
                        "@\"Key\":",
                        "@\"in\": @\"header\"",
                        "@\"key\": @\"Authorization\"",
                        "@\"value\": [self getApiKeyWithPrefix:@\"Authorization\"]")
                .contains("return [NSString stringWithFormat:@\"%@ %@\", prefix, apiKey];");
    }
}
