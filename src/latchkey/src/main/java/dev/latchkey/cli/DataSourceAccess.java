package dev.latchkey.cli;

import dev.latchkey.ApiKey;
import dev.latchkey.StoreUnavailableException;
import dev.latchkey.key.AuditVerification;
import dev.latchkey.key.KeyRecord;
import dev.latchkey.key.KeyTransfer;
import dev.latchkey.key.OfflineStore;
import dev.latchkey.key.RefusedChangeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Does in a database what else a server does: with drivers and a JPA provider from the class path, which a jar alone does not have. */
final class DataSourceAccess {
    private static final String MISSING =
            "The class path lacks what --jdbc needs: the driver of the database, a JPA provider"
                    + " and the APIs of Jakarta EE. See the page Command line.";

    private final OfflineStore store;

    private DataSourceAccess(OfflineStore store) {
        this.store = store;
    }

    /** Returns whether a command is to use a database, and not a server as well. */
    static boolean isAsked(CommandLine line) {
        if (line.has(CliCommand.JDBC) == line.has(CliCommand.URL)) {
            throw CommandException.misunderstood("Give either --url or --jdbc.");
        }
        return line.has(CliCommand.JDBC);
    }

    /** Opens the database; user and password come from the environment. */
    static DataSourceAccess open(CommandLine line, Terminal terminal) {
        return new DataSourceAccess(working(() -> OfflineStore.open(
                line.required(CliCommand.JDBC),
                terminal.variable("LATCHKEY_JDBC_USER"),
                terminal.variable("LATCHKEY_JDBC_PASSWORD"),
                terminal.variable(NewKeyCommand.PEPPER_VARIABLE))));
    }

    private static <T> T working(Supplier<T> work) {
        try {
            return work.get();
        } catch (LinkageError missing) {
            throw CommandException.misunderstood(MISSING);
        } catch (RefusedChangeException refused) {
            throw new CommandException(ExitCode.REFUSED, refused.getMessage());
        } catch (StoreUnavailableException | IllegalStateException failure) {
            throw new CommandException(ExitCode.UNAVAILABLE, String.valueOf(failure.getMessage()));
        }
    }

    List<Map<String, Object>> list(Optional<String> application) {
        return working(() -> {
            List<Map<String, Object>> keys = new ArrayList<>();
            store.list(application).forEach(key -> keys.add(json(key)));
            return keys;
        });
    }

    Map<String, Object> show(String id) {
        return json(working(() -> store.find(id))
                .orElseThrow(() -> new CommandException(ExitCode.REFUSED, "The key does not exist or was deleted.")));
    }

    void delete(String id) {
        working(() -> {
            store.delete(id);
            return id;
        });
    }

    /** Returns a page of an export as a server sends it. */
    Map<String, Object> export(Optional<String> application, String after) {
        KeyTransfer.Page page = working(() -> store.export(application, after));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("keys", page.keys().stream().map(DataSourceAccess::exported).toList());
        json.put("peppers", page.peppers());
        json.put(
                "skipped",
                page.skipped().stream()
                        .map(row -> Map.of("id", row.id(), "detail", row.detail()))
                        .toList());
        page.next().ifPresent(next -> json.put("next", next));
        return json;
    }

    /** A key that was replaced ends at the same time elsewhere. */
    private static Map<String, Object> exported(KeyRecord found) {
        ApiKey key = found.key();
        Map<String, Object> json = json(key);
        json.remove("end");
        key.end().ifPresent(end -> json.put("expires", end.toString()));
        if (!key.addresses().isEmpty()) {
            json.put("addresses", List.copyOf(key.addresses()));
        }
        if (!key.labels().isEmpty()) {
            json.put("labels", key.labels());
        }
        json.put("digest", found.digest().text());
        return json;
    }

    Map<String, Object> verifyAudit(Terminal terminal) {
        AuditVerification.Outcome outcome = working(() -> store.verify(progress -> terminal.progress(
                progress.verified() + " of " + progress.entries() + " entries, " + progress.rows() + " rows")));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("entries", outcome.trail().entries());
        json.put("hash", outcome.trail().hash());
        json.put("unkeyed", outcome.trail().unkeyed());
        json.put("intact", outcome.isIntact());
        json.put("rows", outcome.rows());
        json.put("unsigned", outcome.unsigned());
        List<Object> unexplained = new ArrayList<>();
        outcome.unexplained()
                .forEach(row -> unexplained.add(Map.of(
                        "kind", row.kind(), "id", row.id(), "application", row.application(), "detail", row.detail())));
        json.put("unexplained", unexplained);
        outcome.trail().broken().ifPresent(number -> {
            json.put("broken", number);
            json.put("detail", outcome.trail().detail());
        });
        return json;
    }

    private static Map<String, Object> json(ApiKey key) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", key.id());
        json.put("application", key.application());
        json.put("description", key.description());
        json.put("scopes", List.copyOf(key.scopes()));
        json.put("state", key.state().name().toLowerCase(Locale.ROOT));
        json.put("created", key.created().toString());
        key.end().ifPresent(end -> json.put("end", end.toString()));
        key.lastUsed().ifPresent(time -> json.put("lastUsed", time.toString()));
        if (key.calls() > 0) {
            json.put("calls", key.calls());
        }
        return json;
    }
}
