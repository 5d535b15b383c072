package dev.latchkey.it;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A random tree of resources: roots, sub-resources, locators between them and methods, each declared in some way or none. One seed
 * makes one tree.
 */
final class LocatorTree {
    static final List<String> SCOPES = List.of("A:Do", "B:Do", "C:Do", "D:Do");
    static final List<String> WORDS = List.of("a", "b", "admin", "open", "x", "tail", "deep", "info");
    private static final List<String> ROOTS = List.of(
            "x",
            "deep/{t}",
            "{r: [b-d]}/z",
            "q{v: [0-9]*}",
            "{s}/{u: .*}/end",
            "n%20m",
            "open",
            "w/{k: .+}",
            "{o}/info");
    private static final List<String> METHODS = List.of("GET", "GET", "GET", "POST", "DELETE");

    /** How a locator says what it returns. */
    enum Returns {
        CLASS_ITSELF,
        OBJECT,
        INTERFACE,
        CLASS_OBJECT,
        TYPE_VARIABLE
    }

    /** What is declared at one place. */
    record Guard(boolean open, Set<String> allOf, Set<String> anyOf) {
        static final Guard NONE = new Guard(false, Set.of(), Set.of());

        boolean isDeclared() {
            return open || !allOf.isEmpty() || !anyOf.isEmpty();
        }

        boolean isMetBy(Set<String> held) {
            return held.containsAll(allOf) && (anyOf.isEmpty() || anyOf.stream().anyMatch(held::contains));
        }
    }

    /** A locator, or a method if it has no target. */
    record Member(String name, String httpMethod, String path, Guard guard, Returns returns, Type target) {
        boolean isLocator() {
            return target != null;
        }
    }

    /** A class. Its members' annotations stand on its interface if it has one. */
    static final class Type {
        final String name;
        final String path;
        final List<Member> members = new ArrayList<>();
        Guard guard = Guard.NONE;
        Type base;
        boolean hasInterface;
        boolean isBean;

        Type(String name, String path) {
            this.name = name;
            this.path = path;
        }

        List<Member> all() {
            return Stream.concat(members.stream(), base == null ? Stream.empty() : base.all().stream())
                    .toList();
        }

        /** What counts for a member that is reached on an object of this class. */
        Guard of(Member member) {
            if (member.guard.isDeclared()) {
                return member.guard;
            }
            for (Type type = this; type != null; type = type.base) {
                if (type.guard.isDeclared()) {
                    return type.guard;
                }
            }
            return Guard.NONE;
        }
    }

    final List<Type> roots = new ArrayList<>();
    final List<Type> subs = new ArrayList<>();
    private final Random random;

    LocatorTree(long seed) {
        random = new Random(seed);
        for (int i = 0; i < 24; i++) {
            Type sub = new Type("S" + i, null);
            sub.base = i > 3 && random.nextInt(4) == 0 ? subs.get(random.nextInt(i)) : null;
            subs.add(sub);
        }
        ROOTS.forEach(path -> roots.add(new Type("R" + roots.size(), path)));
        for (Type type : types()) {
            fill(type);
        }
    }

    List<Type> types() {
        return Stream.concat(subs.stream(), roots.stream()).toList();
    }

    Type type(String name) {
        return types().stream()
                .filter(each -> each.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void fill(Type type) {
        type.guard = random.nextInt(2) == 0 ? Guard.NONE : guard();
        type.hasInterface = random.nextInt(4) == 0;
        type.isBean = type.path != null && random.nextInt(3) == 0;
        Set<String> taken = new HashSet<>();
        if (type.base != null) {
            type.base.all().forEach(member -> taken.add(key(member)));
        }
        int locators = type.path == null ? random.nextInt(4) : 2 + random.nextInt(4);
        for (int i = 0; i < locators; i++) {
            Returns returns = Returns.values()[random.nextInt(type.hasInterface ? 5 : 4)];
            add(
                    type,
                    new Member(
                            type.name + "l" + i,
                            null,
                            template(),
                            guard(),
                            returns,
                            subs.get(random.nextInt(subs.size()))),
                    taken);
        }
        for (int i = 0; i < 3; i++) {
            String path = random.nextInt(5) < 2 ? "" : template();
            String httpMethod = METHODS.get(random.nextInt(METHODS.size()));
            add(type, new Member(type.name + "m" + i, httpMethod, path, guard(), null, null), taken);
        }
    }

    private static void add(Type type, Member member, Set<String> taken) {
        if (taken.add(key(member))) {
            type.members.add(member);
        }
    }

    /** What no two members of one class may have in common, by the specification. */
    private static String key(Member member) {
        return member.httpMethod + " " + member.path.replaceAll("^/|/$", "").replaceAll("\\{\\w+", "{");
    }

    Guard guard() {
        int kind = random.nextInt(20);
        if (kind < 7) {
            return Guard.NONE;
        }
        if (kind < 12) {
            return new Guard(true, Set.of(), Set.of());
        }
        if (kind < 18) {
            return new Guard(false, Set.of(scope()), Set.of());
        }
        return kind == 18
                ? new Guard(false, new TreeSet<>(List.of(scope(), scope())), Set.of())
                : new Guard(false, Set.of(), new TreeSet<>(List.of(scope(), scope())));
    }

    private String scope() {
        return SCOPES.get(random.nextInt(SCOPES.size()));
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private String template() {
        String p = "{" + List.of("p", "id", "name").get(random.nextInt(3));
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> word();
            case 4, 5, 6 -> p + "}";
            case 7 -> word() + "/" + word();
            case 8 -> p + "}/" + word();
            case 9 -> word() + "/" + p + "}";
            case 10 -> word() + "/" + p + ": .*}";
            case 11 -> p + ": .+}/" + word();
            case 12 -> p + ": [a-m]+}";
            case 13 -> p + ": [0-9]{1,3}}";
            case 14 -> word() + p + ": (/.*)?}";
            case 15 -> p + "}." + word();
            case 16 -> word() + "/" + p + "}/{y: .*}";
            case 17 -> p + ": a|admin}";
            case 18 -> "/" + word() + "/";
            default -> p + ": (?i)admin}";
        };
    }
}
