package dev.latchkey.demo.json;

/** Names the state of a model that made an output. */
public class ModelVersionJson {
    public String id;
}
