/** How inputs are found again. */
package dev.latchkey.demo.search;
