package dev.latchkey.demo.json;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/** Carries what a search found. */
@JsonbPropertyOrder({"status", "id", "hits"})
public class HitsJson {
    public StatusJson status = new StatusJson();

    /** Names this search. */
    public String id;

    public List<HitJson> hits;
}
