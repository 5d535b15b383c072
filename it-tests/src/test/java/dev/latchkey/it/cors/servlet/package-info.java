/** The CORS filter of the documentation for servlets, files and everything else of a web application. */
package dev.latchkey.it.cors.servlet;
