/**
 * Adds security schemes, required scopes of operations and properties, and refusals to the OpenAPI document of the web application, on
 * servers with MicroProfile OpenAPI.
 *
 * <p>{@link dev.latchkey.openapi.KeyFilter} is the public API, for applications with their own filter. Classes need MicroProfile OpenAPI
 * only if their Javadoc says so.
 */
@NullMarked
package dev.latchkey.openapi;

import org.jspecify.annotations.NullMarked;
