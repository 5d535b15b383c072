package dev.latchkey.demo.rest;

import dev.latchkey.demo.ApiException;
import dev.latchkey.demo.catalogue.Page;

/** Reads which page of a list is wanted. */
final class Pages {
    private static final int DEFAULT_SIZE = 20;
    private static final int LARGEST_SIZE = 1000;

    private Pages() {}

    static Page of(String page, String perPage) {
        return new Page(
                number("page", page, 1, Integer.MAX_VALUE), number("per_page", perPage, DEFAULT_SIZE, LARGEST_SIZE));
    }

    private static int number(String parameter, String value, int otherwise, int largest) {
        if (value == null) {
            return otherwise;
        }
        // Ten digits hold every int, and no number of ten digits overflows a long.
        if (value.matches("[0-9]{1,10}")) {
            long number = Long.parseLong(value);
            if (number >= 1 && number <= largest) {
                return (int) number;
            }
        }
        throw ApiException.invalid("The parameter " + parameter + " must be a number from 1 to " + largest + ".");
    }
}
