package dev.latchkey.server;

/** Probes for classes of REST runtimes, which are used where the web application sees them. */
final class RuntimeClass {
    private RuntimeClass() {}

    static boolean isVisible(String name) {
        try {
            Class.forName(name, false, RuntimeClass.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }
}
