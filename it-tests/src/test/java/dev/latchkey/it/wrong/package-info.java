/** Small applications with one mistake each, which must not be deployed. */
package dev.latchkey.it.wrong;
