package dev.latchkey.demo.rest;

/** Gives every resource its long path, which names the application, beside the short one, where the key does. */
final class Paths {
    /** Latchkey sees to it that the application in the path is the key's: {@code latchkey.application.path} in web.xml. */
    static final String IN_APPLICATION = "/{application: (?:users/[^/]+/apps/[^/]+/)?}";

    private Paths() {}
}
