package dev.latchkey.rest;

import dev.latchkey.etag.TagCipher;
import dev.latchkey.etag.TagView;
import dev.latchkey.redaction.RedactionEngine;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.writing.WriteGuard;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Finds the view that a caller has of a resource, to which the entity tags that it gets are bound: the path, the scopes that it lacks,
 * and all that is declared about what these withhold. Thread-safe.
 */
final class TagViews {
    private final RedactionEngine engine;
    private final ResponsePolicies policies;
    private final WriteGuard guard;
    private final Supplier<TagCipher> cipher;
    private volatile byte[] declarations;
    private volatile TagCipher opened;

    /**
     * Finds views.
     *
     * @param cipher encrypts tags; it is there when requests come
     */
    TagViews(RedactionEngine engine, ResponsePolicies policies, WriteGuard guard, Supplier<TagCipher> cipher) {
        this.engine = engine;
        this.policies = policies;
        this.guard = guard;
        this.cipher = cipher;
    }

    /**
     * Returns the view of a resource.
     *
     * @param resource its address
     */
    TagView of(URI resource, GrantedScopes granted) {
        SortedSet<String> missing = new TreeSet<>(engine.missingFor(granted));
        missing.addAll(policies.missingAtPointers(granted));
        return new TagView(cipher(), String.valueOf(resource.getRawPath()), missing, declarations());
    }

    private TagCipher cipher() {
        TagCipher found = opened;
        if (found == null) {
            found = cipher.get();
            opened = found;
        }
        return found;
    }

    /** A digest, so that a view which another version of the application declares has other tags. */
    private byte[] declarations() {
        byte[] digest = declarations;
        if (digest == null) {
            SortedSet<String> lines = new TreeSet<>(guard.describe());
            lines.addAll(policies.describe());
            digest = sha256(String.join("\n", lines));
            declarations = digest;
        }
        return digest;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", impossible);
        }
    }
}
