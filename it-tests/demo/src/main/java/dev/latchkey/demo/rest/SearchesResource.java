package dev.latchkey.demo.rest;

import dev.latchkey.Caller;
import dev.latchkey.ScopeRequired;
import dev.latchkey.demo.catalogue.Inputs;
import dev.latchkey.demo.catalogue.Page;
import dev.latchkey.demo.json.DoneJson;
import dev.latchkey.demo.json.FeedbackRequest;
import dev.latchkey.demo.json.HitJson;
import dev.latchkey.demo.json.HitsJson;
import dev.latchkey.demo.json.SearchRequest;
import dev.latchkey.demo.search.Hit;
import dev.latchkey.demo.search.Searches;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Finds inputs by what is to be seen in them. What a search finds tells who may not read concepts which inputs have those that
 * it asks for: that is what the scope says, which lets a key "Search by Inputs and Concepts".
 */
@RequestScoped
@Path(Paths.IN_APPLICATION + "searches")
@Produces(MediaType.APPLICATION_JSON)
public class SearchesResource {
    @Inject
    Caller caller;

    @Inject
    Searches searches;

    @Inject
    Inputs inputs;

    @Context
    UriInfo uri;

    @Operation(summary = "Finds inputs by what is to be seen in them")
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ScopeRequired("Search")
    public HitsJson search(
            @QueryParam("page") String page, @QueryParam("per_page") String perPage, SearchRequest request) {
        HitsJson found = new HitsJson();
        found.id = Ids.make();
        Page wanted = Wishes.page(request, page, perPage);
        found.hits = wanted.of(searches.find(caller.application(), Wishes.of(request))).stream()
                .map(this::present)
                .toList();
        return found;
    }

    @Operation(summary = "Takes feedback on what a search found")
    @POST
    @Path("feedback")
    @Consumes(MediaType.APPLICATION_JSON)
    @ScopeRequired("Predict:Feedback")
    public DoneJson feedback(FeedbackRequest request) {
        inputs.get(caller.application(), Feedback.checkOnHit(request));
        return new DoneJson();
    }

    private HitJson present(Hit hit) {
        HitJson shown = new HitJson();
        shown.score = hit.score();
        shown.input = Presentation.of(hit.input(), uri);
        return shown;
    }
}
