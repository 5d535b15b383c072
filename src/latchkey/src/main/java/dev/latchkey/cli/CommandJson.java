package dev.latchkey.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes JSON, because a command has no library for it: objects as maps, arrays as lists, null as null. */
final class CommandJson {
    private static final int DEEPEST = 50;

    private final String text;
    private int at;
    private int depth;

    private CommandJson(String text) {
        this.text = text;
    }

    /**
     * Reads a JSON object.
     *
     * @throws CommandException if the text is none; the message does not repeat it
     */
    static Map<String, Object> object(String text) {
        CommandJson reader = new CommandJson(text);
        try {
            Object value = reader.value();
            reader.skip();
            if (reader.at == text.length() && value instanceof Map<?, ?> object) {
                return named(object);
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException malformed) {
            // The same as for a value of another kind.
        }
        throw new CommandException(ExitCode.REFUSED, "The text is not a JSON object.");
    }

    private static Map<String, Object> named(Map<?, ?> object) {
        Map<String, Object> members = new LinkedHashMap<>();
        object.forEach((name, value) -> members.put(String.valueOf(name), value));
        return members;
    }

    /** Returns the objects in the array with a name; none if there is no such array. */
    static List<Map<String, Object>> objects(Map<String, Object> object, String name) {
        List<Map<String, Object>> objects = new ArrayList<>();
        if (object.get(name) instanceof List<?> list) {
            list.stream().filter(Map.class::isInstance).forEach(element -> objects.add(named((Map<?, ?>) element)));
        }
        return objects;
    }

    /** Returns the member with a name as text; empty if it is absent. */
    static String text(Map<String, Object> object, String name) {
        Object value = object.get(name);
        return value == null ? "" : value.toString();
    }

    private Object value() {
        skip();
        char first = text.charAt(at);
        return switch (first) {
            case '{' -> members();
            case '[' -> elements();
            case '"' -> string();
            case 't' -> literal("true", true);
            case 'f' -> literal("false", false);
            case 'n' -> literal("null", null);
            default -> number();
        };
    }

    private Map<String, Object> members() {
        enter();
        Map<String, Object> members = new LinkedHashMap<>();
        while (!closes('}', members.isEmpty())) {
            skip();
            String name = string();
            skip();
            expect(':');
            members.put(name, value());
        }
        depth--;
        return members;
    }

    private List<Object> elements() {
        enter();
        List<Object> elements = new ArrayList<>();
        while (!closes(']', elements.isEmpty())) {
            elements.add(value());
        }
        depth--;
        return elements;
    }

    private void enter() {
        at++;
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException();
        }
    }

    /** Passes the end, or the comma before another element. */
    private boolean closes(char end, boolean first) {
        skip();
        if (text.charAt(at) == end) {
            at++;
            return true;
        }
        if (!first) {
            expect(',');
        }
        return false;
    }

    private String string() {
        expect('"');
        StringBuilder value = new StringBuilder();
        for (char c = text.charAt(at++); c != '"'; c = text.charAt(at++)) {
            value.append(c == '\\' ? escaped() : c);
        }
        return value.toString();
    }

    private char escaped() {
        char c = text.charAt(at++);
        if (c == 'u') {
            at += 4;
            return (char) Integer.parseInt(text.substring(at - 4, at), 16);
        }
        int index = "\"\\/bfnrt".indexOf(c);
        return "\"\\/\b\f\n\r\t".charAt(index);
    }

    private Object literal(String name, Object value) {
        if (!text.startsWith(name, at)) {
            throw new IllegalArgumentException();
        }
        at += name.length();
        return value;
    }

    private BigDecimal number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return new BigDecimal(text.substring(start, at));
    }

    private void expect(char c) {
        if (text.charAt(at++) != c) {
            throw new IllegalArgumentException();
        }
    }

    private void skip() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** Writes a value that was read, or a text, a number, a list or a map. */
    static String write(Object value) {
        if (value instanceof Map<?, ?> object) {
            List<String> members = new ArrayList<>();
            object.forEach((name, member) -> members.add(quoted(name.toString()) + ":" + write(member)));
            return "{" + String.join(",", members) + "}";
        }
        if (value instanceof List<?> list) {
            return "[" + String.join(",", list.stream().map(CommandJson::write).toList()) + "]";
        }
        return value == null || value instanceof Number || value instanceof Boolean
                ? String.valueOf(value)
                : quoted(value.toString());
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
