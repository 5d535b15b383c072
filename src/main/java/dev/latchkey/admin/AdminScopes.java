package dev.latchkey.admin;

import dev.latchkey.Scope;
import dev.latchkey.key.KeyManagement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Names the scopes that the management of keys itself needs: entries of the catalogue where it is switched on. */
@Scope(name = AdminScopes.APPS_GET, group = AdminScopes.GROUP, description = "See applications that own keys")
@Scope(
        name = AdminScopes.APPS_ADD,
        group = AdminScopes.GROUP,
        description = "Create applications",
        requires = AdminScopes.APPS_GET)
@Scope(
        name = AdminScopes.APPS_DELETE,
        group = AdminScopes.GROUP,
        description = "Delete applications with their keys",
        requires = {AdminScopes.APPS_ADD, AdminScopes.APPS_GET})
@Scope(
        name = AdminScopes.KEYS_GET,
        group = AdminScopes.GROUP,
        description = "See keys and what was done to them, never their secrets")
@Scope(
        name = AdminScopes.KEYS_ADD,
        group = AdminScopes.GROUP,
        description = "Create, change and enable keys with the scopes that one has oneself",
        requires = AdminScopes.KEYS_GET)
@Scope(
        name = AdminScopes.KEYS_DELETE,
        group = AdminScopes.GROUP,
        description = "Disable, replace, cut down and delete keys",
        requires = {AdminScopes.KEYS_ADD, AdminScopes.KEYS_GET})
public final class AdminScopes {
    static final String APPS_GET = "Apps:Get";
    static final String APPS_ADD = "Apps:Add";
    static final String APPS_DELETE = "Apps:Delete";
    static final String KEYS_GET = "Keys:Get";
    static final String KEYS_ADD = "Keys:Add";
    static final String KEYS_DELETE = KeyManagement.DELETION_SCOPE;
    static final String GROUP = "Key management";

    private AdminScopes() {}

    /** The entries. */
    public static List<Scope> entries() {
        return List.of(AdminScopes.class.getDeclaredAnnotationsByType(Scope.class));
    }

    /** Their names. */
    public static Set<String> names() {
        return entries().stream().map(Scope::name).collect(Collectors.toSet());
    }
}
