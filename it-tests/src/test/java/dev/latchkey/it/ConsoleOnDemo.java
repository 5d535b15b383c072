package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Opens the application details page of the demo in a real browser before each test. Pictures are kept in target/screenshots. */
@ExtendWith(ArquillianExtension.class)
abstract class ConsoleOnDemo implements ConsolePage {
    static Browser browser;

    @ArquillianResource
    private URL base;

    Http http;
    Console console;

    @Deployment(testable = false)
    static WebArchive war() throws IOException {
        return DemoHost.war();
    }

    @BeforeAll
    static void start() throws IOException {
        browser = Browser.start();
    }

    @AfterAll
    static void quit() {
        browser.close();
    }

    /** All tests share one browser, because a start takes longer than most of them. A page that is opened anew knows no key. */
    @BeforeEach
    void open() throws IOException {
        http = new Http(base);
        console = new Console(browser, http, DemoHost.keys());
        browser.size(1280, 900).scheme("light").open(base + "latchkey/");
    }

    @AfterEach
    void complainsOfNothing() {
        browser.run("localStorage.clear()");
        browser.clearCookies();
        assertThat(browser.complaints()).isEmpty();
    }

    @Override
    public Console console() {
        return console;
    }
}
