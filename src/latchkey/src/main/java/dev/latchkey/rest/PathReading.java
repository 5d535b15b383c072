package dev.latchkey.rest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One way to read the path of a request, and the places in it that the way to a sub-resource may have reached so far. Runtimes
 * differ in what they decode, and in what they do with matrix parameters and empty segments.
 */
final class PathReading {
    /** Above this number of segments the work for all their combinations is too much for a request. */
    private static final int MAXIMUM = 32;

    private final List<String> segments;
    private BitSet reached = new BitSet();

    private PathReading(List<String> segments) {
        this.segments = segments;
    }

    /** Returns every way to read an encoded path; none if it has too many segments. */
    static List<PathReading> of(String path) {
        String decoded = UriTemplate.decoded(path);
        Set<List<String>> readings = new LinkedHashSet<>();
        for (String text : new String[] {
            withoutMatrix(path), UriTemplate.decoded(withoutMatrix(path)), withoutMatrix(decoded), path, decoded
        }) {
            List<String> segments = List.of(text.split("/", -1));
            readings.add(segments);
            readings.add(normalized(segments));
        }
        return readings.stream().anyMatch(reading -> reading.size() > MAXIMUM)
                ? List.of()
                : readings.stream().map(PathReading::new).toList();
    }

    private static String withoutMatrix(String path) {
        return path.indexOf(';') < 0 ? path : path.replaceAll(";[^/]*", "");
    }

    /** Without empty segments and dot segments. */
    private static List<String> normalized(List<String> segments) {
        Deque<String> left = new ArrayDeque<>();
        for (String segment : segments) {
            if (segment.equals("..")) {
                left.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                left.add(segment);
            }
        }
        return List.copyOf(left);
    }

    /** Goes to the ends of what may match one of the templates, wherever it begins; everywhere if nothing does. */
    void start(Collection<UriTemplate> roots) {
        reached.set(0, segments.size() + 1);
        BitSet ends = new BitSet();
        roots.forEach(root -> ends.or(ends(root)));
        go(ends);
    }

    /** Whether the whole path may match a template. */
    boolean mayMatch(UriTemplate template) {
        return template.mayMatch(String.join("/", segments));
    }

    /** The places that are reached when the template is matched from here on; none if it cannot be matched. */
    BitSet ends(UriTemplate template) {
        BitSet ends = new BitSet();
        for (int from = reached.nextSetBit(0); from >= 0; from = reached.nextSetBit(from + 1)) {
            for (int to = from; to <= segments.size(); to++) {
                if (!ends.get(to) && template.mayMatch(String.join("/", segments.subList(from, to)))) {
                    ends.set(to);
                }
            }
        }
        return ends;
    }

    /** Goes on to these places; to every place if there are none. */
    void go(BitSet ends) {
        reached = ends;
        if (ends.isEmpty()) {
            reached.set(0, segments.size() + 1);
        }
    }

    /** All places, as text for a debugger. */
    @Override
    public String toString() {
        return new ArrayList<>(segments) + " at " + reached;
    }
}
