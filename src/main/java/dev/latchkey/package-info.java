/**
 * Latchkey's public API: all that a host application imports.
 *
 * <p>Put the jar into {@code WEB-INF/lib}, write {@link dev.latchkey.ScopeRequired} on what a key needs a scope for,
 * inject {@link dev.latchkey.Caller} to see who calls and {@link dev.latchkey.ApiKeys} to make keys from code. Programs
 * that call others find what they need in {@code dev.latchkey.client}; {@code dev.latchkey.openapi.KeyFilter} is for hosts
 * with an OpenAPI filter of their own. Every other package is the product's own and may change without notice.
 */
package dev.latchkey;
