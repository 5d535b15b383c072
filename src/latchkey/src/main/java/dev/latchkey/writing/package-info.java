/**
 * Decides what a request may write, and which members its parameters may name, with the declarations by which
 * {@link dev.latchkey.redaction} decides what a response shows.
 *
 * <p>A body is judged by its text, not by what a reader makes of it, so that every reader is covered. {@link BodyTypes} finds which
 * names readers accept for the declared type of a body. {@link JsonScanner} follows the text along these types, byte by byte, within
 * {@link BodyGate}, the stream that the reader gets; {@link FormScanner} and {@link MultipartScanner} do so for forms. {@link Overlay} lays a new state over the stored one, with all that is hidden.
 * {@link PatchCheck} judges the operations of a JSON Patch, and {@link NamedMember} follows names in queries.
 *
 * <p>In doubt a member counts as unwritable: names are compared without case and separators, subclasses count with their superclass,
 * and what a component of the application reads may fill anything in its result.
 */
package dev.latchkey.writing;
