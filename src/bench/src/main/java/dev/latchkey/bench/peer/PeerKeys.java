package dev.latchkey.bench.peer;

import jakarta.servlet.ServletContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds keys in memory: the SHA-256 of each by its id, and its permissions. All libraries that are compared use it. */
public final class PeerKeys {
    /** The authentication scheme of the header field. */
    public static final String SCHEME = "Key";

    /** The permission that every guarded path requires. */
    public static final String PERMISSION = "Things:Get";

    /** The name of the context parameter that has the keys. */
    public static final String PARAMETER = "bench.keys";

    private static final String BEFORE_KEY = SCHEME + " ";
    private static final int ID_START = 3;
    private static final int ID_END = 15;

    private record Entry(byte[] digest, Set<String> permissions) {}

    private final Map<String, Entry> byId = new HashMap<>();

    /** Reads entries that are separated by white space. */
    public PeerKeys(String entries) {
        for (String entry : entries.strip().split("\\s+")) {
            String[] parts = entry.split("=", -1);
            Set<String> permissions = parts[2].isEmpty() ? Set.of() : Set.of(parts[2].split(","));
            byId.put(parts[0], new Entry(HexFormat.of().parseHex(parts[1]), permissions));
        }
    }

    /** Returns the keys of a web application. */
    public static PeerKeys of(ServletContext context) {
        return new PeerKeys(context.getInitParameter(PARAMETER));
    }

    /** Returns the entry of a key. */
    public static String entry(String key, String... permissions) {
        return id(key) + "=" + HexFormat.of().formatHex(digest(key)) + "=" + String.join(",", permissions);
    }

    /** Returns the id of a key, which becomes the name of the caller. */
    public static String id(String key) {
        return key.substring(ID_START, ID_END);
    }

    /** Returns the key in the value of a header field, or empty if there is none; the value may be null. */
    public static Optional<String> keyIn(String header) {
        return header == null || !header.startsWith(BEFORE_KEY)
                ? Optional.empty()
                : Optional.of(header.substring(BEFORE_KEY.length()));
    }

    /** Returns whether the key exists. */
    public boolean isKnown(String key) {
        if (key.length() <= ID_END) {
            return false;
        }
        Entry entry = byId.get(id(key));
        return entry != null && MessageDigest.isEqual(digest(key), entry.digest);
    }

    /** Returns the permissions of an existing key. */
    public Set<String> permissions(String id) {
        return byId.get(id).permissions;
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.ISO_8859_1));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
