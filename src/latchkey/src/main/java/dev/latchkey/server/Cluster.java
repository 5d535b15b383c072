package dev.latchkey.server;

/** Notifies the other servers of a cluster, where the server has one. Nothing that is promised depends on it. */
public interface Cluster {
    /** Says that keys were changed here. Returns at once, and never fails. */
    void keysChangedHere();
}
