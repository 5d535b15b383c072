package dev.latchkey.it.probe;

import dev.latchkey.ApiKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Set;

/** Issues keys in the middle of a transaction of the application. */
@ApplicationScoped
public class TransactionalSeeder {
    @Inject
    ApiKeys keys;

    @Transactional
    public void issueAndFail(String application) {
        keys.issue(application, "made in a transaction that fails", Set.of());
        throw new IllegalStateException("roll the host's transaction back");
    }
}
