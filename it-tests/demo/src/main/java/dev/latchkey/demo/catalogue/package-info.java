/** What the application is about: inputs and concepts, each in the application of the key that made it. */
package dev.latchkey.demo.catalogue;
