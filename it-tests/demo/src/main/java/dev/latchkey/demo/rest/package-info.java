/** The API's edge: what comes in is checked here, before anything is done, and what goes out gets its form. */
package dev.latchkey.demo.rest;
