package dev.latchkey;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.latchkey.config.WebApplicationState;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContextListener;
import jakarta.ws.rs.core.Configurable;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The package table of the design, as rules. */
@AnalyzeClasses(packages = "dev.latchkey", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "dev.latchkey";

    /** What each package may use besides itself and the root. */
    private static final Map<String, Set<String>> MAY_USE = new TreeMap<>(Map.ofEntries(
            Map.entry("config", Set.of("network")),
            Map.entry("event", Set.of()),
            Map.entry("network", Set.of()),
            Map.entry("scope", Set.of("config")),
            Map.entry("credential", Set.of("config")),
            Map.entry("server", Set.of()),
            Map.entry("key", Set.of("config", "event", "network", "scope", "credential", "server", "json")),
            Map.entry("authentication", Set.of("config", "network", "scope", "credential", "key", "event")),
            Map.entry("refusal", Set.of("config", "credential", "authentication")),
            Map.entry("servlet", Set.of("config", "scope", "credential", "authentication", "refusal", "server")),
            Map.entry("cdi", Set.of("config", "scope", "authentication", "rest")),
            Map.entry(
                    "rest",
                    Set.of(
                            "config",
                            "scope",
                            "authentication",
                            "servlet",
                            "refusal",
                            "json",
                            "etag",
                            "redaction",
                            "server",
                            "writing")),
            Map.entry("etag", Set.of()),
            Map.entry("client", Set.of("config", "event", "server")),
            Map.entry("json", Set.of()),
            Map.entry("openapi", Set.of("config", "rest", "server")),
            Map.entry("redaction", Set.of("config", "scope", "server")),
            Map.entry("writing", Set.of("scope", "redaction")),
            Map.entry(
                    "admin",
                    Set.of(
                            "config",
                            "network",
                            "scope",
                            "credential",
                            "key",
                            "authentication",
                            "servlet",
                            "refusal",
                            "json")),
            Map.entry("cli", Set.of("config", "credential", "key", "scope")),
            Map.entry("security", Set.of("config", "authentication", "servlet", "refusal")),
            Map.entry("token", Set.of("config", "scope", "key", "authentication", "servlet", "refusal", "json")),
            Map.entry(
                    "boot",
                    Set.of(
                            "config",
                            "event",
                            "scope",
                            "credential",
                            "key",
                            "authentication",
                            "refusal",
                            "servlet",
                            "cdi",
                            "rest",
                            "redaction",
                            "etag",
                            "openapi",
                            "admin",
                            "server",
                            "security",
                            "token",
                            "writing"))));

    @ArchTest
    static void everyPackageIsInTheTable(JavaClasses latchkey) {
        Set<String> packages = latchkey.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals(ROOT))
                .map(name -> name.substring(ROOT.length() + 1))
                .collect(Collectors.toSet());
        assertThat(packages).isEqualTo(MAY_USE.keySet());
    }

    @ArchTest
    static void eachPackageUsesOnlyWhatTheTableAllows(JavaClasses latchkey) {
        MAY_USE.forEach((name, used) -> noClasses()
                .that()
                .resideInAPackage(ROOT + "." + name)
                .should()
                .dependOnClassesThat(describe("are ours, and not in " + used, type -> isForbiddenTo(name, used, type)))
                .check(latchkey));
    }

    private static boolean isForbiddenTo(String name, Set<String> used, JavaClass type) {
        String other = type.getPackageName();
        return other.startsWith(ROOT + ".")
                && !other.equals(ROOT + "." + name)
                && !used.contains(other.substring(ROOT.length() + 1));
    }

    @ArchTest
    static final ArchRule THE_PUBLIC_API_NEEDS_ONLY_JAVA_AND_JAKARTA_EE = classes()
            .that()
            .resideInAPackage(ROOT)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(ROOT, "java..", "jakarta..", "org.jspecify.annotations"));

    @ArchTest
    static final ArchRule NO_PACKAGES_NEED_EACH_OTHER =
            slices().matching("dev.latchkey.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule KEY_ALONE_KNOWS_THE_DATABASE = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".key")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "javax.sql..", "java.sql..");

    @ArchTest
    static final ArchRule ONLY_AUTHENTICATION_AND_REDACTION_CACHE = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".authentication", ROOT + ".redaction")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.github.benmanes.caffeine..");

    @ArchTest
    static final ArchRule REDACTION_ALONE_KNOWS_THE_INDEX_OF_CLASSES = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".redaction")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jboss.jandex..");

    /** TomEE 9 has Jakarta EE 9.1. */
    @ArchTest
    static final ArchRule NOTHING_NEEDS_CLASSES_THAT_CAME_WITH_JAKARTA_EE_10 = noClasses()
            .that()
            .haveNameNotMatching("dev\\.latchkey\\.redaction\\.JsonbSubtypes\\$Named")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("jakarta\\.json\\.bind\\.annotation\\.Jsonb(TypeInfo|Subtype)|jakarta\\.json\\.JsonConfig"
                    + "|jakarta\\.ws\\.rs\\.(SeBootstrap|core\\.EntityPart).*|jakarta\\.servlet\\.ServletConnection"
                    + "|jakarta\\.enterprise\\.(event\\.(Startup|Shutdown)|inject\\.build\\..*)");

    @ArchTest
    static final ArchRule NO_OTHER_LIBRARY_IS_NEEDED = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    ROOT + "..",
                    "java..",
                    "javax..",
                    "jakarta..",
                    "org.jspecify.annotations",
                    "com.github.benmanes.caffeine..",
                    "org.jboss.jandex..",
                    "org.eclipse.microprofile.config..",
                    "fish.payara.micro.cdi..",
                    "org.eclipse.microprofile.rest.client..",
                    "org.eclipse.microprofile.openapi..",
                    "org.glassfish.jersey.server..",
                    "org.apache.cxf.."));

    @ArchTest
    static final ArchRule ONLY_OPENAPI_AND_SERVER_KNOW_MICROPROFILE_OPENAPI = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".openapi", ROOT + ".server")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.eclipse.microprofile.openapi..");

    @ArchTest
    static final ArchRule CLIENT_ALONE_KNOWS_MICROPROFILE_REST_CLIENT = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".client")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.eclipse.microprofile.rest.client..");

    @ArchTest
    static final ArchRule SERVER_ALONE_KNOWS_CLASSES_OF_SERVERS = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".server")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("fish.payara..", "org.glassfish..", "org.apache..");

    /** The order of components is read in one table. */
    @ArchTest
    static final ArchRule ONLY_THE_CHAIN_REGISTERS_REST_COMPONENTS = noClasses()
            .that(not(describe("are the chain", type -> type.getSimpleName().equals("RestChain"))))
            .and()
            .resideOutsideOfPackage(ROOT + ".client")
            .should()
            .callMethodWhere(describe(
                    "registers a component with Jakarta REST",
                    call -> call.getTarget().getName().equals("register")
                            && call.getTarget().getOwner().isAssignableTo(Configurable.class)));

    @ArchTest
    static final ArchRule LOGGING_IS_THE_PLATFORMS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache.logging..", "org.jboss.logging..");

    @ArchTest
    static final ArchRule ONLY_COMMANDS_PRINT = noClasses()
            .that(not(describe(
                    "are commands",
                    type -> type.getPackageName().equals(ROOT + ".cli")
                            && type.getSimpleName().equals("Main"))))
            .should(ACCESS_STANDARD_STREAMS);

    /** Digests are compared by {@link java.security.MessageDigest#isEqual}, which does not stop at the first difference. */
    @ArchTest
    static final ArchRule NO_CLASS_COMPARES_DIGESTS_BY_ITS_OWN_LOOP = noClasses()
            .that()
            .resideInAPackage(ROOT + ".key")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.invoke.VarHandle");

    @ArchTest
    static final ArchRule STATE_IS_NEVER_STATIC =
            fields().that().areStatic().should().beFinal();

    /** State belongs to a bean, to the servlet context, or to the one holder for code that has neither. */
    @ArchTest
    static final ArchRule ONE_CLASS_HOLDS_STATIC_STATE = fields().that()
            .areStatic()
            .and()
            .areNotDeclaredIn(WebApplicationState.class)
            .and()
            // It keeps what it has worked out, which never changes.
            .doNotHaveFullName("dev.latchkey.writing.BodyType.FREE")
            .should()
            .notHaveRawType(describe("hold state", ArchitectureTest::holdsState));

    /** Threads carry some values from call to call, and enums are constants. */
    private static boolean holdsState(JavaClass type) {
        return isConcurrent(type)
                || type.getPackageName().startsWith(ROOT)
                        && !type.isEnum()
                        && type.getAllFields().stream()
                                .filter(field ->
                                        field.getOwner().getPackageName().startsWith(ROOT)
                                                && !field.getModifiers().contains(JavaModifier.STATIC))
                                .anyMatch(field -> !field.getModifiers().contains(JavaModifier.FINAL)
                                        || isConcurrent(field.getRawType()));
    }

    private static boolean isConcurrent(JavaClass type) {
        return !type.isEnum()
                && (type.getPackageName().startsWith("java.util.concurrent")
                        || type.getPackageName().startsWith("com.github.benmanes"));
    }

    /** Others get what they need by their constructor. Servers make these without arguments. */
    @ArchTest
    static final ArchRule ONLY_SERVLET_COMPONENTS_HAVE_INJECTED_FIELDS = noFields()
            .that()
            .areDeclaredInClassesThat(not(assignableTo(Servlet.class)
                    .or(assignableTo(Filter.class))
                    .or(assignableTo(ServletContextListener.class))))
            .should()
            .beAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule CLASSES_ARE_NOUNS =
            noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager)(\\$.*)?");

    /** A reader who sees a name knows which type it is. */
    @ArchTest
    static void noTwoTypesShareASimpleName(JavaClasses latchkey) {
        Map<String, Long> counts = latchkey.stream()
                .filter(JavaClass::isTopLevelClass)
                .map(JavaClass::getSimpleName)
                .filter(name -> !name.equals("package-info"))
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        assertThat(counts.entrySet().stream()
                        .filter(count -> count.getValue() > 1)
                        .map(Map.Entry::getKey))
                .isEmpty();
    }

    /** Rules about nothing would hold for ever. */
    @ArchTest
    static void theRulesSeeTheClasses(JavaClasses latchkey) {
        assertThat(latchkey.size()).isGreaterThan(60);
    }
}
