/** What another version of the web application has besides. */
package dev.latchkey.it.governed.later;
