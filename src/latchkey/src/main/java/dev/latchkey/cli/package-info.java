/** Commands of {@code java -jar latchkey.jar}: they need nothing but Java, unless they open a data source. */
package dev.latchkey.cli;
