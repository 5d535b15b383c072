package dev.latchkey.config;

import java.util.Arrays;
import java.util.Optional;

/**
 * Defines every setting with its name, default, allowed values and meaning. A test compares the documentation with it.
 *
 * <p>A setting is read from the system properties, from MicroProfile Config where the server has it, and from the
 * {@code <context-param>}s of {@code web.xml}, in this order. The first source that has the setting decides. A blank
 * value means the default. An unknown name under {@code latchkey.} and a value that is not allowed stop the deployment.
 */
public enum Setting {
    /** The only application that this web application accepts. */
    APPLICATION(
            "latchkey.application",
            "",
            "the id of an application",
            "The only application whose keys this web application accepts. Empty: latchkey.application.path"
                    + " decides, or keys of every application are accepted."),

    /** Where the path names the application. */
    APPLICATION_PATH(
            "latchkey.application.path",
            "",
            "paths that begin with / and hold {application} once, such as /v2/users/*/apps/{application}/**,"
                    + " separated by commas",
            "Path patterns that name the application of a request. * matches one segment; ** at the end matches any"
                    + " number. A key of another application is refused on these paths. On other paths the"
                    + " application of a request is that of its key."),

    /** The protection space in challenges. */
    REALM(
            "latchkey.realm",
            "latchkey",
            "printable characters without quotation marks and backslashes",
            "The realm in WWW-Authenticate."),

    /** Authentication schemes of the Authorization header field. */
    SCHEMES(
            "latchkey.schemes",
            "Key",
            "names of authentication schemes, separated by commas",
            "The authentication schemes that are accepted before a key in the Authorization header field, in any"
                    + " case. Challenges name the first one."),

    /** Another header field for the key. */
    HEADER(
            "latchkey.header",
            "",
            "the name of a header field other than Authorization, Cookie, Host and others with a meaning of their own",
            "A second header field that may carry the key alone, without a scheme, such as X-Api-Key. Empty: none."),

    /** A query parameter for the key. */
    QUERY(
            "latchkey.query",
            "",
            "the name of a query parameter: letters, digits, ., _ and -",
            "A query parameter that may carry the key. Empty: none. Leave it empty if you can: query strings are"
                    + " written to logs."),

    /** The brand in front of keys. */
    KEY_PREFIX(
            "latchkey.key.prefix",
            "lk",
            "prefixes of 1 to 20 letters and digits, parts joined by _, separated by commas",
            "The prefixes of API keys. New keys get the first one; keys with the others are still accepted."),

    /** Keys in the configuration. */
    KEYS(
            "latchkey.keys",
            "",
            "entries such as id=… digest=… application=… scopes=…,… separated by semicolons or line ends",
            "Keys that are configured here instead of stored, such as a first management key. The command java -jar"
                    + " latchkey.jar new-key prints an entry. An entry holds only a digest of the key.",
            true),

    /** Secrets for digests and signatures. */
    PEPPER(
            "latchkey.pepper",
            "",
            "entries such as 2:<base64 of at least 32 bytes>,1:<base64>, each version once",
            "Server secrets for the digests of keys and the signatures of rows (HMAC-SHA-256), newest first. Rows"
                    + " without a valid signature are refused. Set them as a system property or by MicroProfile"
                    + " Config, not in web.xml. Empty: digests are SHA-256, and rows are not signed.",
            true),

    /** The end of a migration to a pepper. */
    PEPPER_MIGRATION(
            "latchkey.pepper.migration",
            "",
            "a moment in UTC such as 2026-12-31T00:00:00Z, with latchkey.pepper",
            "The end of a migration to latchkey.pepper. Until then, rows without a signature and digests without a"
                    + " pepper are accepted, and anyone who can write to the tables can make keys. Empty: no"
                    + " migration."),

    /** Where keys are stored. */
    DATASOURCE(
            "latchkey.datasource",
            "java:comp/DefaultDataSource",
            "the JNDI name of a data source",
            "The data source that stores keys, in H2 or PostgreSQL."),

    /** What happens to the tables at start. */
    SCHEMA(
            "latchkey.schema",
            "auto",
            "auto, create, validate, none",
            "How the tables are prepared at start. create makes missing tables, validate stops the deployment if"
                    + " something is missing, none does neither. auto means create in the server's embedded default"
                    + " database and validate elsewhere."),

