package dev.latchkey.config;

import java.util.List;
import java.util.Optional;

/**
 * Finds the application in a path such as {@code /v2/users/*}{@code /apps/{application}/**}.
 *
 * @param segments the pattern's segments
 * @param open whether anything may follow
 */
public record ApplicationPath(List<String> segments, boolean open) {
    private static final String APPLICATION = "{application}";

    static ApplicationPath parse(String pattern) {
        if (!pattern.startsWith("/")) {
            throw new IllegalArgumentException("\"" + pattern + "\" does not begin with /");
        }
        boolean open = pattern.endsWith("/**");
        String path = open ? pattern.substring(0, pattern.length() - 3) : pattern;
        List<String> segments =
                path.length() <= 1 ? List.of() : List.of(path.substring(1).split("/", -1));
        if (segments.stream().filter(APPLICATION::equals).count() != 1) {
            throw new IllegalArgumentException("\"" + pattern + "\" does not hold {application} once");
        }
        for (String segment : segments) {
            boolean placeholder = segment.equals(APPLICATION) || segment.equals("*");
            if (segment.isEmpty() || !placeholder && segment.matches(".*[*{}%;?#].*")) {
                throw new IllegalArgumentException("\"" + pattern + "\" has the odd segment \"" + segment + "\"");
            }
        }
        return new ApplicationPath(segments, open);
    }

    /**
     * The application that a path names.
     *
     * @param path the decoded, non-empty segments of a path
     * @return empty if this pattern does not match it
     */
    public Optional<String> applicationIn(List<String> path) {
        if (path.size() < segments.size() || path.size() > segments.size() && !open) {
            return Optional.empty();
        }
        String application = null;
        for (int i = 0; i < segments.size(); i++) {
            String expected = segments.get(i);
            String found = path.get(i);
            if (expected.equals(APPLICATION)) {
                application = found;
            } else if (!expected.equals("*") && !expected.equals(found)) {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(application);
    }
}
