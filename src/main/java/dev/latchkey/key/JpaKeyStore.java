package dev.latchkey.key;

import dev.latchkey.ApiKey;
import dev.latchkey.Application;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Stores applications and keys. Suspends the host's transaction around every call, and never joins it. */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class JpaKeyStore implements KeyLookup {
    @Inject
    Database database;

    /** Opens the store, so that what is wrong with it shows at start. */
    public void open() {
        database.transact("opening", entities -> entities.createQuery(
                        "select count(a) from LatchkeyApplication a where a.id = ''", Long.class)
                .getSingleResult());
    }

    @Override
    public Optional<KeyRecord> find(String keyId) {
        return database.transact("looking a key up", entities -> entities
                .createQuery(
                        "select distinct k from LatchkeyApiKey k left join fetch k.scopes where k.id = :id",
                        ApiKeyEntity.class)
                .setParameter("id", keyId)
                .getResultList()
                .stream()
                .findFirst()
                .map(ApiKeyEntity::toRecord));
    }

    List<ApiKey> keysOf(String application) {
        return database.transact("listing keys", entities -> entities
                .createQuery(
                        "select distinct k from LatchkeyApiKey k left join fetch k.scopes where k.application = :application"
                                + " order by k.created, k.id",
                        ApiKeyEntity.class)
                .setParameter("application", application)
                .getResultList()
                .stream()
                .map(ApiKeyEntity::toApiKey)
                .toList());
    }

    void add(KeyRecord keyRecord) {
        database.transact("making a key", entities -> {
            entities.persist(new ApiKeyEntity(keyRecord));
            return null;
        });
    }

    /** Deletes a key; its scopes go with it by the foreign key of the tables. False if somebody else has deleted it. */
    boolean deleteKey(String keyId) {
        return database.transact(
                "deleting a key",
                entities -> entities.createQuery("delete from LatchkeyApiKey k where k.id = :id")
                                .setParameter("id", keyId)
                                .executeUpdate()
                        > 0);
    }

    Optional<Application> application(String id) {
        return database.transact(
                "looking an application up", entities -> Optional.ofNullable(entities.find(ApplicationEntity.class, id))
                        .map(ApplicationEntity::toApplication));
    }

    List<Application> applications() {
        return database.transact("listing applications", entities -> entities
                .createQuery("select a from LatchkeyApplication a order by a.id", ApplicationEntity.class)
                .getResultList()
                .stream()
                .map(ApplicationEntity::toApplication)
                .toList());
    }

    void add(Application application) {
        database.transact("making an application", entities -> {
            entities.persist(new ApplicationEntity(application));
            return null;
        });
    }

    /** Deletes an application; its keys go with it by the foreign keys of the tables. */
    boolean deleteApplication(String id) {
        return database.transact(
                "deleting an application",
                entities -> entities.createQuery("delete from LatchkeyApplication a where a.id = :id")
                                .setParameter("id", id)
                                .executeUpdate()
                        > 0);
    }
}
