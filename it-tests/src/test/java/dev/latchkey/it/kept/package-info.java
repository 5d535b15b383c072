/** REST applications of which some keep the guard out, or are not where a REST application is expected. */
package dev.latchkey.it.kept;
