package dev.latchkey;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes, lists and deletes applications and their API keys from code.
 *
 * <pre>{@code
 * @Inject ApiKeys keys;
 *
 * public void contextInitialized(ServletContextEvent started) {
 *     keys.createApplication("shop", "The shop");
 *     IssuedKey issued = keys.issue("shop", "Nightly import", Set.of("Inputs:Add", "Inputs:Get"));
 *     show(issued.text().reveal());
 * }
 * }</pre>
 *
 * <p>Usable from a {@code ServletContextListener} at the earliest. Every call is a transaction of its
 * own: it neither joins nor rolls back with the host's. Nothing here checks who calls; guard your own code with
 * {@link ScopeRequired}. Arguments that are null, malformed or too long are an {@link IllegalArgumentException} that says
 * which and why; a store that cannot be asked is a {@link StoreUnavailableException}. Thread-safe.
 */
public interface ApiKeys {

    /**
     * Creates an application. The id may be the choice of a user: the application whose keys manage all applications is not
     * created by this method, in no case of its letters.
     *
     * @param id see {@link Application#id()}; not that of the setting {@code latchkey.admin.application}, ignoring case
     * @param name 1 to 200 characters, one line, not blank
     * @throws IllegalArgumentException if the id is reserved
     * @throws IllegalStateException if there is one with this id
     */
    Application createApplication(String id, String name);

    /**
     * Creates the application that the setting {@code latchkey.admin.application} names, whose keys manage all applications as far
     * as their scopes go.
     *
     * @param name see {@link #createApplication}
     * @throws IllegalStateException if it exists
     */
    Application createManagingApplication(String name);

    /** The application with this id. */
    Optional<Application> application(String id);

    /** All applications, by id. */
    List<Application> applications();

    /** Deletes an application and all its keys; false if there was none. */
    boolean deleteApplication(String id);

    /**
     * Makes a key. {@code All} and wildcards such as {@code Inputs:*} mean the scopes that the web application has at this
     * moment: one that is added to it later joins no key.
     *
     * @param application the id of the application that the key is for
     * @param description what the key is for: 1 to 200 characters, one line, not blank; not an identification
     * @param scopes what it may do; empty means nothing. Each must be in the catalogue of the web application
     * @return the key and its text, which is shown this once
     * @throws IllegalArgumentException if the application or a scope is unknown
     */
    IssuedKey issue(String application, String description, Set<String> scopes);

    /** The key with this public id; empty for whatever is no id. */
    Optional<ApiKey> key(String id);

    /** The keys of an application, oldest first; empty if it has none or does not exist. */
    List<ApiKey> keys(String application);

    /**
     * Describes a key anew and sets what it may do. Works on other servers like {@link #delete}.
     *
     * @param description see {@link #issue}
     * @param scopes see {@link #issue}; scopes that the key holds already may be unknown by now
     * @throws IllegalArgumentException if there is no such key, or a scope is unknown
     * @throws IllegalStateException if the key stands in the setting {@code latchkey.keys}
     */
    ApiKey change(String id, String description, Set<String> scopes);

    /**
     * Disables a key: it is refused like a deleted one until it is enabled. Works on other servers like {@link #delete}, and
     * changes nothing if it is disabled.
     *
     * @throws IllegalArgumentException if there is no such key
     * @throws IllegalStateException if the key stands in the setting {@code latchkey.keys}
     */
    ApiKey disable(String id);

    /**
     * Enables a key that was disabled.
     *
     * @throws IllegalArgumentException if there is no such key
     * @throws IllegalStateException if the key stands in the setting {@code latchkey.keys}
     */
    ApiKey enable(String id);

    /**
     * Replaces a key that leaked, or is to be renewed: makes one for the same application with the same description and
     * scopes, and deletes the old one.
     *
     * @param overlap for how long the old key goes on working, at most 30 days; zero deletes it at once, as a key that leaked
     *     must be
     * @return the new key and its text, which is shown this once
     * @throws IllegalArgumentException if there is no such key, or the overlap is not allowed
     * @throws IllegalStateException if the key stands in the setting {@code latchkey.keys}
     */
    IssuedKey replace(String id, Duration overlap);

    /**
     * Deletes a key: from the end of this call on this server refuses it; other servers of the same store follow within
     * {@code latchkey.revocation.lease}, two seconds by default. False if there was none.
     *
     * @throws IllegalStateException if the key stands in the setting {@code latchkey.keys}, where it must be removed
     */
    boolean delete(String id);

    /**
     * Deletes a key like {@link #delete(String)}, and waits as long as told.
     *
     * @param until what is to be true when the call returns
     * @throws IllegalStateException if the key stands in the setting {@code latchkey.keys}; or if the thread is interrupted
     *     while it waits: the key is deleted then, but perhaps not refused everywhere yet
     */
    boolean delete(String id, Revocation until);
}