    /** How long a cached key is valid. */
    REVOCATION_LEASE(
            "latchkey.revocation.lease",
            "2s",
            "a duration from 0s to 60s, such as 1s or 2s, and longer than latchkey.revocation.poll unless it is 0s",
            "How long cached keys are valid without revalidation against the store: the upper bound for revocation"
                    + " on other servers. 0s: every request queries the store."),

    /** How often the store is polled for changes. */
    REVOCATION_POLL(
            "latchkey.revocation.poll",
            "500ms",
            "a duration from 50ms to 10s, such as 500ms, and shorter than latchkey.revocation.lease",
            "How often the store is polled for changed keys. A server usually learns of changes on other servers"
                    + " within this time."),

    /** How long a request waits for the store. */
    STORE_TIMEOUT(
            "latchkey.store.timeout",
            "1s",
            "a duration from 50ms to 60s, such as 500ms or 2s",
            "The longest time that a request waits for the key store before it gets 503."),

    /** How long cached keys work in an outage. */
    OUTAGE_GRACE(
            "latchkey.outage.grace",
            "0s",
            "a duration from 0s to 86400s, such as 30s",
            "How long recently confirmed keys keep working after latchkey.revocation.lease while the store is"
                    + " unavailable. A key that is deleted during this time keeps working as long. 0s: not at all."),

    /** The rate limit for unknown keys. */
    UNKNOWN_RATE(
            "latchkey.unknown.rate",
            "100",
            "a whole number from 0 to 1000000",
            "The rate limit for unknown keys and wrong secrets: requests per second from one address, and ten times"
                    + " as many from all addresses together. Further requests get 429. Requests with valid keys are"
                    + " not limited. 0: no limit."),

    /** How often usage is written. */
    USE_INTERVAL(
            "latchkey.use.interval",
            "10s",
            "a duration from 0s to 30s, such as 10s",
            "How often usage (last use, number of calls) is written to the store. 0s: never."),

    /** How many keys are cached. */
    CACHE_SIZE(
            "latchkey.cache.size", "10000", "a whole number from 1 to 10000000", "The maximum number of cached keys."),

    /** How a REST method without a declaration is treated. */
    UNDECLARED(
            "latchkey.undeclared",
            "deny",
            "deny, allow, fail",
            "The treatment of REST methods with neither @ScopeRequired nor @PublicEndpoint. deny refuses calls with"
                    + " 403, allow accepts any valid key, fail stops the deployment."),

    /** Paths that need no key. */
    PUBLIC(
            "latchkey.public",
            "",
            "URL patterns: /a/page.html, /a/* or *.css, separated by commas",
            "Paths that need no key, such as static pages or the server's own /openapi. For REST methods and"
                    + " servlets of the application use @PublicEndpoint instead. A REST method or servlet with"
                    + " @ScopeRequired stays guarded."),

    /** The largest portion that is redacted. */
    REDACTION_LIMIT(
            "latchkey.redaction.limit",
            "0.5",
            "a number from 0 to 1",
            "The largest portion of a response that may be withheld from a key. If more must be withheld, the"
                    + " response is 403."),

    /** How the portion is calculated. */
    REDACTION_PORTION(
            "latchkey.redaction.portion",
            "declared",
            "declared, measured",
            "How the portion is calculated. declared: from the declared types, before the method runs, the same for"
                    + " every response. measured: from the values of each response to a GET or HEAD."),

    /** The replacement of withheld arrays. */
    REDACTION_ARRAYS(
            "latchkey.redaction.arrays",
            "omit",
            "omit, empty",
            "The replacement of a withheld array or collection. omit leaves the member out, empty writes []."),

    /** Whether the container knows the caller. */
    CONTAINER(
            "latchkey.container",
            "false",
            "true, false",
            "Whether the container knows the caller, so that EJBs, Jakarta Security and @RolesAllowed see the key"
                    + " as the caller and its scopes as roles. Some servers need additional configuration."),

    /** Whether keys are managed over HTTP. */
    ADMIN(
            "latchkey.admin",
            "false",
            "true, false",
            "Whether keys are managed over HTTP: by a REST API and a page under latchkey.admin.path, for keys with"
                    + " the scopes for it and for users in the role latchkey-admin."),

    /** Where keys are managed. */
    ADMIN_PATH(
            "latchkey.admin.path",
            "/latchkey",
            "a path such as /latchkey or /intern/keys: parts of letters, digits, _, - and ., each after a /",
            "The path of key management, within the web application."),

