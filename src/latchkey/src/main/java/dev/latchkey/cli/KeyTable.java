package dev.latchkey.cli;

import java.util.List;
import java.util.Map;

/** Prints keys for people. */
final class KeyTable {
    private static final String FORM = "%-12s  %-16s  %-8s  %-20s  %s%n";

    private KeyTable() {}

    /** Prints one line for each key. */
    static void print(List<Map<String, Object>> keys, Terminal terminal) {
        terminal.out().printf(FORM, "ID", "APPLICATION", "STATE", "LAST USE", "DESCRIPTION");
        for (Map<String, Object> key : keys) {
            String used = CommandJson.text(key, "lastUsed");
            terminal.out()
                    .printf(
                            FORM,
                            CommandJson.text(key, "id"),
                            CommandJson.text(key, "application"),
                            CommandJson.text(key, "state"),
                            used.isEmpty() ? "-" : used.replaceAll("\\.\\d+Z", "Z"),
                            CommandJson.text(key, "description"));
        }
    }

    /** Prints a line for each member of an object. */
    static void members(Map<String, Object> object, Terminal terminal) {
        object.forEach((name, value) ->
                terminal.out().printf("%-16s %s%n", name, value instanceof List<?> list ? joined(list) : plain(value)));
    }

    private static String joined(List<?> list) {
        return String.join(" ", list.stream().map(KeyTable::plain).toList());
    }

    private static String plain(Object value) {
        return value instanceof Map<?, ?> ? CommandJson.write(value) : String.valueOf(value);
    }
}
