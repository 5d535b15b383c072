package dev.latchkey.writing;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Type;

/**
 * Declares one field of a form.
 *
 * @param name its name
 * @param element the parameter, field or setter that gets its value, on which a required scope may stand
 * @param content what the value is read as
 * @param place where it is declared, for messages
 */
public record FormField(String name, AnnotatedElement element, Type content, String place) {}
