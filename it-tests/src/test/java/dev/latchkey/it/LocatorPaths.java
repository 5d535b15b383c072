package dev.latchkey.it;

import dev.latchkey.it.LocatorTree.Member;
import dev.latchkey.it.LocatorTree.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes random requests that mostly lead somewhere in a {@link LocatorTree}, by every spelling of the way. */
final class LocatorPaths {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::\\s*((?:[^{}]|\\{[^}]*})*))?}");
    private static final List<String> METHODS = List.of("HEAD", "OPTIONS", "POST", "DELETE", "PUT");

    /** A request without a body. */
    record Request(String method, String path) {}

    private final LocatorTree tree;
    private final Random random;

    LocatorPaths(LocatorTree tree, long seed) {
        this.tree = tree;
        this.random = new Random(seed);
    }

    Request next() {
        Type type = one(tree.roots);
        StringBuilder path = new StringBuilder(filledIn(type.path));
        Member method = null;
        for (int depth = 0; method == null && depth < 5; depth++) {
            List<Member> members = new ArrayList<>(type.all());
            boolean onwards = depth < 4 && random.nextInt(4) != 0;
            List<Member> suitable =
                    members.stream().filter(each -> each.isLocator() == onwards).toList();
            Member member = one(suitable.isEmpty() ? members : suitable);
            append(path, filledIn(member.path()));
            type = member.isLocator() ? member.target() : type;
            method = member.isLocator() ? null : member;
        }
        String httpMethod = method == null ? "GET" : method.httpMethod();
        return new Request(random.nextInt(8) == 0 ? one(METHODS) : httpMethod, "api/" + spelt(path.toString()));
    }

    private static void append(StringBuilder path, String part) {
        if (!part.isEmpty()) {
            path.append('/').append(part);
        }
    }

    private <T> T one(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private String filledIn(String template) {
        Matcher variable = VARIABLE.matcher(template.replaceAll("^/|/$", ""));
        return variable.replaceAll(each -> Matcher.quoteReplacement(value(each.group(2))));
    }

    private String value(String expression) {
        String kind = expression == null ? "" : expression.trim();
        return switch (kind) {
            case ".*" -> one(List.of("", word(), word() + "/" + word()));
            case ".+" -> one(List.of(word(), word() + "/" + word()));
            case "(/.*)?" -> one(List.of("", "/" + word(), "/" + word() + "/" + word()));
            case "[0-9]{1,3}", "[0-9]*" -> "" + random.nextInt(1000);
            case "[b-d]" -> one(List.of("b", "c", "d"));
            case "a|admin" -> one(List.of("a", "admin"));
            case "(?i)admin" -> one(List.of("admin", "Admin", "ADMIN"));
            default -> word();
        };
    }

    private String word() {
        return random.nextInt(6) == 0 ? "" + random.nextInt(100) : one(LocatorTree.WORDS);
    }

    /** The same path, or nearly, as somebody would write it who looks for a way past a guard. */
    private String spelt(String path) {
        String spelt = path;
        for (int times = one(List.of(0, 1, 1, 2, 3)); times > 0; times--) {
            List<String> segments = new ArrayList<>(List.of(spelt.split("/", -1)));
            int at = random.nextInt(segments.size());
            String segment = segments.get(at);
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> segments.set(at, segment + ";" + one(List.of("", "v=1", "a/b", "%2F", "x;y", "admin")));
                case 3 -> segments.add("");
                case 4 -> segments.add(at, "");
                case 5, 6 -> segments.set(at, encoded(segment));
                case 7 -> segments.set(at, segment + one(List.of("%2F", "%3B", "%3Bx", "%20", "%2e", "%252F")));
                case 8 -> segments.set(at, segment.toUpperCase(java.util.Locale.ROOT));
                case 9 -> segments.add(at, one(List.of(".", "..", "%2e%2e", word() + "/..", ";", "%3B")));
                case 10 -> segments.add(at, word());
                default -> segments.add(word());
            }
            spelt = String.join("/", segments);
        }
        return spelt;
    }

    private String encoded(String segment) {
        if (segment.isEmpty() || segment.contains("%")) {
            return segment;
        }
        int at = random.nextInt(segment.length());
        return segment.substring(0, at) + String.format("%%%02x", (int) segment.charAt(at)) + segment.substring(at + 1);
    }
}
