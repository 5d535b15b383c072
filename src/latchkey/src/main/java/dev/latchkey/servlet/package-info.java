/** The servlet edge: lets callers in, turns bad credentials away, and writes refusals. */
package dev.latchkey.servlet;
