/** What can be asked about images. */
package dev.latchkey.demo.model;
