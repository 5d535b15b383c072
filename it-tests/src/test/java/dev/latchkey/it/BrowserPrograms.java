package dev.latchkey.it;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the browser that the tests drive, and the driver for it; says in one line of the build's log where there is none. */
public final class BrowserPrograms {
    private static final String REQUIRED = "required";
    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
    private static final List<String> MORE_PLACES = List.of(
            "/usr/bin",
            "/usr/lib/chromium",
            "/usr/lib/chromium-browser",
            "/snap/bin",
            "/Applications/Google Chrome.app/Contents/MacOS");

    private BrowserPrograms() {}

    /** Runs before the integration tests, in the log of the build itself: what tests print is in files. */
    public static void main(String[] arguments) {
        if (areHere()) {
            return;
        }
        System.out.println(missing());
        if (REQUIRED.equals(System.getProperty("it.browser"))) {
            System.exit(1);
        }
    }

    static boolean areHere() {
        return browser().isPresent() && driver().isPresent();
    }

    static String missing() {
        String what = browser().isEmpty() ? "Neither Chromium nor Chrome" : "No chromedriver";
        return what
                + " is installed, so that the browser tests (ConsoleIT, ConsoleKeysIT, ConsoleStoriesIT, three of CorsIT) are skipped:"
                + " install Debian's packages chromium and chromium-driver, or say where they are by -Dchromium=… and -Dchromedriver=….";
    }

    static Optional<File> browser() {
        return find("chromium", BROWSERS);
    }

    static Optional<File> driver() {
        return find("chromedriver", List.of("chromedriver"));
    }

    private static Optional<File> find(String property, List<String> names) {
        Stream<File> told = Stream.ofNullable(System.getProperty(property)).map(File::new);
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        Stream<File> installed = Stream.concat(Stream.of(path.split(File.pathSeparator)), MORE_PLACES.stream())
                .filter(place -> !place.isBlank())
                .flatMap(
                        place -> names.stream().map(name -> Path.of(place, name).toFile()));
        return Stream.concat(told, installed)
                .filter(file -> file.isFile() && file.canExecute())
                .findFirst();
    }
}
