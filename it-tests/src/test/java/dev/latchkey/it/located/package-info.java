/** What the generated classes of {@code LocatorsIT} stand on: they write down which of them a request passes. */
package dev.latchkey.it.located;
