/** Holds the vocabulary of scopes: names, sets, what is demanded where, and the catalogue that keys are made from. */
package dev.latchkey.scope;
