package dev.latchkey.admin;

import dev.latchkey.Scope;
import dev.latchkey.key.KeyManagement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Defines the scopes of key management. They are entries of the catalogue while key management is switched on. */
@Scope(name = AdminScopes.APPS_GET, group = AdminScopes.GROUP, description = "Read applications")
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
        description = "Read keys and the audit log, without secrets")
@Scope(
        name = AdminScopes.KEYS_ADD,
        group = AdminScopes.GROUP,
        description = "Create, change and enable keys with scopes that you hold",
        requires = AdminScopes.KEYS_GET)
@Scope(
        name = AdminScopes.KEYS_DELETE,
        group = AdminScopes.GROUP,
        description = "Disable, replace and delete keys, and reduce their scopes",
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

    /** Returns the entries of the catalogue. */
    public static List<Scope> entries() {
        return List.of(AdminScopes.class.getDeclaredAnnotationsByType(Scope.class));
    }

    /** Returns the names of the scopes. */
    public static Set<String> names() {
        return entries().stream().map(Scope::name).collect(Collectors.toSet());
    }
}
