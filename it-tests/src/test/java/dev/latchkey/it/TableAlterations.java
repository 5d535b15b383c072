package dev.latchkey.it;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Makes random statements of somebody who wishes a key to be worth more. Some of them no database accepts. */
final class TableAlterations {
    private static final List<String> KEY_COLUMNS = List.of(
            "id",
            "application_id",
            "description",
            "digest",
            "state",
            "created",
            "version",
            "deletion",
            "kind",
            "signature",
            "expires",
            "addresses",
            "labels",
            "replaced",
            "successor",
            "silence",
            "leaked",
            "leak_reason",
            "leak_source");
    private static final List<String> APPLICATION_COLUMNS =
            List.of("id", "name", "created", "version", "signature", "generation", "state", "labels");
    private static final List<String> SCOPES =
            List.of("Inputs:Get", "Inputs:Add", "Inputs:Delete", "Concepts:Get", "Keys:Get", "Apps:Get", "*", "");

    private final Random random;
    private final Function<Duration, String> time;

    /** With values for points in time as the database writes them. */
    TableAlterations(Random random, Function<Duration, String> time) {
        this.random = random;
        this.time = time;
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** One to three statements about a key, and about another that has more rights. */
    List<String> of(String key, String application, String other) {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> one(key, application, other))
                .toList();
    }

    private String one(String key, String application, String other) {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> {
                String column = oneOf(KEY_COLUMNS);
                yield "update latchkey_key set " + column + " = " + value("latchkey_key", column, other)
                        + " where id = '" + key + "'";
            }
            case 3 -> {
                String column = oneOf(APPLICATION_COLUMNS);
                yield "update latchkey_application set " + column + " = "
                        + value("latchkey_application", column, "latchkey") + " where id = '" + application + "'";
            }
            case 4 -> "insert into latchkey_key_scope values ('" + key + "', '" + oneOf(SCOPES) + "')";
            case 5 -> "update latchkey_key_scope set scope = '" + oneOf(SCOPES) + "' where key_id = '" + key + "'";
            case 6 -> "update latchkey_key_scope set key_id = '" + key + "' where key_id = '" + other + "'";
            default ->
                "delete from latchkey_key_scope where key_id = '" + key + "' and scope = '" + oneOf(SCOPES) + "'";
        };
    }

    /** Nothing, what another row has, or something new. */
    private String value(String table, String column, String other) {
        return switch (random.nextInt(3)) {
            case 0 -> "null";
            case 1 -> "(select " + column + " from " + table + " where id = '" + other + "')";
            default ->
                switch (column) {
                    case "created", "deletion", "expires", "replaced", "leaked" ->
                        time.apply(Duration.ofDays(random.nextInt(200) - 100L));
                    case "version", "generation", "silence" -> String.valueOf(random.nextInt(20));
                    case "state" -> "'ACTIVE'";
                    case "kind" -> "'CLIENT'";
                    case "addresses" -> "'127.0.0.0/8 '";
                    default -> "'" + Long.toString(random.nextLong(), 36) + "'";
                };
        };
    }
}
