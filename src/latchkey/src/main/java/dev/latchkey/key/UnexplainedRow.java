package dev.latchkey.key;

/**
 * Names a row of the tables that no entry of the audit trail explains.
 *
 * @param kind {@code application}, {@code key} or {@code client}
 * @param id the id of the row
 * @param application the id of the application that the row names
 * @param detail what the trail says instead, in a sentence
 */
public record UnexplainedRow(String kind, String id, String application, String detail) {}
