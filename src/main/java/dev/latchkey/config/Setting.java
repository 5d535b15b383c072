package dev.latchkey.config;

import java.util.Arrays;
import java.util.Optional;

/**
 * Names every setting, with its default and its meaning: the one place that documents them.
 *
 * <p>A setting is looked up as a system property, in MicroProfile Config where the server has it, as a
 * {@code <context-param>} of {@code web.xml}, and falls back to its default, in this order. The first place that has
 * it decides; a blank value there means the default. A name under {@code latchkey.} that is not here, and a value that is not allowed, stop the deployment.
 */
public enum Setting {
    /** The application that this web application is for. */
    APPLICATION(
            "latchkey.application",
            "",
            "the id of an application",
            "The one application that this web application is for: keys of others are refused. Empty: see"
                    + " latchkey.application.path."),

    /** Where the path names the application. */
    APPLICATION_PATH(
            "latchkey.application.path",
            "",
            "paths that begin with / and hold {application} once, such as /v2/users/*/apps/{application}/**,"
                    + " separated by commas",
            "Paths that name the application a request is about: * is one segment, ** at the end is any number. A key"
                    + " of another application is refused there. Elsewhere a request is about the key's own application."),

    /** The protection space of challenges. */
    REALM(
            "latchkey.realm",
            "latchkey",
            "printable characters without quotation marks and backslashes",
            "The realm in WWW-Authenticate."),

    /** Authentication schemes of the Authorization header. */
    SCHEMES(
            "latchkey.schemes",
            "Key",
            "names of authentication schemes, separated by commas",
            "The schemes that precede a key in the Authorization header, in any case; the first stands in challenges."),

    /** Another header field for the key. */
    HEADER(
            "latchkey.header",
            "",
            "the name of a header field other than Authorization, Cookie, Host and others with a meaning of their own",
            "A second header field that may carry the bare key, such as X-Api-Key. Empty: none."),

    /** A query parameter for the key. */
    QUERY(
            "latchkey.query",
            "",
            "the name of a query parameter: letters, digits, ., _ and -",
            "A query parameter that may carry the key. Empty: none, and it should stay so: query strings end up in"
                    + " logs."),

    /** The brand in front of keys. */
    KEY_PREFIX(
            "latchkey.key.prefix",
            "lk",
            "prefixes of 1 to 20 letters and digits, parts joined by _, separated by commas",
            "What key texts begin with. New keys get the first; the others are still accepted."),

    /** Keys that stand in the configuration. */
    KEYS(
            "latchkey.keys",
            "",
            "entries such as id=… digest=… application=… scopes=…,… separated by semicolons or line ends",
            "Keys that exist by configuration, without the store, such as a first management key. The command"
                    + " java -jar latchkey.jar new-key prints an entry; only a digest of the key stands in it.",
            true),

    /** Secrets that digests are keyed with. */
    PEPPER(
            "latchkey.pepper",
            "",
            "entries such as 2:<base64 of at least 32 bytes>,1:<base64>, each version once",
            "Secrets of the server that digests of keys and signatures of rows are made with (HMAC-SHA-256), newest"
                    + " first. Rows that are not signed with one are refused. Give them as system property or MicroProfile"
                    + " Config, not in web.xml. Empty: digests are SHA-256, and nothing is signed.",
            true),

    /** Until when rows from before there was a pepper count. */
    PEPPER_MIGRATION(
            "latchkey.pepper.migration",
            "",
            "a moment in UTC such as 2026-12-31T00:00:00Z, with latchkey.pepper",
            "Until when rows without a signature, and digests that were made without a pepper, are accepted although"
                    + " latchkey.pepper is set. Until then somebody who can write the tables can make keys. Empty: not at"
                    + " all."),

    /** Where keys are stored. */
    DATASOURCE(
            "latchkey.datasource",
            "java:comp/DefaultDataSource",
            "the JNDI name of a data source",
            "The data source that keys are stored in, H2 or PostgreSQL."),

    /** What happens to the tables at start. */
    SCHEMA(
            "latchkey.schema",
            "auto",
            "auto, create, validate, none",
            "What to do about the tables at start: create makes what is missing, validate stops the deployment if"
                    + " something is missing, none trusts. auto creates in the server's embedded default database and"
                    + " validates elsewhere."),

