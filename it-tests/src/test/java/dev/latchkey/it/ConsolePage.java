package dev.latchkey.it;

/** Tests of the console, which share one server and one browser: a deployment and the start of a browser take longer than a test. */
interface ConsolePage {
    Console console();

    /** The browser, which shows the console before anybody has signed in. */
    default Browser browser() {
        return console().browser();
    }
}
