package dev.latchkey.key;

import dev.latchkey.ApiKey;
import dev.latchkey.Application;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Stores an application. Times are UTC: the one form that every JPA provider maps alike. */
@Entity(name = "LatchkeyApplication")
@Table(name = "latchkey_application")
@Cacheable(false)
public final class ApplicationEntity implements SignedRow {
    @Id
    @Column(name = "id", length = 64)
    private String id;

    @Column(name = "name", length = 400, nullable = false)
    private String name;

    @Column(name = "created", nullable = false)
    private OffsetDateTime created;

    @Version
    @Column(name = "version", nullable = false)
    private long version;

    /** The number of the audit entry that tells of its creation; 0 if a server from before wrote the row. */
    @Column(name = "generation", nullable = false)
    private long generation;

    @Column(name = "signature", length = 100)
    private String signature;

    @Enumerated(EnumType.STRING)
    @Column(name = "state", length = 8, nullable = false)
    private ApiKey.State state = ApiKey.State.ACTIVE;

    @Column(name = "labels", length = 4000)
    private String labels;

    private ApplicationEntity() {}

    ApplicationEntity(Application application, long generation) {
        this.generation = generation;
        this.id = application.id();
        this.name = application.name();
        this.created = application.created().atOffset(ZoneOffset.UTC);
    }

    Application toApplication() {
        return new DescribedApplication(id, name, created.toInstant(), state, LabelRules.of(labels));
    }

    ApplicationRevision toRevision() {
        return new ApplicationRevision(toApplication(), version);
    }

    /** Takes over what may change of an application. */
    void become(Application application) {
        name = application.name();
        state = application.state();
        labels = LabelRules.column(application.labels());
    }

    boolean isDisabled() {
        return state != ApiKey.State.ACTIVE;
    }

    String id() {
        return id;
    }

    long generation() {
        return generation;
    }

    void setGeneration(long number) {
        generation = number;
    }

    @Override
    public byte[] content() {
        RowContent content = RowContent.of(RowContent.versionFor(isDisabled() ? state : null), "latchkey_application")
                .text(id)
                .number(generation);
        return (isDisabled() ? content.text(state.name()) : content).bytes();
    }

    @Override
    public String signature() {
        return signature;
    }

    @Override
    public void sign(String newSignature) {
        signature = newSignature;
    }
}
