package dev.latchkey.rest;

import dev.latchkey.redaction.RedactionEngine;
import jakarta.json.bind.Jsonb;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Lists how much of the responses of each REST method is withheld for want of each scope, as their types declare it. */
public final class DeclaredPortions {
    private static final Logger LOG = System.getLogger(DeclaredPortions.class.getName());

    private final List<Entry> entries;

    /**
     * One REST method.
     *
     * @param method its class and name
     * @param portions the portion, above 0 and at most 1, for each scope that its responses need anywhere
     */
    public record Entry(String method, SortedMap<String, Double> portions) {}

    private DeclaredPortions(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * Finds the portions of all methods that {@code policies} has read.
     *
     * @param jsonb writes the JSON of the application
     */
    public static DeclaredPortions of(ResponsePolicies policies, RedactionEngine engine, Jsonb jsonb) {
        List<Entry> entries = new ArrayList<>();
        for (ResponsePolicy policy : policies.all()) {
            if (policy.type() != null && !policy.isManual() && engine.mayHoldGuarded(policy.type())) {
                SortedMap<String, Double> portions = engine.portions(policy.type(), jsonb);
                if (!portions.isEmpty()) {
                    entries.add(new Entry(policy.place(), portions));
                    LOG.log(Level.DEBUG, () -> policy.place() + " withholds, for each missing scope: " + portions);
                }
            }
        }
        return new DeclaredPortions(entries);
    }

    /** The methods of whose responses something may be withheld. */
    public List<Entry> entries() {
        return entries;
    }
}
