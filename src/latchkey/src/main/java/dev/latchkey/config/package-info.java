/** Knows the settings of one web application: their names, where they are looked up, and what they may be. */
package dev.latchkey.config;
