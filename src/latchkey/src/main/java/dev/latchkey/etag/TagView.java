package dev.latchkey.etag;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the entity tags of one resource into those of the view that some callers have of it, and back. Weak tags stay weak. Immutable.
 */
public final class TagView {
    /** What stands for every tag in a condition. */
    public static final String ANY = "*";

    /** RFC 9110, section 8.8.3. */
    private static final Pattern TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7e\\x80-\\uffff]*)\"");

    /** An element of a list: a tag, or what is none. A comma may stand in a tag. */
    private static final Pattern ELEMENT = Pattern.compile("\\s*(?:((?:W/)?\"[^\"]*\")|[^,]*)\\s*(?:,|$)");

    private final TagCipher cipher;
    private final List<byte[]> view;

    /**
     * Binds tags to a view.
     *
     * @param resource the path of the resource
     * @param missing the scopes that the callers lack
     * @param declarations a digest of all that decides what callers with these scopes see
     */
    public TagView(TagCipher cipher, String resource, Collection<String> missing, byte[] declarations) {
        this.cipher = cipher;
        this.view = List.of(
                resource.getBytes(StandardCharsets.UTF_8),
                String.join("\n", missing).getBytes(StandardCharsets.UTF_8),
                declarations.clone());
    }

    /** Returns the tag of the view for the tag of the whole; empty if it is no tag. */
    public Optional<String> seal(String tag) {
        Matcher matcher = TAG.matcher(tag.strip());
        return matcher.matches()
                ? Optional.of(prefix(matcher) + '"' + cipher.seal(matcher.group(2), view) + '"')
                : Optional.empty();
    }

    private static String prefix(Matcher matcher) {
        return matcher.group(1) == null ? "" : matcher.group(1);
    }

    /**
     * Returns a list of tags as the application knows them. A tag that was not made for this view becomes one that matches nothing:
     * without it, the request would have no condition.
     *
     * @param lines the lines of {@code If-Match} or {@code If-None-Match}
     */
    public List<String> open(Collection<String> lines) {
        List<String> opened = new ArrayList<>();
        for (String line : lines) {
            if (line.strip().equals(ANY)) {
                opened.add(ANY);
            } else {
                openLine(line, opened);
            }
        }
        boolean isMixed = opened.size() > 1 && opened.contains(ANY);
        return isMixed ? List.of(unmatched()) : List.of(String.join(", ", opened));
    }

    /** Returns the tags in these lines that were made for this view, as the application knows them; empty if there are none. */
    public List<String> own(Collection<String> lines) {
        List<String> opened = new ArrayList<>();
        lines.forEach(line -> openLine(line, opened));
        opened.removeIf(unmatched()::equals);
        return opened.isEmpty() ? List.of() : List.of(String.join(", ", opened));
    }

    /** Returns the tag in these lines that was made for this view, as it was sent; empty if there is none, or more than one. */
    public Optional<String> only(Collection<String> lines) {
        List<String> own = new ArrayList<>();
        for (String line : lines) {
            elements(line).stream()
                    .filter(element -> !open(element).equals(unmatched()))
                    .forEach(own::add);
        }
        return own.size() == 1 ? Optional.of(own.get(0)) : Optional.empty();
    }

    private void openLine(String line, List<String> opened) {
        elements(line).forEach(element -> opened.add(open(element)));
    }

    /** Returns the tags in a line; an empty text for what is none. */
    private static List<String> elements(String line) {
        List<String> found = new ArrayList<>();
        Matcher elements = ELEMENT.matcher(line);
        int end = 0;
        while (end < line.length() && elements.find(end) && elements.start() == end && elements.end() > end) {
            found.add(elements.group(1) == null ? "" : elements.group(1));
            end = elements.end();
        }
        if (end < line.length() || line.isEmpty()) {
            found.add("");
        }
        return found;
    }

    private String open(String tag) {
        Matcher matcher = TAG.matcher(tag);
        return matcher.matches()
                ? cipher.open(matcher.group(2), view)
                        .map(opaque -> prefix(matcher) + '"' + opaque + '"')
                        .orElseGet(this::unmatched)
                : unmatched();
    }

    /** It is a strong one, which also fails where weak tags are compared. */
    private String unmatched() {
        return '"' + cipher.unmatched() + '"';
    }
}
