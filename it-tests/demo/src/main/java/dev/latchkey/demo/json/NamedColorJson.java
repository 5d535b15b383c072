package dev.latchkey.demo.json;

/** Gives a colour that has a name. */
public class NamedColorJson {
    public String hex;
    public String name;
}
