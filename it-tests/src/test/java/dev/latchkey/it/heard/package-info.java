/** Added to a web application that hears of refused requests, and renders refusals in a form of its own. */
package dev.latchkey.it.heard;
