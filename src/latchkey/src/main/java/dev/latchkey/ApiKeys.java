package dev.latchkey;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Creates, lists, updates and deletes applications and their API keys from code.
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
 * <p>A {@code ServletContextListener} can use it at the earliest. Every call is a separate transaction: it neither joins the
 * transaction of the application nor rolls back with it. The calls do not check the caller: guard your own code with
 * {@link ScopeRequired}. Every method throws an {@link IllegalArgumentException} if an argument is null, malformed or too
 * long; the message names it. Every method throws a {@link StoreUnavailableException} if the store is unavailable.
 * Thread-safe.
 */
public interface ApiKeys {

    /**
     * Creates an application. A user may choose the id: this method never creates the application whose keys manage all
     * applications.
     *
     * @param id see {@link Application#id()}; not the id in the setting {@code latchkey.admin.application}, ignoring case
     * @param name 1 to 200 characters, one line, not blank
     * @return the new application
     * @throws IllegalArgumentException if the id is reserved
     * @throws IllegalStateException if an application with this id exists
     */
    Application createApplication(String id, String name);

    /**
     * Creates the application that the setting {@code latchkey.admin.application} names. Its keys manage all applications, within
     * their scopes.
     *
     * @param name see {@link #createApplication}
     * @return the new application
     * @throws IllegalStateException if the application exists
     */
    Application createManagingApplication(String name);

    /**
     * {@return the application with the given id, or empty if it does not exist}
     *
     * @param id the id, not null; it may be malformed
     */
    Optional<Application> application(String id);

    /** {@return all applications, sorted by id} */
    List<Application> applications();

    /**
     * Deletes an application and all its keys.
     *
     * @param id the id of the application, not null
     * @return false if the application does not exist
     */
    boolean deleteApplication(String id);

    /**
     * Creates a key. {@code All} and wildcards such as {@code Inputs:*} stand for the current scopes of the web application. Scopes
     * that are added to the web application later are not added to the key.
     *
     * @param application the id of the application that owns the key
     * @param description the purpose of the key: 1 to 200 characters, one line, not blank; not an identification
     * @param scopes the scopes of the key, possibly empty; each must be in the catalogue of the web application
     * @return the key and its text, which is available only here
     * @throws IllegalArgumentException if the application or a scope is unknown
     */
    default IssuedKey issue(String application, String description, Set<String> scopes) {
        return issue(application, description, scopes, KeyTerms.none());
    }

    /**
     * Creates a key with limits, such as an expiry. The setting {@code latchkey.key.lifetime} may require an expiry: a key without one
     * then gets the latest expiry that is allowed.
     *
     * @param application the id of the application that owns the key
     * @param description see {@link #issue(String, String, Set)}
     * @param scopes see {@link #issue(String, String, Set)}
     * @param terms the limits of the key
     * @return the key and its text, which is available only here
     * @throws IllegalArgumentException if the application or a scope is unknown, or the expiry is past or too late
     */
    IssuedKey issue(String application, String description, Set<String> scopes, KeyTerms terms);

    /**
     * {@return the key with the given id, or empty if there is none or the id is malformed}
     *
     * @param id the public id, not null
     */
    Optional<ApiKey> key(String id);

    /**
     * {@return the keys of an application, oldest first; empty if it has none or does not exist}
     *
     * @param application the id of the application, not null
     */
    List<ApiKey> keys(String application);

    /**
     * Updates a key's description and scopes. Takes effect on other servers like {@link #delete}.
     *
     * @param id the public id of the key
     * @param description see {@link #issue}
     * @param scopes see {@link #issue}; scopes that the key holds already may be unknown to the catalogue
     * @return the updated key
     * @throws IllegalArgumentException if the key does not exist, or a scope is unknown
     * @throws IllegalStateException if the key is configured in the setting {@code latchkey.keys}
     */
    ApiKey change(String id, String description, Set<String> scopes);

    /**
     * Replaces the limits of a key. Takes effect on other servers like {@link #delete}.
     *
     * @param id the public id of the key
     * @param terms the new limits; start with {@link ApiKey#terms()} to keep the others
     * @return the updated key
     * @throws IllegalArgumentException if the key does not exist, or the expiry is past or later than
     *     {@code latchkey.key.lifetime} allows
     * @throws IllegalStateException if the key is configured in the setting {@code latchkey.keys}
     */
    ApiKey change(String id, KeyTerms terms);

    /**
     * Disables a key: it is refused like a deleted key until it is enabled. Takes effect on other servers like {@link #delete}. Has
     * no effect on a disabled key.
     *
     * @param id the public id of the key
     * @return the disabled key
     * @throws IllegalArgumentException if the key does not exist
     * @throws IllegalStateException if the key is configured in the setting {@code latchkey.keys}
     */
    ApiKey disable(String id);

    /**
     * Enables a disabled key.
     *
     * @param id the public id of the key
     * @return the enabled key
     * @throws IllegalArgumentException if the key does not exist
     * @throws IllegalStateException if the key is configured in the setting {@code latchkey.keys}
     */
    ApiKey enable(String id);

    /**
     * Replaces a leaked key, or rotates a key. Creates a key for the same application with the same description and scopes, and
     * deletes the old key.
     *
     * @param id the public id of the old key
     * @param overlap for how long the old key is still accepted, from zero to 30 days; use zero for a leaked key
     * @return the new key and its text, which is available only here
     * @throws IllegalArgumentException if the key does not exist, or the overlap is not allowed
     * @throws IllegalStateException if the key is configured in the setting {@code latchkey.keys}
     */
    IssuedKey replace(String id, Duration overlap);

    /**
     * Replaces a key like {@link #replace(String, Duration)}. The old key ends early when it was not used for a while, because its
     * callers have moved to the new one.
     *
     * @param id the public id of the old key
     * @param overlap for how long the old key is still accepted at most, to 30 days
     * @param silence after how long without a use the old key ends, from one minute to the overlap
     * @return the new key and its text, which is available only here
     * @throws IllegalArgumentException if the key does not exist, a time is not allowed, or usage is not written
     * @throws IllegalStateException if the key is configured in the setting {@code latchkey.keys}
     */
    IssuedKey replace(String id, Duration overlap, Duration silence);

    /**
     * Deletes a key. This server refuses it when the call returns. Other servers of the same store refuse it within
     * {@code latchkey.revocation.lease}, two seconds by default.
     *
     * @param id the public id of the key
     * @return false if the key does not exist
     * @throws IllegalStateException if the key is configured in the setting {@code latchkey.keys}: remove it there
     */
    boolean delete(String id);

    /**
     * Deletes a key like {@link #delete(String)}, and waits.
     *
     * @param id the public id of the key
     * @param until which servers must refuse the key before the call returns
     * @return false if the key does not exist
     * @throws IllegalStateException if the key is configured in the setting {@code latchkey.keys}, or if the thread is interrupted
     *     while it waits; then the key is deleted, but other servers may still accept it
     */
    boolean delete(String id, Revocation until);
}
