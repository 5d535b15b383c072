package dev.latchkey.it.streamed;

import dev.latchkey.it.governed.Input;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Knows the open responses of one kind by the names that the test gave them. */
final class Open<T> {
    private final Map<String, T> byName = new ConcurrentHashMap<>();

    void add(String name, T response) {
        byName.put(name, response);
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    T get(String name) {
        return byName.get(name);
    }

    /** One of whose members needs a scope of its own. */
    static Input input(String id) {
        return new Input(id, "/" + id, "canary-" + id);
    }
}
