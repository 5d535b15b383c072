package dev.latchkey.demo.json;

import java.util.List;

/** Brings concepts. */
public class ConceptsRequest {
    public List<ConceptJson> concepts;
}
