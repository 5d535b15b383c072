package dev.latchkey.it.described;

/** Made things. */
public class Maker {
    public String name = "Ann";
}
