package dev.latchkey.servlet;

import dev.latchkey.scope.ScopeSet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds the conditions by which a request asks for a response only if the one that it has is out of date (RFC 9110, section
 * 13.1), where the application must not hear them: a 304 would show a caller, from whom parts are withheld, the whole that some
 * cache holds. {@code If-Match} and {@code If-Unmodified-Since}, which protect from lost updates, are not among them.
 */
public final class Preconditions {
    /** The name of the request attribute that holds them. */
    public static final String PROPERTY = "dev.latchkey.servlet.preconditions";

    private static final String WITHHOLDING = "dev.latchkey.servlet.withholding";
    private static final String IF_NONE_MATCH = "If-None-Match";
    private static final String IF_MODIFIED_SINCE = "If-Modified-Since";
    private static final String IF_RANGE = "If-Range";
    private static final List<String> NAMES = List.of(IF_NONE_MATCH, IF_MODIFIED_SINCE, IF_RANGE);

    /** Without its condition, a range would be one of another version. */
    private static final String RANGE = "Range";

    private static final Pattern TAG = Pattern.compile("\\s*(?:W/)?\"([^\"]*)\"\\s*,?");

    private final Map<String, List<String>> fields;
    private volatile boolean hidden = true;

    private Preconditions(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    /**
     * Those among the header fields of a request; null if there are none.
     *
     * @param values reads the values of a field, none as null or as an empty list
     */
    public static Preconditions among(Function<String, List<String>> values) {
        Map<String, List<String>> found = null;
        for (String name : NAMES) {
            List<String> field = values.apply(name);
            if (field != null && !field.isEmpty()) {
                found = found == null ? new TreeMap<>(String.CASE_INSENSITIVE_ORDER) : found;
                found.put(name, List.copyOf(field));
            }
        }
        if (found != null && found.containsKey(IF_RANGE)) {
            List<String> range = values.apply(RANGE);
            if (range != null && !range.isEmpty()) {
                found.put(RANGE, List.copyOf(range));
            }
        }
        return found == null ? null : new Preconditions(found);
    }

    /** Says from whom something of some response of a web application is withheld: from whoever holds only these scopes. */
    public static void withhold(ServletContext context, Predicate<ScopeSet> withholding) {
        context.setAttribute(WITHHOLDING, withholding);
    }

    /** What {@link #withhold} was told; where it was told nothing, something may be withheld from everybody. */
    @SuppressWarnings("unchecked")
    static Predicate<ScopeSet> withholding(ServletContext context) {
        return context.getAttribute(WITHHOLDING) instanceof Predicate<?> told
                ? (Predicate<ScopeSet>) told
                : scopes -> true;
    }

    /** Those of a request to be read, which nobody else may modify; null if there are none. */
    static Preconditions of(HttpServletRequest request) {
        String method = request.getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return null;
        }
        for (String name : NAMES) {
            if (request.getHeader(name) != null) {
                return among(each -> Collections.list(request.getHeaders(each)));
            }
        }
        return null;
    }

    /** The fields by their names. */
    public Map<String, List<String>> fields() {
        return Collections.unmodifiableMap(fields);
    }

    /** Whether the application does not hear of this field. */
    boolean hides(String name) {
        return hidden && name != null && fields.containsKey(name);
    }

    /** Whether the application does not hear of any. */
    public boolean isHidden() {
        return hidden;
    }

    /** Lets the application hear of them, since nothing is withheld. */
    public void show() {
        hidden = false;
    }

    /**
     * Whether what the caller has is still what it would get (RFC 9110, section 13.2.2).
     *
     * @param tag the entity tag of the response without what says that it is weak; null for none
     * @param modified when it changed last; null if that is not known
     */
    public boolean isUnchanged(String tag, Date modified) {
        List<String> tags = fields.get(IF_NONE_MATCH);
        if (tags != null) {
            return tags.stream().anyMatch(each -> names(each, tag));
        }
        List<String> dates = fields.get(IF_MODIFIED_SINCE);
        return dates != null && dates.size() == 1 && modified != null && isSince(dates.get(0), modified);
    }

    private static boolean names(String list, String tag) {
        if (list.strip().equals("*")) {
            return true;
        }
        Matcher each = TAG.matcher(list);
        for (int from = 0; from < list.length() && each.find(from) && each.start() == from; from = each.end()) {
            if (each.group(1).equals(tag)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSince(String date, Date modified) {
        try {
            Instant asked =
                    DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT).parse(date.strip(), Instant::from);
            return modified.toInstant().getEpochSecond() <= asked.getEpochSecond();
        } catch (DateTimeException unreadable) {
            return false;
        }
    }

    /** Without what is hidden. */
    List<String> visible(List<String> names) {
        List<String> left = new ArrayList<>(names);
        left.removeIf(this::hides);
        return left;
    }
}
