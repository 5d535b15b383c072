package dev.latchkey.http;

/** Names the sign by which the REST guard tells the filter that it is in place. */
public final class RestEdge {
    /** The context attribute that is present once REST methods of this web application are guarded. */
    public static final String GUARDED = "dev.latchkey.http.restGuarded";

    private RestEdge() {}
}
