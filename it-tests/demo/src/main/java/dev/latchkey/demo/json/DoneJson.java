package dev.latchkey.demo.json;

/** Answers what succeeded and has nothing to show. */
public class DoneJson {
    public StatusJson status = new StatusJson();
}
