package dev.latchkey.bench.server;

import dev.latchkey.ScopeRequired;
import dev.latchkey.demo.json.ConceptJson;
import dev.latchkey.demo.json.DataJson;
import dev.latchkey.demo.json.ImageJson;
import dev.latchkey.demo.json.InputJson;
import dev.latchkey.demo.json.InputsJson;
import dev.latchkey.demo.json.StatusJson;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sends a page of the demo's inputs, of which a key needs a scope for the concepts, and takes one, in which a key needs another scope
 * for the definitions of concepts.
 */
@Path("inputs")
@ScopeRequired("Inputs:Get")
@Produces(MediaType.APPLICATION_JSON)
public class DemoList {
    private static final int PAGE = 20;

    /** Made once: {@link Json} looks for its provider in every jar, each time that it is asked. */
    private static final JsonValue CERTAIN = Json.createValue(1);

    @GET
    public InputsJson list() {
        return InputsJson.of(IntStream.range(0, PAGE).mapToObj(DemoList::input).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Hello.Greeting add(InputsJson inputs) {
        return new Hello.Greeting(inputs.inputs.get(PAGE - 1).id);
    }

    private static InputJson input(int number) {
        InputJson input = new InputJson();
        input.id = "input-" + number;
        input.createdAt = Instant.EPOCH;
        input.status = new StatusJson();
        input.data = new DataJson();
        input.data.image = new ImageJson();
        input.data.image.url = "http://127.0.0.1/samples/" + number + ".png";
        input.data.concepts =
                List.copyOf(Stream.of("sea", "boats").map(DemoList::concept).toList());
        return input;
    }

    private static ConceptJson concept(String id) {
        ConceptJson concept = new ConceptJson();
        concept.id = id;
        concept.name = id;
        concept.value = CERTAIN;
        return concept;
    }
}
