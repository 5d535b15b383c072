package dev.latchkey.key;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;

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
    private LocalDateTime seen;

    private NodeEntity() {}

    NodeEntity(String id, long epoch, LocalDateTime seen) {
        this.id = id;
        this.epoch = epoch;
        this.seen = seen;
    }
}
