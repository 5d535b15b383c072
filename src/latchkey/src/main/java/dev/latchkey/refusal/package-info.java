/** Writes refusals: problem documents, challenges, and the bodies of the application's renderer. */
package dev.latchkey.refusal;
