package dev.latchkey.redaction;

/** Knows of each class how its objects are written, what they need and how to look into them. Thread-safe. */
final class ClassLore {
    private final Guards guards;
    private final ClassCache<ValueKind> kinds;
    private final ClassCache<ObjectReaders.Ways> ways;

    ClassLore(Guards guards) {
        this.guards = guards;
        this.kinds = new ClassCache<>(type -> ValueKind.of(type, guards));
        this.ways = new ClassCache<>(type -> ObjectReaders.of(type, guards.of(type)));
    }

    Guards guards() {
        return guards;
    }

    ValueKind kindOf(Class<?> type) {
        return kinds.get(type);
    }

    ObjectReaders.Ways waysFrom(Class<?> type) {
        return ways.get(type);
    }
}
