package dev.latchkey.config;

/**
 * Matches paths outside REST that need no key: one path, all below a folder, or all with a suffix.
 *
 * @param prefix what a path must begin with, or be if {@code exact}
 * @param suffix what a path must end with
 * @param exact whether the path must be the prefix itself
 */
public record PublicPath(String prefix, String suffix, boolean exact) {

    static PublicPath parse(String pattern) {
        String fixed = pattern.startsWith("*.")
                ? pattern.substring(2)
                : pattern.endsWith("/*") ? pattern.substring(0, pattern.length() - 1) : pattern;
        boolean suffix = pattern.startsWith("*.");
        if (fixed.isEmpty()
                || fixed.matches(".*[*;?#%\\s].*")
                || fixed.contains("//")
                || suffix && fixed.contains("/")
                || !suffix && !fixed.startsWith("/")) {
            throw new IllegalArgumentException("\"" + pattern + "\" is none");
        }
        return suffix ? new PublicPath("/", "." + fixed, false) : new PublicPath(fixed, "", fixed.equals(pattern));
    }

    /**
     * Whether {@code path} is public, be it a file's (which a suffix may open) or not.
     *
     * @param file whether the path is read, and leads to a file or to a servlet for files of that suffix
     * @param path a path within the web application, as it was sent; one that is encoded or has parameters or dot segments
     *     never matches
     */
    public boolean matches(boolean file, String path) {
        if (!suffix.isEmpty() && !file
                || path.contains("//")
                || path.contains("/.")
                || path.indexOf('%') >= 0
                || path.indexOf(';') >= 0) {
            return false;
        }
        return exact ? path.equals(prefix) : path.startsWith(prefix) && path.endsWith(suffix);
    }
}
