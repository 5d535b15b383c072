/**
 * Renders what a caller may see of an object as JSON. Alone knows the classes of JSON-B providers.
 *
 * <h2>The rule</h2>
 *
 * <p>What is about to be written is judged by the object that is there, by the class that it has at run time, at the place where
 * it is about to be written. A declared type is a promise that Java does not keep: behind {@code Object}, {@code T}, {@code Map}, an
 * interface or {@code Number} there may be anything, an adapter may return a subclass, a {@code GenericEntity} may name another type
 * than its object has, and an index of the application cannot have what a container makes at run time. So declared types decide
 * nothing that is shown. They tell what a response of a type needs before there is one: whether a call can be refused before its
 * method runs, which header fields a response gets, what the console and the document of the API say.
 *
 * <p>What is shown depends on the object, on what classes declare and on the scopes of the caller. It does not depend on what was
 * shown before: nothing is learnt from responses, and what is remembered of a class can be worked out from that class alone.
 *
 * <h2>How</h2>
 *
 * <p>There is one {@code Jsonb} for each configuration of the application ({@link dev.latchkey.redaction.RedactingJsonb}). In it a
 * {@link dev.latchkey.redaction.PropertyGate} stands before each property that could hold anything, and a
 * {@link dev.latchkey.redaction.GuardedComponents guard} before each serializer and adapter. For whom it writes, the
 * {@link dev.latchkey.redaction.Rendering} knows that the writing thread is bound to.
 *
 * <ul>
 *   <li>A guarded property is not read for those who may not see it, by what the class of the very object declares, its
 *       superclasses and interfaces included ({@link dev.latchkey.redaction.Guards}).
 *   <li>A value that was read is {@linkplain dev.latchkey.redaction.ValueJudge judged}. An object is written, and its own properties
 *       have gates, or it is withheld. A container of Java's is written without what may not be seen in it.
 *   <li>Code of the application that turns an object into JSON as it likes, such as an adapter, a serializer, the {@code toString} of a
 *       key or of an own {@code Number}, is given the object only if nothing that the caller may not see can be
 *       {@linkplain dev.latchkey.redaction.ReachableObjects reached} from it, by fields and by what its getters return. Guarded getters
 *       are not called; they count. What cannot be told counts, too. What an adapter returns and what a serializer hands on is
 *       judged again.
 * </ul>
 *
 * <p>Only where such code takes part are objects walked. Elsewhere a gate costs a look at the class of a value, and properties that
 * are declared to hold a text or a number have none.
 *
 * <h2>Kinds of values</h2>
 *
 * <table>
 *   <caption>By the class of the object, {@link dev.latchkey.redaction.ValueKind}</caption>
 *   <tr><th>Kind</th><th>What happens</th></tr>
 *   <tr><td>Java's own texts, numbers, dates and the like, by their exact class</td><td>written</td></tr>
 *   <tr><td>a constant</td><td>written, or withheld by its class</td></tr>
 *   <tr><td>a subclass of {@code Number}, {@code Date}, {@code TimeZone}, {@code JsonValue} …</td>
 *       <td>written if nothing guarded can be reached from it</td></tr>
 *   <tr><td>a collection, map, array, {@code Optional}</td><td>written without what is withheld</td></tr>
 *   <tr><td>any other object, Java's too</td><td>written property by property, or withheld by its class</td></tr>
 * </table>
 *
 * <h2>The two providers</h2>
 *
 * <p>{@link dev.latchkey.redaction.YassonBinding Yasson} keeps models of classes. Gates are put into each as it is made, and a property
 * that is withheld reads as null; the {@link dev.latchkey.redaction.FilteringGenerator generator} leaves out the null that Yasson may write
 * of it. {@link dev.latchkey.redaction.JohnzonBinding Johnzon} asks access modes for readers. Its gates return a
 * {@linkplain dev.latchkey.redaction.Withheld value} that the generator leaves out. {@link dev.latchkey.redaction.JohnzonMembers Which
 * members} are not visible, Johnzon is asked before a gate hides its own reader from it. If a provider is not what we know, nothing guarded is
 * shown.
 *
 * <h2>Limits</h2>
 *
 * <p>What an adapter returns is written by Yasson as what the adapter declares: a subclass with guarded members is withheld as a
 * whole. Text and bytes have no classes. A getter that tells a secret under another name is the application's. The
 * {@linkplain dev.latchkey.redaction.HidingReason reasons} for which something is withheld are data, for whoever explains it.
 */
package dev.latchkey.redaction;
