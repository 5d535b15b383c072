package dev.latchkey.key;

import dev.latchkey.key.RefusedChangeException.Reason;
import dev.latchkey.key.RowSigner.Verdict;
import jakarta.persistence.EntityManager;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/**
 * Finds keys, clients and access tokens whose rows count: with a pepper, those that somebody who knows it has signed, and whose
 * digests are made with one. All others are as good as absent, and logged. Thread-safe.
 */
final class GenuineRows {
    private static final Logger LOG = System.getLogger(GenuineRows.class.getName());

    private final RowSigner signer;
    private final LogLimiter limiter = new LogLimiter(System::nanoTime);

    GenuineRows(RowSigner signer) {
        this.signer = signer;
    }

    RowSigner signer() {
        return signer;
    }

    /** Finds the key, client or access token with this id; empty if there is none, or if its row does not count. */
    Optional<KeyRecord> find(EntityManager entities, String id) {
        Optional<ApiKeyEntity> key = KeyQueries.find(entities, id);
        return key.isPresent() ? key.flatMap(this::toRecord) : token(entities, id);
    }

    /** The record of a key or client; one that matches no text if its signature cannot be judged here. */
    Optional<KeyRecord> toRecord(ApiKeyEntity key) {
        Verdict own = verdict(key);
        Verdict application = verdict(key.owner());
        if (own == Verdict.UNDECIDED || application == Verdict.UNDECIDED) {
            String signature =
                    own == Verdict.UNDECIDED ? key.signature() : key.owner().signature();
            return Optional.of(new KeyRecord(key.toApiKey(), KeyDigest.undecided(signature), key.kind()));
        }
        return isCounted(key.id(), fault(own, key.digestText(), application))
                ? Optional.of(key.toRecord())
                : Optional.empty();
    }

    private Optional<KeyRecord> token(EntityManager entities, String id) {
        Optional<TokenEntity> found = TokenQueries.row(entities, id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        TokenEntity token = found.get();
        Verdict own = verdict(token);
        if (own != Verdict.UNDECIDED && !isCounted(id, fault(own, token.digestText(), Verdict.GENUINE))) {
            return Optional.empty();
        }
        KeyDigest digest = own == Verdict.UNDECIDED ? KeyDigest.undecided(token.signature()) : token.digest();
        return KeyQueries.find(entities, token.client())
                .flatMap(this::toRecord)
                .map(client -> record(token, client, digest));
    }

    /** What is not known of the client is not known of its token. */
    private static KeyRecord record(TokenEntity token, KeyRecord client, KeyDigest digest) {
        boolean undecided = client.digest().pepper() < KeyDigest.NO_PEPPER;
        return TokenQueries.record(token, client.key(), undecided ? client.digest() : digest);
    }

    private Verdict verdict(SignedRow row) {
        return signer.isOn() ? signer.verify(row.content(), row.signature()) : Verdict.GENUINE;
    }

    private boolean isCounted(String id, Optional<String> fault) {
        fault.ifPresent(why -> LOG.log(
                limiter.allows(id) ? Level.ERROR : Level.DEBUG,
                () -> "The key " + id + " is refused like an unknown key: " + why + "."));
        return fault.isEmpty();
    }

    /** Returns a key or client with why it is not accepted. */
    KeyRevision revision(ApiKeyEntity key) {
        return fault(key).isEmpty() ? key.toRevision() : key.toRevision().because(KeyRevision.Obstacle.ALTERED_ROW);
    }

    /** Why the row of a key or client does not count; empty if it does. */
    Optional<String> fault(ApiKeyEntity key) {
        return fault(verdict(key), key.digestText(), verdict(key.owner()));
    }

    private Optional<String> fault(Verdict own, String digest, Verdict application) {
        Optional<String> why = fault(own);
        if (why.isPresent()) {
            return why;
        }
        if (!KeyDigest.isDigest(digest)) {
            return Optional.of("its digest is malformed");
        }
        if (!signer.isMigrating() && digest.startsWith(KeyDigest.WITHOUT_PEPPER)) {
            return Optional.of(
                    "its digest was made without a pepper, but latchkey.pepper is set. Create a replacement key");
        }
        return fault(application).map(text -> text + " (the row of its application)");
    }

    /** Why a row does not count by its signature alone; empty if it does. */
    private Optional<String> fault(Verdict verdict) {
        return switch (verdict) {
            case GENUINE -> Optional.empty();
            case UNSIGNED ->
                signer.isMigrating()
                        ? Optional.empty()
                        : Optional.of(
                                "its row has no signature, but latchkey.pepper is set. Run java -jar latchkey.jar sign-rows"
                                        + " to sign the rows that the audit log explains");
            case ALTERED ->
                Optional.of("its row was altered after it was signed, by SQL or by a server with an older version");
            case UNDECIDED ->
                Optional.of("its row was signed with a pepper that latchkey.pepper lacks, or by a newer version");
        };
    }

    /**
     * Goes on only with a row that counts: a change would sign what somebody else wrote.
     *
     * @throws RefusedChangeException if it does not count
     */
    void require(ApiKeyEntity key) {
        fault(key).ifPresent(why -> {
            throw new RefusedChangeException(
                    Reason.ALTERED_ROW, "the key " + key.id() + " can only be deleted: " + why);
        });
    }

    /**
     * Goes on only with an application whose row counts.
     *
     * @throws RefusedChangeException if it does not
     */
    void require(ApplicationEntity application) {
        fault(verdict(application)).ifPresent(why -> {
            throw new RefusedChangeException(
                    Reason.ALTERED_ROW, "the application " + application.id() + " can only be deleted: " + why);
        });
    }

    /** Signs a row as it is now. */
    <T extends SignedRow> T sign(T row) {
        row.sign(signer.sign(row.content()));
        return row;
    }

    /** Returns whether the digest of a key is to be made anew when the key is used. */
    boolean isOutdated(String digest) {
        return KeyDigest.isDigest(digest) && KeyDigest.parse(digest).pepper() < signer.newest();
    }

    /**
     * Replaces the digest of a key by one of the same text with a newer pepper, and signs the row. A row without a signature, which
     * counts for a while, is signed only if the audit trail explains it: otherwise it would count for ever.
     *
     * @return whether it was done
     */
    boolean renew(EntityManager entities, String id, KeyDigest from, KeyDigest to) {
        Optional<ApiKeyEntity> key = KeyQueries.find(entities, id)
                .filter(found -> found.digestText().equals(from.text()))
                .filter(found -> fault(found).isEmpty())
                .filter(found -> signer.verify(found.content(), found.signature()) == Verdict.GENUINE
                        || Explanations.missingOfDoubtfulKeys(entities, List.of(found))
                                .isEmpty());
        key.ifPresent(found -> {
            found.renew(to);
            // Not by the entity: its version is what clients know the key by, and nothing that they know is changed.
            entities.detach(found);
            entities.createQuery(
                            "update LatchkeyApiKey k set k.digest = :digest, k.signature = :signature where k.id = :id")
                    .setParameter("digest", to.text())
                    .setParameter("signature", signer.sign(found.content()))
                    .setParameter("id", id)
                    .executeUpdate();
        });
        return key.isPresent();
    }
}
