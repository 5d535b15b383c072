package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Drives a headless Chromium, and keeps pictures of what it shows. */
final class Browser implements AutoCloseable {
    private static final Path TARGET = Path.of(System.getProperty("it.target"));
    private static final Path PICTURES = TARGET.resolve("screenshots");

    /** Finds the elements that match a selector and are shown. */
    private static final String SHOWN =
            """
            const shown = [...document.querySelectorAll(arguments[0])].filter(each => each.getClientRects().length > 0
                && each.checkVisibility({opacityProperty: true, visibilityProperty: true}));
            """;

    private final ChromeDriver driver;
    private final Path profile;

    private Browser(ChromeDriver driver, Path profile) {
        this.driver = driver;
        this.profile = profile;
    }

    static Browser start() throws IOException {
        return start(false);
    }

    /** With the movements of a page, which others switch off, so that they need not wait for them. */
    static Browser startMoving() throws IOException {
        return start(true);
    }

    private static Browser start(boolean moving) throws IOException {
        File chromedriver = BrowserPrograms.driver().orElseThrow();
        File chromium = BrowserPrograms.browser().orElseThrow();
        Path profile = Files.createTempDirectory(Files.createDirectories(TARGET.resolve("browser")), "profile");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium);
        options.addArguments(
                "--headless=new",
                // Root runs the suite on a build server, and Chromium's sandbox refuses root.
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--force-color-profile=srgb",
                // A process is started ahead for each page otherwise, and most are never used.
                "--disable-features=SpareRendererForSitePerProcess",
                moving ? "--force-prefers-no-reduced-motion" : "--force-prefers-reduced-motion",
                "--user-data-dir=" + profile);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        // What looks for obstacles in a long page takes its time where others compute.
        options.setScriptTimeout(Duration.ofMinutes(5));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver)
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options), profile);
    }

    Browser open(String url) {
        driver.get(url);
        return this;
    }

    Browser size(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
        return this;
    }

    /** As at a zoom: so many pixels of the page, each as several of the screen. */
    Browser zoom(int width, int height, int scale) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", scale, "mobile", false));
        return this;
    }

    Browser scheme(String lightOrDark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", lightOrDark))));
        return this;
    }

    /** The page draws itself anew while it is looked at. */
    private FluentWait<WebDriver> waiting() {
        return new WebDriverWait(driver, Duration.ofMinutes(5), Duration.ofMillis(50))
                .ignoring(StaleElementReferenceException.class);
    }

    private static By by(String testId) {
        return By.cssSelector(selector(testId));
    }

    private static String selector(String testId) {
        return "[data-testid='" + testId + "']";
    }

    /** Asks about the control that is shown; a closed dialog may have others. In one step: the driver takes several for each. */
    private Object ask(String testId, String script, Object... arguments) {
        return run(
                SHOWN + script,
                Stream.concat(Stream.of(selector(testId)), Stream.of(arguments)).toArray());
    }

    private WebElement shown(String testId) {
        return (WebElement) ask(testId, "return shown[0] ?? null");
    }

    WebElement find(String testId) {
        return FreshElement.of(() -> shown(testId), this::waiting);
    }

    /** A control that is there, be it drawn by something in front of it. */
    WebElement control(String testId) {
        return waiting().until(ExpectedConditions.presenceOfElementLocated(by(testId)));
    }

    boolean isThere(String testId) {
        return (Boolean) ask(testId, "return shown.length > 0");
    }

    /** A list that is about to be shown anew takes a selection with it. */
    private void awaitLists() {
        waiting()
                .withMessage("lists that are loaded")
                .until(page -> run("return !document.querySelector('[aria-busy=true]:not(form)')"));
    }

    Browser click(String testId) {
        awaitLists();
        waiting().withMessage("a click on " + testId).until(page -> {
            WebElement control =
                    (WebElement) ask(testId, "return shown.find(each => !each.matches(':disabled')) ?? null");
            if (control != null) {
                control.click();
            }
            return control != null;
        });
        return this;
    }

    Browser type(String testId, CharSequence text) {
        WebElement field = find(testId);
        field.clear();
        field.sendKeys(text);
        return this;
    }

    /** Presses keys, where the focus is. */
    Browser press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
        return this;
    }

    /** Returns the name of what has the focus. */
    String focused() {
        return (String) run("return document.activeElement?.dataset?.testid ?? ''");
    }

    /** Waits until what is pressed goes to a control: a page that has just been opened has not drawn itself yet. */
    Browser awaitFocus(String testId) {
        waiting().withMessage("the focus on " + testId).until(page -> focused().equals(testId));
        return this;
    }

    /** Goes by the tabulator to a control, the focus on which is to be seen. */
    Browser tabTo(String testId) {
        find(testId);
        for (int i = 0; i < 200 && !focused().equals(testId); i++) {
            press(Keys.TAB);
            assertThat(run("const style = getComputedStyle(document.activeElement);"
                            + " return document.activeElement === document.body || style.outlineStyle !== 'none'"))
                    .as("the focus is to be seen on " + focused())
                    .isEqualTo(true);
        }
        assertThat(focused()).isEqualTo(testId);
        return this;
    }

    /** Chooses an option by its value. */
    Browser choose(String testId, String value) {
        new Select(find(testId)).selectByValue(value);
        return this;
    }

    Browser awaitText(String testId, String part) {
        waiting()
                .withMessage(testId + " to say " + part)
                .until(page -> ask(
                        testId,
                        "return shown.some(each => each.innerText.replace(/[^\\S\\n]+/g, ' ').includes(arguments[1]))",
                        part));
        return this;
    }

    /** The values that the server sends only after a while. */
    Browser awaitLongText(String testId, String part) {
        await(testId + " to say " + part)
                .atMost(Duration.ofMinutes(5))
                .until(() -> find(testId).getText().contains(part));
        return this;
    }

    Browser awaitGone(String testId) {
        waiting().withMessage("the end of " + testId).until(page -> !isThere(testId));
        return this;
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    String url() {
        return driver.getCurrentUrl();
    }

    Browser back() {
        driver.navigate().back();
        return this;
    }

    /** Keeps a picture of the page for people to look at. */
    Browser picture(String name) {
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return this;
    }

    /** Nothing that keeps people out: axe-core finds no violation of any weight. */
    @SuppressWarnings(
            "deprecation") // The other mode opens a window each time, for the sake of frames, of which the page has
    // none.
    Browser isAccessible(String where) {
        // What is just fading in is pale for a moment.
        await("the end of movements")
                .pollDelay(Duration.ZERO)
                .until(() -> Boolean.FALSE.equals(
                        run("return document.getAnimations().some(each => each.playState === 'running')")));
        Results results = new AxeBuilder().setTimeout(300).setLegacyMode().analyze(driver);
        assertThat(results.getViolations().stream().map(Browser::described))
                .as(where)
                .isEmpty();
        return this;
    }

    private static String described(Rule violation) {
        return violation.getImpact() + " " + violation.getId() + ": "
                + violation.getNodes().stream()
                        .map(node -> String.valueOf(node.getTarget()))
                        .toList();
    }

    /** The page fits into its width. */
    Browser doesNotScrollSideways(String where) {
        assertThat((Boolean) run("return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as(where)
                .isTrue();
        return this;
    }

    /** What the page complained about, its policy included; failed requests are the server's answers and no complaint. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> !message.contains("Failed to load resource"))
                .toList();
    }

    /** Forgets all cookies, also those that no script sees. */
    Browser clearCookies() {
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        return this;
    }

    /** Returns the value of a cookie of this page, also of one that no script sees; null if there is none. */
    String cookie(String name) {
        Cookie cookie = driver.manage().getCookieNamed(name);
        return cookie == null ? null : cookie.getValue();
    }

    Browser reload() {
        driver.navigate().refresh();
        return this;
    }

    /** Everything that the browser keeps and somebody could read later. */
    String kept() {
        return String.valueOf(run("return JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage),"
                + " document.cookie, history.state, location.href, document.title, document.referrer])"));
    }

    /** The files of its profile: cache, history, cookies. */
    Path profile() {
        return profile;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
