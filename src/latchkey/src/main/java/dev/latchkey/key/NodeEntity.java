package dev.latchkey.key;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** Stores up to which change a running server has forgotten what was changed. */
@Entity(name = "LatchkeyNode")
@Table(name = "latchkey_node")
@Cacheable(false)
public final class NodeEntity {
    @Id
    @Column(name = "id", length = 36)
    private String id;

    @Column(name = "epoch", nullable = false)
    private long epoch;

    @Column(name = "seen", nullable = false)
    private OffsetDateTime seen;

    /** Rows are written by SQL, with the clock of the database. */
    private NodeEntity() {}
}
