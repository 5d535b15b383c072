package dev.latchkey.key;

import dev.latchkey.key.RowSigner.Verdict;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Signs the rows of one page of a table, and counts them: see {@link RowSigning}. */
final class SignedPage {
    private final EntityManager entities;
    private final GenuineRows rows;
    private final List<UnexplainedRow> refused = new ArrayList<>();
    private long signed;
    private long renewed;
    private long unsignedTokens;
    private long outdated;

    SignedPage(EntityManager entities, GenuineRows rows) {
        this.entities = entities;
        this.rows = rows;
    }

    long signed() {
        return signed;
    }

    long renewed() {
        return renewed;
    }

    long unsignedTokens() {
        return unsignedTokens;
    }

    long outdated() {
        return outdated;
    }

    List<UnexplainedRow> refused() {
        return refused;
    }

    private boolean isGenuine(SignedRow row) {
        return rows.signer().verify(row.content(), row.signature()) == Verdict.GENUINE;
    }

    void applications(List<ApplicationEntity> page) {
        Set<ApplicationEntity> doubtful = new HashSet<>();
        for (ApplicationEntity row : page) {
            if (!isGenuine(row)) {
                if (row.generation() == 0) {
                    // A server of an older version made it.
                    row.setGeneration(Explanations.generation(entities, row.id()));
                }
                doubtful.add(row);
            } else {
                renew(row);
            }
        }
        Map<String, String> missing = Explanations.missingOfApplications(entities, doubtful);
        for (ApplicationEntity row : doubtful) {
            String why = missing.get(row.id());
            if (why == null) {
                rows.sign(row);
                signed++;
            } else {
                entities.detach(row);
                refused.add(new UnexplainedRow("application", row.id(), row.id(), why));
            }
        }
        entities.flush();
    }

    void keys(List<ApiKeyEntity> page) {
        Set<ApiKeyEntity> doubtful = new HashSet<>();
        for (ApiKeyEntity row : page) {
            if (rows.isOutdated(row.digestText())) {
                outdated++;
            }
            if (!isGenuine(row)) {
                doubtful.add(row);
            } else {
                renew(row);
            }
        }
        Map<String, String> missing = Explanations.missingOfDoubtfulKeys(entities, doubtful);
        for (ApiKeyEntity row : doubtful) {
            String why = missing.get(row.id());
            if (why == null) {
                rows.sign(row);
                signed++;
            } else {
                refused.add(new UnexplainedRow(
                        row.kind() == CredentialKind.CLIENT ? "client" : "key",
                        row.id(),
                        row.owner().id(),
                        why));
            }
        }
        entities.flush();
    }

    void tokens(List<TokenEntity> page) {
        for (TokenEntity row : page) {
            if (isGenuine(row)) {
                renew(row);
            } else {
                unsignedTokens++;
            }
        }
        entities.flush();
    }

    private void renew(SignedRow row) {
        if (!rows.signer().isCurrent(row.signature())) {
            rows.sign(row);
            renewed++;
        }
    }
}
