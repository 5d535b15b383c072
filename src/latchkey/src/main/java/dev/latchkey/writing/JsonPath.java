package dev.latchkey.writing;

import java.util.Arrays;

/** Knows where in a JSON text a scanner is: the objects and arrays around it, and what each is read as. Not thread-safe. */
final class JsonPath {
    /** Readers recurse; none reads deeper than this. */
    private static final int DEEPEST = 100_000;

    /** The names of open members are kept for messages. */
    private static final int LONGEST = 1_000_000;

    private int depth;
    private int length;
    private boolean[] objects = new boolean[16];
    private boolean[] withMembers = new boolean[16];
    private int[] indexes = new int[16];
    private String[] names = new String[16];
    private BodyType[] types = new BodyType[16];

    /** Returns how many objects and arrays are open. */
    int depth() {
        return depth;
    }

    void open(boolean object, BodyType type, long position) {
        if (depth == DEEPEST) {
            throw new MalformedBodyException("is nested too deeply at byte " + (position + 1));
        }
        if (depth == objects.length) {
            int length = 2 * depth;
            objects = Arrays.copyOf(objects, length);
            withMembers = Arrays.copyOf(withMembers, length);
            indexes = Arrays.copyOf(indexes, length);
            names = Arrays.copyOf(names, length);
            types = Arrays.copyOf(types, length);
        }
        objects[depth] = object;
        withMembers[depth] = false;
        indexes[depth] = 0;
        names[depth] = null;
        types[depth] = type;
        depth++;
    }

    void leave() {
        depth--;
        length -= length(names[depth]);
    }

    boolean isObject() {
        return depth > 0 && objects[depth - 1];
    }

    /** Returns what the innermost object is read as, or the elements of the innermost array. */
    BodyType type() {
        return types[depth - 1];
    }

    void name(String name) {
        length += name.length() - length(names[depth - 1]);
        names[depth - 1] = name;
        if (length > LONGEST) {
            throw new MalformedBodyException("has too long names, one within another");
        }
    }

    private static int length(String name) {
        return name == null ? 0 : name.length();
    }

    String name() {
        return names[depth - 1];
    }

    void next() {
        indexes[depth - 1]++;
    }

    boolean hasMembers() {
        return withMembers[depth - 1];
    }

    void hasMember() {
        withMembers[depth - 1] = true;
    }

    /** Returns the JSON Pointer (RFC 6901) of the member or element at hand within the outermost {@code levels}. */
    String pointer(int levels) {
        StringBuilder pointer = new StringBuilder();
        for (int i = 0; i < levels; i++) {
            pointer.append('/');
            if (objects[i]) {
                pointer.append(String.valueOf(names[i]).replace("~", "~0").replace("/", "~1"));
            } else {
                pointer.append(indexes[i]);
            }
        }
        return pointer.toString();
    }
}
