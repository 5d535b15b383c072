/**
 * Writes into the OpenAPI document of the web application what its keys need, where the server has MicroProfile OpenAPI: the
 * security scheme, the scopes of each operation and property, and the answers to those who lack them.
 *
 * <p>{@link dev.latchkey.openapi.KeyFilter} is for hosts with a filter of their own; all else is the product's own. Only the
 * classes whose Javadoc says so need MicroProfile OpenAPI to be there.
 */
package dev.latchkey.openapi;
