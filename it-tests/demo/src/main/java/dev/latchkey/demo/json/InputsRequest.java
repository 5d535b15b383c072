package dev.latchkey.demo.json;

import java.util.List;

/** Brings inputs, and for a change the way in which they are meant. */
public class InputsRequest {
    public String action;
    public List<InputJson> inputs;
}
