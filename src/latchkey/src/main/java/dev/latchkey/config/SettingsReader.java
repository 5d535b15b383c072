package dev.latchkey.config;

import static dev.latchkey.config.SettingParsers.duration;
import static dev.latchkey.config.SettingParsers.matching;
import static dev.latchkey.config.SettingParsers.number;
import static dev.latchkey.config.SettingParsers.oneOf;

import dev.latchkey.network.AddressRanges;
import dev.latchkey.network.TrustedProxies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes {@link Settings} from the texts of all sources, or says in one sentence why it cannot. */
final class SettingsReader {
    private static final Pattern REALM = Pattern.compile("[ !#-\\[\\]-~]{1,200}");
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern DATA_SOURCE = Pattern.compile("\\S{1,200}");
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(10);
    private static final Duration LONGEST_GRACE = Duration.ofDays(1);
    private static final Duration LONGEST_TICKET = Duration.ofMinutes(10);
    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(30);
    private static final int LARGEST_CACHE = 10_000_000;
    private static final int MOST_DAYS = 3650;
    private static final int LARGEST_RATE = 1_000_000;

    private final SettingValues values;

    SettingsReader(List<SettingSource> sources) {
        this.values = new SettingValues(sources);
    }

    Settings read() {
        values.sources().forEach(SettingNames::check);
        KeySettings keys = keys();
        return new Settings(
                new ApplicationSettings(
                        values.optional(Setting.APPLICATION, ApplicationId::require),
                        values.list(Setting.APPLICATION_PATH, ApplicationPath::parse)),
                credentials(),
                keys,
                database(),
                cache(),
                new LimitSettings(values.required(Setting.UNKNOWN_RATE, number(0, LARGEST_RATE))),
                access(),
                network(),
                redaction(),
                writing(),
                management(),
                leaks(),
                new TokenSettingsReader(values).read(keys.prefixes()));
    }

    /** Returns whether a setting is switched on, while the other settings are not checked yet. */
    boolean isOn(Setting setting) {
        return values.text(setting).equals("true");
    }

    private CredentialSettings credentials() {
        return new CredentialSettings(
                values.required(Setting.REALM, matching(REALM)),
                values.nonEmptyList(Setting.SCHEMES, SettingParsers::token),
                values.optional(Setting.HEADER, SettingParsers::headerName),
                values.optional(Setting.QUERY, matching(PARAMETER)));
    }

    private KeySettings keys() {
        List<ProvisionedKey> configured = ProvisionedKey.parseAll(values.text(Setting.KEYS));
        KeyLifetimes lifetimes = values.required(Setting.KEY_LIFETIME, KeyLifetimes::parse);
        ProvisionedKey.requireLifetimes(configured, lifetimes, Instant.now());
        List<String> prefixes = values.nonEmptyList(Setting.KEY_PREFIX, KeyPrefix::require);
        return new KeySettings(
                prefixes,
                configured,
                Pepper.parseAll(values.text(Setting.PEPPER)),
                pepperMigration(),
                lifetimes,
                ImportedForm.parseAll(values.text(Setting.KEY_IMPORTED), prefixes));
    }

    private Optional<Instant> pepperMigration() {
        Optional<Instant> end = values.optional(Setting.PEPPER_MIGRATION, SettingParsers::moment);
        if (end.isPresent() && values.text(Setting.PEPPER).isEmpty()) {
            throw Setting.PEPPER_MIGRATION.refuse(
                    values.text(Setting.PEPPER_MIGRATION), "there is no pepper to migrate to");
        }
        return end;
    }

    private DatabaseSettings database() {
        return new DatabaseSettings(
                values.required(Setting.DATASOURCE, matching(DATA_SOURCE)),
                values.required(Setting.SCHEMA, oneOf(DatabaseSettings.SchemaMode.class)),
                values.required(Setting.STORE_TIMEOUT, duration(SHORTEST_WAIT, LONGEST_WAIT)),
                values.required(Setting.USE_INTERVAL, duration(Duration.ZERO, LONGEST_INTERVAL)),
                Duration.ofDays(values.required(Setting.SCOPES_UNUSED, number(1, MOST_DAYS))));
    }