    /** How long a looked-up key is trusted. */
    REVOCATION_LEASE(
            "latchkey.revocation.lease",
            "2s",
            "a duration from 0s to 60s, such as 1s or 2s, and longer than latchkey.revocation.poll unless it is 0s",
            "How long what is remembered of keys is trusted after the store has confirmed it: the longest time for"
                    + " which another server goes on accepting a deleted key. 0s asks for every request."),

    /** How often the store is asked whether keys were changed. */
    REVOCATION_POLL(
            "latchkey.revocation.poll",
            "500ms",
            "a duration from 50ms to 10s, such as 500ms, and shorter than latchkey.revocation.lease",
            "How often the store is asked whether keys were changed: a change elsewhere is mostly known here within"
                    + " this time."),

    /** How long a request waits for the store. */
    STORE_TIMEOUT(
            "latchkey.store.timeout",
            "1s",
            "a duration from 50ms to 60s, such as 500ms or 2s",
            "The longest time that a request waits for the store to look its key up, before it gets 503."),

    /** How long remembered keys go on in an outage. */
    OUTAGE_GRACE(
            "latchkey.outage.grace",
            "0s",
            "a duration from 0s to 86400s, such as 30s",
            "For how long, when the store cannot be asked, keys that were confirmed shortly before go on working,"
                    + " beyond latchkey.revocation.lease. A key that is deleted meanwhile works as long too. 0s: not at"
                    + " all."),

    /** How many unknown keys of one address are looked up. */
    UNKNOWN_RATE(
            "latchkey.unknown.rate",
            "100",
            "a whole number from 0 to 1000000",
            "How many requests with an unknown key, or with the wrong secret of a known one, one address may send in a"
                    + " second, and ten times as many all addresses together; more get 429. Requests with right keys are"
                    + " not limited. 0: no limit."),

    /** How often uses are written. */
    USE_INTERVAL(
            "latchkey.use.interval",
            "10s",
            "a duration from 0s to 30s, such as 10s",
            "How often usage (last use, number of calls) is written to the store. 0s: never."),

    /** How many keys are remembered. */
    CACHE_SIZE(
            "latchkey.cache.size",
            "10000",
            "a whole number from 1 to 10000000",
            "How many looked-up keys are remembered at most."),

    /** What a REST method without a declaration means. */
    UNDECLARED(
            "latchkey.undeclared",
            "deny",
            "deny, allow, fail",
            "What a REST method with neither @ScopeRequired nor @PublicEndpoint means: deny refuses it with 403, allow"
                    + " lets any valid key call it, fail stops the deployment."),

    /** Paths that need no key. */
    PUBLIC(
            "latchkey.public",
            "",
            "URL patterns: /a/page.html, /a/* or *.css, separated by commas",
            "Paths that need no key, such as static pages or the server's own /openapi. REST methods and servlets of"
                    + " the application say it by @PublicEndpoint instead; one that declares scopes stays guarded."),

    /** The largest portion that is redacted. */
    REDACTION_LIMIT(
            "latchkey.redaction.limit",
            "0.5",
            "a number from 0 to 1",
            "The largest portion of a response that is withheld from a key without the scopes for it: if more would"
                    + " have to be, the answer is 403."),

    /** How the portion is found. */
    REDACTION_PORTION(
            "latchkey.redaction.portion",
            "declared",
            "declared, measured",
            "How the portion is found: declared from the types, the same for each response and known before the method"
                    + " runs; measured from the values of each response to a GET or HEAD."),

    /** What stands in place of withheld arrays. */
    REDACTION_ARRAYS(
            "latchkey.redaction.arrays",
            "omit",
            "omit, empty",
            "What stands in place of a withheld array or collection: omit leaves it out, empty writes []."),

    /** Whether the container is told who calls. */
    CONTAINER(
            "latchkey.container",
            "false",
            "true, false",
            "Whether the container is told who calls, so that EJBs, Jakarta Security and @RolesAllowed see the key as"
                    + " the caller and its scopes as roles. Some servers need a line of configuration for it."),

    /** Whether keys are managed over HTTP. */
    ADMIN(
            "latchkey.admin",
            "false",
            "true, false",
            "Whether keys can be managed over HTTP: by REST and on a page, both under latchkey.admin.path, for keys"
                    + " that have the scopes for it and users in the role latchkey-admin."),

    /** Where keys are managed. */
    ADMIN_PATH(
            "latchkey.admin.path",
            "/latchkey",
            "a path such as /latchkey or /intern/keys: parts of letters, digits, _, - and ., each after a /",
            "The path under which keys are managed, within the web application."),

