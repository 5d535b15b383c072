package dev.latchkey.server;

import java.lang.reflect.Method;

/**
 * A call of a resource by the REST runtime: of a locator, or of the method that responds.
 *
 * @param type the class of the resource
 * @param method the locator or method
 */
public record ResourceCall(Class<?> type, Method method) {}
