/**
 * Contains the public API of Latchkey for web applications.
 *
 * <p>Put the jar into {@code WEB-INF/lib}. Annotate endpoints and members of responses with {@link dev.latchkey.ScopeRequired}.
 * Inject {@link dev.latchkey.Caller} for the current caller, and {@link dev.latchkey.ApiKeys} to create keys from code.
 *
 * <p>{@code dev.latchkey.event} contains CDI events, and {@code dev.latchkey.client} contains filters for REST clients.
 * {@code dev.latchkey.openapi.KeyFilter} is for web applications with their own OpenAPI filter. Every other package is internal
 * and may change without notice.
 */
@NullMarked
package dev.latchkey;

import org.jspecify.annotations.NullMarked;
