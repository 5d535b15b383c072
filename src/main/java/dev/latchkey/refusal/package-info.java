/** Writes refusals: problem documents, challenges, and what the application's renderer makes of them. */
package dev.latchkey.refusal;
