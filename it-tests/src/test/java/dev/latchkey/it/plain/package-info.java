/** An application without an Application of its own, whose every class is a bean: DTOs and records too. */
package dev.latchkey.it.plain;
