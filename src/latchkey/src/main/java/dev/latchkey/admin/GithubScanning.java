package dev.latchkey.admin;

import dev.latchkey.json.StrictJson;
import dev.latchkey.key.LeakedKeys.Report;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Speaks the protocol by which the secret scanning of GitHub reports tokens to its partners: a JSON array, signed as it was sent. The
 * signer is trusted, so the response says which tokens are keys.
 */
final class GithubScanning {
    private static final int LARGEST = 1 << 20;
    private static final int DEEPEST = 3;
    private static final String REASON = "github";

    private final Map<String, PublicKey> keys;
    private final BiPredicate<String, Report> processor;

    GithubScanning(Map<String, PublicKey> keys, BiPredicate<String, Report> processor) {
        this.keys = keys;
        this.processor = processor;
    }

    /** Returns whether there is a key to verify signatures with. */
    boolean isOn() {
        return !keys.isEmpty();
    }

    AdminResponse respond(HttpServletRequest request, String address) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST || !isSigned(body, request)) {
            throw new ProblemException(
                    401, "wrong-signature", "Wrong signature", "The body is not signed with a key that is known here.");
        }
        JsonArrayBuilder labels = Json.createArrayBuilder();
        for (JsonValue entry : parsed(body)) {
            if (entry instanceof JsonObject match && match.get("token") instanceof JsonString token) {
                labels.add(Json.createObjectBuilder()
                        .add("token_hash", hash(token.getString()))
                        .add("token_type", match.get("type") instanceof JsonString type ? type.getString() : "")
                        .add("label", isKey(token.getString(), match, address) ? "true_positive" : "false_positive"));
            }
        }
        return AdminResponse.okArray(labels.build());
    }

    private boolean isSigned(byte[] body, HttpServletRequest request) {
        String identifier = request.getHeader("Github-Public-Key-Identifier");
        String signature = request.getHeader("Github-Public-Key-Signature");
        PublicKey key = identifier == null ? null : keys.get(identifier);
        if (key == null || signature == null) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance("SHA256withECDSA");
            verifier.initVerify(key);
            verifier.update(body);
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }

    private static JsonArray parsed(byte[] body) {
        try {
            if (StrictJson.read(new String(body, StandardCharsets.UTF_8), DEEPEST) instanceof JsonArray array) {
                return array;
            }
        } catch (RuntimeException notJson) {
            throw ProblemException.malformed("The body must be one JSON array.");
        }
        throw ProblemException.malformed("The body must be a JSON array.");
    }

    private boolean isKey(String token, JsonObject match, String address) {
        String url = match.get("url") instanceof JsonString text ? text.getString() : "";
        Optional<String> source = Optional.of(url).filter(text -> text.matches("[\\x21-\\x7e]{1,400}"));
        return processor.test(token, new Report(List.of(token), REASON, source.map(LeakReports::required), address));
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", impossible);
        }
    }
}
