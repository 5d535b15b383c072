package dev.latchkey.demo.json;

import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;

/** Asks for inputs that fit all of some conditions. */
public class SearchRequest {
    public Query query;
    public Pagination pagination;

    /** Holds the conditions. */
    public static class Query {
        public List<Condition> ands;
    }

    /** Asks either for what an input says itself or for what a model says of it. */
    public static class Condition {
        public Part input;
        public Part output;
    }

    /** Leads to what is asked for, as it does in inputs and in outputs. */
    public static class Part {
        public String id;
        public Data data;
    }

    /** Holds what is asked for; all but concepts is read so that it can be refused. */
    public static class Data {
        public List<ConceptJson> concepts;
        public JsonValue image;
        public JsonValue metadata;
        public JsonValue geo;
    }

    /** Says which page is wanted. */
    public static class Pagination {
        public Integer page;

        @JsonbProperty("per_page")
        public Integer perPage;
    }
}
