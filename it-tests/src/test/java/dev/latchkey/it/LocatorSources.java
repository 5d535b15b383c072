package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.it.LocatorTree.Guard;
import dev.latchkey.it.LocatorTree.Member;
import dev.latchkey.it.LocatorTree.Returns;
import dev.latchkey.it.LocatorTree.Type;
import dev.latchkey.it.located.LocatedApplication;
import dev.latchkey.it.located.Trail;
import dev.latchkey.it.located.jersey.QuietApplication;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jboss.shrinkwrap.api.asset.FileAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Writes a {@link LocatorTree} as Java and puts the classes into a web application. */
final class LocatorSources {
    private static final String PACKAGE = "dev.latchkey.it.located.generated";

    private LocatorSources() {}

    static WebArchive addTo(WebArchive war, LocatorTree tree) throws IOException {
        Path directory = Server.TARGET.resolve("locators/" + war.getName());
        Path sources = Files.createDirectories(directory.resolve("sources"));
        Path classes = Files.createDirectories(directory.resolve("classes"));
        List<String> arguments =
                new ArrayList<>(List.of("-proc:none", "-d", classes.toString(), "-cp", classPath(), "-nowarn"));
        for (Type type : tree.types()) {
            arguments.add(write(sources, type.name, source(type)));
            if (type.hasInterface) {
                arguments.add(write(sources, type.name + "Api", interfaceOf(type)));
            }
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        try (Stream<Path> compiled = Files.walk(classes)) {
            compiled.filter(Files::isRegularFile)
                    .forEach(each -> war.addAsWebInfResource(
                            new FileAsset(each.toFile()), "classes/" + classes.relativize(each)));
        }
        war.addPackage(Trail.class.getPackage());
        return ServerKind.CURRENT.hasJersey()
                ? war.deleteClasses(LocatedApplication.class).addClass(QuietApplication.class)
                : war;
    }

    private static String classPath() {
        return Stream.of(jakarta.ws.rs.Path.class, Trail.class)
                        .map(type -> type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath())
                        .collect(Collectors.joining(File.pathSeparator))
                + File.pathSeparator
                + System.getProperty("it.latchkey.jar");
    }

    private static String write(Path sources, String name, String source) throws IOException {
        return Files.writeString(
                        sources.resolve(name + ".java"),
                        "package " + PACKAGE + ";\nimport dev.latchkey.*;\nimport dev.latchkey.it.located.*;\n"
                                + "import jakarta.ws.rs.*;\nimport jakarta.ws.rs.core.Response;\n" + source)
                .toString();
    }

    private static String source(Type type) {
        String bean = type.isBean ? "@jakarta.enterprise.context.RequestScoped\n" : "";
        String path = type.path == null ? "" : "@Path(\"" + type.path.replace("\\", "\\\\") + "\")\n";
        String inherited = (type.base == null ? "" : " extends " + type.base.name)
                + " implements Located"
                + (type.hasInterface ? ", " + type.name + "Api" + arguments(type) : "");
        return bean + path + annotations(type.guard) + "public class " + type.name + inherited + " {\n"
                + type.members.stream()
                        .map(member -> (type.hasInterface ? "  @Override\n" : annotations(member)) + "  public "
                                + signature(member, false) + " {\n" + body(member) + "  }\n")
                        .collect(Collectors.joining())
                + "}\n";
    }

    private static String interfaceOf(Type type) {
        String variables =
                variables(type).stream().map(member -> "T" + member.name()).collect(Collectors.joining(", "));
        return "public interface " + type.name + "Api" + (variables.isEmpty() ? "" : "<" + variables + ">") + " {\n"
                + type.members.stream()
                        .map(member -> annotations(member) + "  " + signature(member, true) + ";\n")
                        .collect(Collectors.joining())
                + "}\n";
    }

    private static List<Member> variables(Type type) {
        return type.members.stream()
                .filter(member -> member.returns() == Returns.TYPE_VARIABLE)
                .toList();
    }

    private static String arguments(Type type) {
        String arguments =
                variables(type).stream().map(member -> member.target().name).collect(Collectors.joining(", "));
        return arguments.isEmpty() ? "" : "<" + arguments + ">";
    }

    private static String signature(Member member, boolean inInterface) {
        if (!member.isLocator()) {
            return "Response " + member.name() + "()";
        }
        String type =
                switch (member.returns()) {
                    case CLASS_ITSELF -> member.target().name;
                    case OBJECT -> "Object";
                    case INTERFACE -> "Located";
                    case CLASS_OBJECT -> "Class<" + member.target().name + ">";
                    case TYPE_VARIABLE -> inInterface ? "T" + member.name() : member.target().name;
                };
        return type + " " + member.name() + "()";
    }

    private static String body(Member member) {
        if (!member.isLocator()) {
            return "    return Trail.respond(this, \"" + member.name() + "\");\n";
        }
        String target = member.target().name;
        return "    Trail.pass(this, \"" + member.name() + "\");\n    return "
                + (member.returns() == Returns.CLASS_OBJECT ? target + ".class" : "new " + target + "()") + ";\n";
    }

    private static String annotations(Member member) {
        return "  " + (member.isLocator() ? "" : "@" + member.httpMethod() + " ")
                + (member.path().isEmpty() ? "" : "@Path(\"" + member.path().replace("\\", "\\\\") + "\") ")
                + annotations(member.guard());
    }

    private static String annotations(Guard guard) {
        if (guard.open()) {
            return "@PublicEndpoint\n";
        }
        return guard.isDeclared()
                ? "@ScopeRequired(value = " + list(guard.allOf()) + ", anyOf = " + list(guard.anyOf()) + ")\n"
                : "\n";
    }

    private static String list(Set<String> scopes) {
        return scopes.stream().map(each -> "\"" + each + "\"").collect(Collectors.joining(", ", "{", "}"));
    }
}
