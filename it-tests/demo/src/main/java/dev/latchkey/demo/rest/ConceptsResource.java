package dev.latchkey.demo.rest;

import dev.latchkey.Caller;
import dev.latchkey.ScopeRequired;
import dev.latchkey.demo.catalogue.Concept;
import dev.latchkey.demo.catalogue.Concepts;
import dev.latchkey.demo.catalogue.Tag;
import dev.latchkey.demo.json.ConceptJson;
import dev.latchkey.demo.json.ConceptsJson;
import dev.latchkey.demo.json.ConceptsRequest;
import dev.latchkey.demo.json.OneConceptJson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Opens the concepts of the caller's application. */
@RequestScoped
@Path(Paths.IN_APPLICATION + "concepts")
@Produces(MediaType.APPLICATION_JSON)
public class ConceptsResource {
    @Inject
    Caller caller;

    @Inject
    Concepts concepts;

    @Operation(summary = "Lists concepts")
    @GET
    @ScopeRequired("Concepts:Get")
    public ConceptsJson list(@QueryParam("page") String page, @QueryParam("per_page") String perPage) {
        return present(concepts.list(caller.application(), Pages.of(page, perPage)));
    }

    @Operation(summary = "Returns a concept")
    @GET
    @Path("{id}")
    @ScopeRequired("Concepts:Get")
    public OneConceptJson get(@PathParam("id") String id) {
        return OneConceptJson.of(ConceptJson.of(concepts.get(caller.application(), id)));
    }

    @Operation(summary = "Adds concepts")
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ScopeRequired("Concepts:Add")
    public ConceptsJson add(ConceptsRequest request) {
        List<Tag> tags = Tags.toAdd(request);
        return present(Writes.inTurn(() -> concepts.add(caller.application(), tags)));
    }

    private static ConceptsJson present(List<Concept> shown) {
        return ConceptsJson.of(shown.stream().map(ConceptJson::of).toList());
    }
}
