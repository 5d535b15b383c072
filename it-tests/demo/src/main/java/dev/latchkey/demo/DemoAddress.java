package dev.latchkey.demo;

import java.net.URI;

/** Knows where the demo is reached, which it cannot see for itself while it starts. */
public final class DemoAddress {
    private DemoAddress() {}

    /** The address of the web application, without a slash at the end. */
    public static URI url() {
        return URI.create(System.getProperty("demo.url", "http://127.0.0.1:8080"));
    }
}