    /** The application whose keys manage all applications. */
    ADMIN_APPLICATION(
            "latchkey.admin.application",
            "latchkey",
            "the id of an application",
            "The managing application. Its keys manage all applications, within their scopes. Keys of every other"
                    + " application manage only their own application."),

    /** The public origin of key management. */
    ADMIN_ORIGIN(
            "latchkey.admin.origin",
            "",
            "origins such as https://keys.example.com or http://localhost:8080, separated by commas",
            "The origins at which browsers see key management. Requests of logged-in users from pages of other"
                    + " origins are refused. Empty: the origin of the request as the server sees it. Set it if a"
                    + " proxy terminates TLS or rewrites Host and the server does not know the public origin."),

    /** Whether access tokens are accepted. */
    TOKENS(
            "latchkey.tokens",
            "false",
            "true, false",
            "Whether access tokens are accepted beside keys, and issued to clients with an id and a secret."),

    /** When access tokens end. */
    TOKENS_SUNSET(
            "latchkey.tokens.sunset",
            "",
            "a moment in UTC such as 2027-06-30T00:00:00Z, needed where latchkey.tokens is true",
            "The end of access tokens. From then on each access token gets 401, and no new ones are issued."
                    + " Responses to access tokens announce the time (Sunset, RFC 8594)."),

    /** When access tokens became deprecated. */
    TOKENS_DEPRECATED(
            "latchkey.tokens.deprecated",
            "2026-11-01T00:00:00Z",
            "a moment in UTC such as 2026-11-01T00:00:00Z, not after latchkey.tokens.sunset",
            "The time since which access tokens are deprecated. Responses to access tokens announce it"
                    + " (Deprecation, RFC 9745)."),

    /** Where access tokens are issued. */
    TOKENS_PATH(
            "latchkey.tokens.path",
            "/token",
            "a path such as /token or /v2/token: parts of letters, digits, _, - and ., each after a /",
            "The token endpoint, within the web application. Clients send a POST to it to get an access token"
                    + " (OAuth 2.0 client credentials, RFC 6749 section 4.4)."),

    /** The prefix of access tokens. */
    TOKENS_PREFIX(
            "latchkey.tokens.prefix",
            "lkt",
            "a prefix of 1 to 20 letters and digits, parts joined by _, that no key has",
            "The prefix of access tokens. Authorization: Bearer with any other value belongs to the web"
                    + " application."),

    /** How long access tokens are valid. */
    TOKENS_LIFETIME(
            "latchkey.tokens.lifetime",
            "176400s",
            "a duration from 60s to 864000s, such as 3600s",
            "How long an access token is valid."),

    /** The scopes of a client that is created without scopes. */
    TOKENS_SCOPES(
            "latchkey.tokens.scopes",
            "named",
            "named, all",
            "The scopes of a client that is created without scopes. named refuses to create the client, all gives"
                    + " it every scope of the catalogue."),

    /** Whether malformed token requests are accepted. */
    TOKENS_LENIENT(
            "latchkey.tokens.lenient",
            "false",
            "true, false",
            "Whether a token request may have any body or none, if its credentials are in Authorization: Basic."
                    + " Some published clients send such requests."),

    /** The page about the replacement of access tokens. */
    TOKENS_LINK(
            "latchkey.tokens.link",
            "",
            "an absolute http or https URL, or a path that begins with /",
            "The page that explains how to replace access tokens. Responses to access tokens link to it. Empty: the"
                    + " key management page, or the page of the problem type.");

    private static final String NAMESPACE = "latchkey.";

    private final String key;
    private final String fallback;
    private final String allowed;
    private final String meaning;
    /** Whether messages must not repeat the value. */
    private final boolean secret;

    Setting(String key, String fallback, String allowed, String meaning) {
        this(key, fallback, allowed, meaning, false);
    }

    Setting(String key, String fallback, String allowed, String meaning, boolean secret) {
        this.key = key;
        this.fallback = fallback;
        this.allowed = allowed;
        this.meaning = meaning;
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

    /** Returns the meaning of the setting, in a few sentences. */
    public String meaning() {
        return meaning;
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

    static boolean claims(String name) {
        return name.startsWith(NAMESPACE);
    }

    /** Returns whether a name begins like a setting, in any case and with any separator. */
    static boolean resembles(String name) {
        String brand = NAMESPACE.substring(0, NAMESPACE.length() - 1);
        return name.regionMatches(true, 0, brand, 0, brand.length());
    }

    static Optional<Setting> named(String name) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(name))
                .findFirst();
    }
}
