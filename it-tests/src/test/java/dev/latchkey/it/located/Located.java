package dev.latchkey.it.located;

/** Declares nothing: the return type of locators that tell nothing. */
public interface Located {}