    private CacheSettings cache() {
        Duration lease = values.required(Setting.REVOCATION_LEASE, duration(Duration.ZERO, LONGEST_WAIT));
        return new CacheSettings(
                values.required(Setting.CACHE_SIZE, number(1, LARGEST_CACHE)),
                lease,
                poll(lease),
                values.required(Setting.OUTAGE_GRACE, duration(Duration.ZERO, LONGEST_GRACE)),
                values.required(Setting.REVOCATION_NOTIFY, SettingParsers::flag));
    }

    /** Checks the rule of lease and poll. The message names the setting that is not left at its default. */
    private Duration poll(Duration lease) {
        Duration poll = values.required(Setting.REVOCATION_POLL, duration(SHORTEST_WAIT, LONGEST_POLL));
        if (lease.isZero() || poll.compareTo(lease) < 0) {
            return poll;
        }
        String leaseText = values.text(Setting.REVOCATION_LEASE);
        String pollText = values.text(Setting.REVOCATION_POLL);
        if (values.isDefault(Setting.REVOCATION_POLL)) {
            throw Setting.REVOCATION_LEASE.refuse(
                    leaseText,
                    "not longer than " + Setting.REVOCATION_POLL.key() + ", which is " + pollText
                            + ". Shorten that setting too");
        }
        throw Setting.REVOCATION_POLL.refuse(
                pollText, "not shorter than " + Setting.REVOCATION_LEASE.key() + ", which is " + leaseText);
    }

    private AccessSettings access() {
        return new AccessSettings(
                values.required(Setting.UNDECLARED, oneOf(AccessSettings.Undeclared.class)),
                values.list(Setting.PUBLIC, PublicPath::parse),
                values.required(Setting.CONTAINER, SettingParsers::flag));
    }

    private NetworkSettings network() {
        return new NetworkSettings(new TrustedProxies(
                AddressRanges.parse(values.list(Setting.PROXIES, SettingParsers::addressRange)),
                values.required(Setting.PROXIES_FIELDS, SettingParsers::forwardingFields)));
    }

    private RedactionSettings redaction() {
        return new RedactionSettings(
                values.required(Setting.REDACTION_LIMIT, SettingParsers::portion),
                values.required(Setting.REDACTION_PORTION, oneOf(RedactionSettings.RedactionPortion.class)),
                values.required(Setting.REDACTION_ARRAYS, oneOf(RedactionSettings.RedactionArrays.class)));
    }

    private WriteSettings writing() {
        return new WriteSettings(
                values.required(Setting.WRITE, oneOf(WriteSettings.UnwritableMembers.class)),
                values.required(Setting.WRITE_INCOMPLETE, oneOf(WriteSettings.IncompleteView.class)),
                values.required(Setting.WRITE_PRECONDITION, oneOf(WriteSettings.Precondition.class)),
                values.required(Setting.QUERY_HIDDEN, oneOf(WriteSettings.HiddenNames.class)),
                values.required(Setting.QUERY_UNDECLARED, oneOf(WriteSettings.UndeclaredNames.class)));
    }

    private LeakSettings leaks() {
        return new LeakSettings(
                values.required(Setting.LEAKED, oneOf(LeakSettings.Reported.class)),
                values.required(
                        Setting.LEAKED_GITHUB,
                        text -> PinnedKeys.parse(values.list(Setting.LEAKED_GITHUB, part -> part))),
                values.required(Setting.INSECURE, oneOf(LeakSettings.Insecure.class)));
    }

    private ManagementSettings management() {
        return new ManagementSettings(
                values.required(Setting.ADMIN, SettingParsers::flag),
                values.required(Setting.ADMIN_PATH, SettingParsers::path),
                values.required(Setting.ADMIN_APPLICATION, ApplicationId::require),
                values.list(Setting.ADMIN_ORIGIN, WebOrigin::require),
                values.required(Setting.ADMIN_SELF, SettingParsers::flag),
                values.required(Setting.ADMIN_TICKET, duration(Duration.ZERO, LONGEST_TICKET)));
    }
}
