/** REST applications that read bodies by Jackson, and by a reader of their own. */
package dev.latchkey.it.readers;
