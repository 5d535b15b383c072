/** What REST applications share that list their classes. */
package dev.latchkey.it.listed;
