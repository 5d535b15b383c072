package dev.latchkey.servlet;

import dev.latchkey.scope.GrantedScopes;
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
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds the conditions of a request (RFC 9110, section 13.1), and what the application sees of them. Those of a conditional GET are
 * hidden at first: otherwise a 304 of the application would validate the complete response in a cache for a caller that lacks scopes.
 * Entity tags of a redacted response are shown as those of the application. {@code If-Unmodified-Since} is shown as it is.
 */
public final class Preconditions {
    /** The name of the request attribute that holds them. */
    public static final String PROPERTY = "dev.latchkey.servlet.preconditions";

    /** The name of the field with the entity tags of stored responses. */
    public static final String IF_NONE_MATCH = "If-None-Match";

    /** The name of the field with the entity tags that prevent lost updates. */
    public static final String IF_MATCH = "If-Match";

    private static final String WITHHOLDING = "dev.latchkey.servlet.withholding";
    private static final String IF_MODIFIED_SINCE = "If-Modified-Since";
    private static final String IF_RANGE = "If-Range";
    private static final List<String> NAMES = List.of(IF_NONE_MATCH, IF_MODIFIED_SINCE, IF_RANGE);

    /** A range without its condition may be a range of another version. */
    private static final String RANGE = "Range";

    private static final Pattern TAG = Pattern.compile("\\s*(?:W/)?\"([^\"]*)\"\\s*,?");

    private final Map<String, List<String>> fields;
    private final Map<String, List<String>> shown = new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);
    private volatile boolean hidden;

    private Preconditions(Map<String, List<String>> fields, boolean hidden) {
        this.fields = fields;
        this.hidden = hidden;
        if (!hidden) {
            shown.putAll(fields);
        }
    }

    /**
     * Returns the conditions among the header fields of a request; null if there are none.
     *
     * @param values returns the values of a field; null or an empty list if it is absent
     */
    public static Preconditions among(Function<String, List<String>> values) {
        Map<String, List<String>> conditions = null;
        for (String name : NAMES) {
            List<String> field = values.apply(name);
            if (field != null && !field.isEmpty()) {
                conditions = conditions == null ? new TreeMap<>(String.CASE_INSENSITIVE_ORDER) : conditions;
                conditions.put(name, List.copyOf(field));
            }
        }
        if (conditions != null && conditions.containsKey(IF_RANGE)) {
            List<String> range = values.apply(RANGE);
            if (range != null && !range.isEmpty()) {
                conditions.put(RANGE, List.copyOf(range));
            }
        }
        return conditions == null ? null : new Preconditions(conditions, true);
    }

    /** Defines whether callers with the given scopes lack scopes of any response of the web application. */
    public static void withhold(ServletContext context, Predicate<GrantedScopes> withholding) {
        context.setAttribute(WITHHOLDING, withholding);
    }

    /** Returns the predicate of {@link #withhold}; if it was not called, parts may be withheld from every caller. */
    @SuppressWarnings("unchecked")
    static Predicate<GrantedScopes> withholding(ServletContext context) {
        return context.getAttribute(WITHHOLDING) instanceof Predicate<?> predicate
                ? (Predicate<GrantedScopes>) predicate
                : scopes -> true;
    }

    /** Returns the conditions of a request; null if there are none. Those of a GET or HEAD are hidden. */
    static Preconditions of(HttpServletRequest request) {
        String method = request.getMethod();
        Function<String, List<String>> values = field -> Collections.list(request.getHeaders(field));
        boolean isRead = method.equals("GET") || method.equals("HEAD");
        if (isRead && NAMES.stream().anyMatch(name -> request.getHeader(name) != null)) {
            return among(values);
        }
        Map<String, List<String>> tags = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : isRead ? List.of(IF_MATCH) : List.of(IF_MATCH, IF_NONE_MATCH)) {
            if (request.getHeader(name) != null) {
                tags.put(name, values.apply(name));
            }
        }
        return tags.isEmpty() ? null : new Preconditions(tags, false);
    }

    /** Returns the fields by name. */
    public Map<String, List<String>> fields() {
        return Collections.unmodifiableMap(fields);
    }

    /** Returns whether this field is hidden from the application. */
    boolean hides(String name) {
        return name != null && fields.containsKey(name) && !shown.containsKey(name);
    }

    /** Returns the values of a field that the application sees in place of those of the request; null for those. */
    List<String> inPlaceOf(String name) {
        return name == null ? null : shown.get(name);
    }

    /** Returns whether the fields are hidden from the application. */
    public boolean isHidden() {
        return hidden;
    }

    /** Reveals the fields to the application, because nothing is withheld. */
    public void show() {
        hidden = false;
        shown.putAll(fields);
    }

    /** Shows the application a field with other values, also if the field itself is hidden. */
    public void show(String name, List<String> values) {
        shown.put(name, List.copyOf(values));
    }

    /**
     * Returns whether the stored response of the caller is still current (RFC 9110, section 13.2.2).
     *
     * @param tag the opaque tag of the response; null for none
     * @param modified the modification date; null if it is unknown
     */
    public boolean isUnchanged(String tag, Date modified) {
        List<String> tags = fields.get(IF_NONE_MATCH);
        if (tags != null) {
            return tags.stream().anyMatch(list -> names(list, tag));
        }
        List<String> dates = fields.get(IF_MODIFIED_SINCE);
        return dates != null && dates.size() == 1 && modified != null && isSince(dates.get(0), modified);
    }

    private static boolean names(String list, String tag) {
        if (list.strip().equals("*")) {
            return true;
        }
        Matcher matcher = TAG.matcher(list);
        for (int from = 0;
                from < list.length() && matcher.find(from) && matcher.start() == from;
                from = matcher.end()) {
            if (matcher.group(1).equals(tag)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSince(String date, Date modified) {
        try {
            Instant since =
                    DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT).parse(date.strip(), Instant::from);
            return modified.toInstant().getEpochSecond() <= since.getEpochSecond();
        } catch (DateTimeException unreadable) {
            return false;
        }
    }

    /** Returns the names that are not hidden. */
    List<String> visible(List<String> names) {
        List<String> left = new ArrayList<>(names);
        left.removeIf(this::hides);
        return left;
    }
}