    /** The application whose keys manage all. */
    ADMIN_APPLICATION(
            "latchkey.admin.application",
            "latchkey",
            "the id of an application",
            "The application whose keys manage all applications, as far as their scopes go. Keys of every other one"
                    + " manage their own application alone."),

    /** Where browsers see the management. */
    ADMIN_ORIGIN(
            "latchkey.admin.origin",
            "",
            "origins such as https://keys.example.com or http://localhost:8080, separated by commas",
            "The origins at which browsers see the management of keys: requests of logged-in users from pages of"
                    + " others are refused. Empty: the origin that the request was sent to, as the server knows it. Set it"
                    + " where a proxy ends TLS or rewrites Host and the server does not know."),

    /** Whether access tokens are accepted. */
    TOKENS(
            "latchkey.tokens",
            "false",
            "true, false",
            "Whether the older access tokens are still accepted beside keys, and issued to clients that have an id and"
                    + " a secret."),

    /** When access tokens end. */
    TOKENS_SUNSET(
            "latchkey.tokens.sunset",
            "",
            "a moment in UTC such as 2027-06-30T00:00:00Z, needed where latchkey.tokens is true",
            "When access tokens end: from then on each of them gets 401, and none is issued. Answers to tokens"
                    + " announce it (Sunset, RFC 8594)."),

    /** Since when access tokens are deprecated. */
    TOKENS_DEPRECATED(
            "latchkey.tokens.deprecated",
            "2026-11-01T00:00:00Z",
            "a moment in UTC such as 2026-11-01T00:00:00Z, not after latchkey.tokens.sunset",
            "Since when access tokens are deprecated, as answers to them say (Deprecation, RFC 9745)."),

    /** Where access tokens are issued. */
    TOKENS_PATH(
            "latchkey.tokens.path",
            "/token",
            "a path such as /token or /v2/token: parts of letters, digits, _, - and ., each after a /",
            "Where clients get access tokens by POST, within the web application (OAuth 2.0 client credentials, RFC"
                    + " 6749 section 4.4)."),

    /** What access tokens begin with. */
    TOKENS_PREFIX(
            "latchkey.tokens.prefix",
            "lkt",
            "a prefix of 1 to 20 letters and digits, parts joined by _, that no key has",
            "What access tokens begin with. Authorization: Bearer with anything else is the web application's own."),

    /** How long access tokens live. */
    TOKENS_LIFETIME(
            "latchkey.tokens.lifetime",
            "176400s",
            "a duration from 60s to 864000s, such as 3600s",
            "How long an access token works."),

    /** Which scopes a client gets if none are named. */
    TOKENS_SCOPES(
            "latchkey.tokens.scopes",
            "named",
            "named, all",
            "Which scopes a new client has if none are named: named refuses to make it, all gives it every scope that"
                    + " there is, as access tokens once had."),

    /** Whether malformed requests for tokens are answered. */
    TOKENS_LENIENT(
            "latchkey.tokens.lenient",
            "false",
            "true, false",
            "Whether a request for a token may have any body or none, as some published clients send it, as long as its"
                    + " credentials are in Authorization: Basic."),

    /** Where it is said what to do instead of using access tokens. */
    TOKENS_LINK(
            "latchkey.tokens.link",
            "",
            "an absolute http or https URL, or a path that begins with /",
            "The page that says what to do instead of using access tokens; answers to tokens link to it. Empty: the"
                    + " page on which keys are managed, or that of the problem type.");

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

    /** The name in every source. */
    public String key() {
        return key;
    }

    /** The value if no source has one; may be empty. */
    public String fallback() {
        return fallback;
    }

    /** What values are allowed, in words. */
    public String allowed() {
        return allowed;
    }

    /** What the setting is for, in one or two sentences. */
    public String meaning() {
        return meaning;
    }

    /** The exception for a value of this setting that is not allowed; a secret one is not repeated. */
    public SettingException refuse(String value) {
        return refuse(value, "");
    }

    /** The same, with what exactly is wrong. */
    public SettingException refuse(String value, String why) {
        String shown = secret ? "not repeated here" : "\"" + value + "\"";
        return new SettingException(
                key + " is " + shown + (why.isEmpty() ? "" : " (" + why + ")") + ", allowed is: " + allowed + ".");
    }

    static boolean claims(String name) {
        return name.startsWith(NAMESPACE);
    }

    /** Whether a name may be meant for one of ours, in another case or with other separators. */
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
