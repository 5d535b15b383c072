package dev.latchkey.config;

/**
 * Defines every setting with its name, default and allowed values. {@code deploy-descriptors/web.xml} and the page on settings
 * explain them; a test compares the three.
 *
 * <p>A setting is read from the system properties, from MicroProfile Config where the server has it, and from the
 * {@code <context-param>}s of {@code web.xml}, in this order. The first source that has the setting decides. A blank
 * value means the default. An unknown name under {@code latchkey.} and a value that is not allowed stop the deployment.
 */
public enum Setting {
    /** The only application that this web application accepts. */
    APPLICATION("latchkey.application", "", "the id of an application"),
    /** Where the path names the application. */
    APPLICATION_PATH(
            "latchkey.application.path",
            "",
            "paths that begin with / and hold {application} once, such as /v2/users/*/apps/{application}/**, separated by commas"),
    /** The protection space in challenges. */
    REALM("latchkey.realm", "latchkey", "printable characters without quotation marks and backslashes"),
    /** Authentication schemes of the Authorization header field. */
    SCHEMES("latchkey.schemes", "Key", "names of authentication schemes, separated by commas"),
    /** Another header field for the key. */
    HEADER(
            "latchkey.header",
            "",
            "the name of a header field other than Authorization, Cookie, Host and others with a meaning of their own"),
    /** A query parameter for the key. */
    QUERY("latchkey.query", "", "the name of a query parameter: letters, digits, ., _ and -"),
    /** The brand in front of keys. */
    KEY_PREFIX(
            "latchkey.key.prefix",
            "lk",
            "prefixes of 1 to 20 letters and digits, parts joined by _, separated by commas"),
    /** How long keys live at most. */
    KEY_LIFETIME(
            "latchkey.key.lifetime",
            "",
            "durations in days, hours or minutes such as 90d or 12h, separated by commas, and for one application such as"
                    + " shop=30d"),
    /** Keys that other systems made. */
    KEY_IMPORTED(
            "latchkey.key.imported",
            "",
            "entries such as prefix=acme_ digest=sha256 or prefix=old- digest=hmac-sha256 secret=… of=rest, separated by"
                    + " semicolons or line ends",
            true),
    /** Keys in the configuration. */
    KEYS(
            "latchkey.keys",
            "",
            "entries such as id=… digest=… application=… scopes=…,… separated by semicolons or line ends",
            true),
    /** Secrets for digests and signatures. */
    PEPPER(
            "latchkey.pepper",
            "",
            "entries such as 2:<base64 of at least 32 bytes>,1:<base64>, each version once",
            true),
    /** The end of a migration to a pepper. */
    PEPPER_MIGRATION(
            "latchkey.pepper.migration", "", "a moment in UTC such as 2026-12-31T00:00:00Z, with latchkey.pepper"),
    /** Where keys are stored. */
    DATASOURCE("latchkey.datasource", "java:comp/DefaultDataSource", "the JNDI name of a data source"),
    /** What happens to the tables at start. */
    SCHEMA("latchkey.schema", "auto", "auto, create, validate, none"),
    /** How long a cached key is valid. */
    REVOCATION_LEASE(
            "latchkey.revocation.lease",
            "2s",
            "a duration from 0s to 60s, such as 1s or 2s, and longer than latchkey.revocation.poll unless it is 0s"),
    /** How often the store is polled for changes. */
    REVOCATION_POLL(
            "latchkey.revocation.poll",
            "500ms",
            "a duration from 50ms to 10s, such as 500ms, and shorter than latchkey.revocation.lease"),
    /** Whether PostgreSQL tells of changes. */
    REVOCATION_NOTIFY("latchkey.revocation.notify", "true", "true, false"),
    /** How long a request waits for the store. */
    STORE_TIMEOUT("latchkey.store.timeout", "1s", "a duration from 50ms to 60s, such as 500ms or 2s"),
    /** How long cached keys work in an outage. */
    OUTAGE_GRACE("latchkey.outage.grace", "0s", "a duration from 0s to 86400s, such as 30s"),
    /** The rate limit for unknown keys. */
    UNKNOWN_RATE("latchkey.unknown.rate", "100", "a whole number from 0 to 1000000"),
    /** How often usage is written. */
    USE_INTERVAL("latchkey.use.interval", "10s", "a duration from 0s to 30s, such as 10s"),
    /** After how many days scopes count as unused. */
    SCOPES_UNUSED("latchkey.scopes.unused", "30", "a whole number from 1 to 3650"),
    /** How many keys are cached. */
    CACHE_SIZE("latchkey.cache.size", "10000", "a whole number from 1 to 10000000"),
    /** How a REST method without a declaration is treated. */
    UNDECLARED("latchkey.undeclared", "deny", "deny, allow, fail"),
    /** Paths that need no key. */
    PUBLIC("latchkey.public", "", "URL patterns: /a/page.html, /a/* or *.css, separated by commas"),
    /** The largest portion that is redacted. */
    REDACTION_LIMIT("latchkey.redaction.limit", "0.5", "a number from 0 to 1"),
    /** How the portion is calculated. */
    REDACTION_PORTION("latchkey.redaction.portion", "declared", "declared, measured"),
    /** The replacement of withheld arrays. */
    REDACTION_ARRAYS("latchkey.redaction.arrays", "omit", "omit, empty"),
    /** What happens to unwritable members of request bodies. */
    WRITE("latchkey.write", "refuse", "refuse, ignore"),
    /** What happens to a request that would erase what is hidden. */
    WRITE_INCOMPLETE("latchkey.write.incomplete", "refuse", "refuse, allow"),
    /** Whether changes of partly visible objects need a condition. */
    WRITE_PRECONDITION("latchkey.write.precondition", "none", "none, required"),
    /** How a parameter is refused that names a hidden member. */
    QUERY_HIDDEN("latchkey.query.hidden", "refuse", "refuse, unknown"),
    /** What happens to parameters that seem to name members. */
    QUERY_UNDECLARED("latchkey.query.undeclared", "warn", "warn, deny, fail"),
    /** The proxies whose forwarding fields count. */
    PROXIES(
            "latchkey.proxies",
            "",
            "addresses and ranges such as 10.0.0.7 or 10.0.0.0/8 or 2001:db8::/32, separated by commas"),
    /** The forwarding fields that the proxies write. */
    PROXIES_FIELDS("latchkey.proxies.fields", "any", "any, forwarded, x-forwarded"),
    /** Whether the container knows the caller. */
    CONTAINER("latchkey.container", "false", "true, false"),
    /** Whether keys are managed over HTTP. */
    ADMIN("latchkey.admin", "false", "true, false"),
    /** Where keys are managed. */
    ADMIN_PATH(
            "latchkey.admin.path",
            "/latchkey",
            "a path such as /latchkey or /intern/keys: parts of letters, digits, _, - and ., each after a /"),
    /** The application whose keys manage all applications. */
    ADMIN_APPLICATION("latchkey.admin.application", "latchkey", "the id of an application"),
    /** The public origin of key management. */
    ADMIN_ORIGIN(
            "latchkey.admin.origin",
            "",
            "origins such as https://keys.example.com or http://localhost:8080, separated by commas"),
    /** Whether keys can end themselves while key management is off. */
    ADMIN_SELF("latchkey.admin.self", "false", "true, false"),
    /** What happens to keys that are reported as leaked. */
    LEAKED("latchkey.leaked", "off", "off, report, disable, delete"),
    /** The keys by which the secret scanning of GitHub signs. */
    LEAKED_GITHUB(
            "latchkey.leaked.github",
            "",
            "entries of an identifier, a colon and the base64 text of a public key (EC, P-256), separated by commas"),
    /** What happens to keys that are sent without TLS. */
    INSECURE("latchkey.insecure", "allow", "allow, refuse, revoke"),
    /** How long a sign-in to the console survives a reload. */
    ADMIN_TICKET("latchkey.admin.ticket", "600s", "a duration from 0s to 600s, such as 600s"),
    /** Whether access tokens are accepted. */
    TOKENS("latchkey.tokens", "false", "true, false"),
    /** When access tokens end. */
    TOKENS_SUNSET(
            "latchkey.tokens.sunset",
            "",
            "a moment in UTC such as 2027-06-30T00:00:00Z, needed where latchkey.tokens is true"),
    /** When access tokens became deprecated. */
    TOKENS_DEPRECATED(
            "latchkey.tokens.deprecated",
            "2026-11-01T00:00:00Z",
            "a moment in UTC such as 2026-11-01T00:00:00Z, not after latchkey.tokens.sunset"),
    /** Where access tokens are issued. */
    TOKENS_PATH(
            "latchkey.tokens.path",
            "/token",
            "a path such as /token or /v2/token: parts of letters, digits, _, - and ., each after a /"),
    /** The prefix of access tokens. */
    TOKENS_PREFIX(
            "latchkey.tokens.prefix",
            "lkt",
            "a prefix of 1 to 20 letters and digits, parts joined by _, that no key has"),
    /** How long access tokens are valid. */
    TOKENS_LIFETIME("latchkey.tokens.lifetime", "176400s", "a duration from 60s to 864000s, such as 3600s"),
    /** The scopes of a client that is created without scopes. */
    TOKENS_SCOPES("latchkey.tokens.scopes", "named", "named, all"),
    /** Whether malformed token requests are accepted. */
    TOKENS_LENIENT("latchkey.tokens.lenient", "false", "true, false"),
    /** The page about the replacement of access tokens. */
    TOKENS_LINK("latchkey.tokens.link", "", "an absolute http or https URL, or a path that begins with /");

    private final String key;
    private final String fallback;
    private final String allowed;
    /** Whether messages must not repeat the value. */
    private final boolean secret;

    Setting(String key, String fallback, String allowed) {
        this(key, fallback, allowed, false);
    }

    Setting(String key, String fallback, String allowed, boolean secret) {
        this.key = key;
        this.fallback = fallback;
        this.allowed = allowed;
        this.secret = secret;
    }

    /** Returns the name of the setting in every source. */
    public String key() {
        return key;
    }

    /** Returns the value if no source has one; may be empty. */
    public String fallback() {
        return fallback;
    }

    /** Returns the allowed values, in words. */
    public String allowed() {
        return allowed;
    }

    /** Returns the exception for a value that is not allowed. The message does not repeat a secret value. */
    public SettingException refuse(String value) {
        return refuse(value, "");
    }

    /** Returns the exception for a value that is not allowed, with the reason. */
    public SettingException refuse(String value, String why) {
        String shown = secret ? "not repeated here" : "\"" + value + "\"";
        return new SettingException(
                key + " is " + shown + (why.isEmpty() ? "" : " (" + why + ")") + ", allowed is: " + allowed + ".");
    }
}
