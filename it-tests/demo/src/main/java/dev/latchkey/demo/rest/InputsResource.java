package dev.latchkey.demo.rest;

import dev.latchkey.Caller;
import dev.latchkey.MemberNames;
import dev.latchkey.ScopeRequired;
import dev.latchkey.VisibleMembers;
import dev.latchkey.demo.ApiException;
import dev.latchkey.demo.catalogue.Change;
import dev.latchkey.demo.catalogue.Draft;
import dev.latchkey.demo.catalogue.Input;
import dev.latchkey.demo.catalogue.Inputs;
import dev.latchkey.demo.json.DeleteRequest;
import dev.latchkey.demo.json.DoneJson;
import dev.latchkey.demo.json.InputJson;
import dev.latchkey.demo.json.InputsJson;
import dev.latchkey.demo.json.InputsRequest;
import dev.latchkey.demo.json.OneInputJson;
import dev.latchkey.demo.vision.Picture;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Opens the inputs of the caller's application. */
@RequestScoped
@Path(Paths.IN_APPLICATION + "inputs")
@Produces(MediaType.APPLICATION_JSON)
public class InputsResource {
    @Inject
    Caller caller;

    @Inject
    VisibleMembers visible;

    @Inject
    Inputs inputs;

    @Inject
    Views views;

    @Context
    UriInfo uri;

    @Operation(operationId = "listInputs", summary = "Lists inputs")
    @GET
    @ScopeRequired("Inputs:Get")
    public InputsJson list(
            @QueryParam("page") String page,
            @QueryParam("per_page") String perPage,
            @MemberNames(InputJson.class) @QueryParam("sort") String sort) {
        return present(
                switch (sort == null ? "created_at" : sort) {
                    case "created_at" -> inputs.list(caller.application(), Pages.of(page, perPage));
                    case "-data.concepts.value" -> inputs.byConcepts(caller.application(), Pages.of(page, perPage));
                    default -> throw ApiException.invalid("Inputs are sorted by created_at or -data.concepts.value.");
                });
    }

    @Operation(summary = "Returns an input")
    @GET
    @Path("{id}")
    @ScopeRequired("Inputs:Get")
    public OneInputJson get(@PathParam("id") String id) {
        InputJson input = Presentation.of(inputs.get(caller.application(), id), uri);
        inputs.image(caller.application(), id)
                .ifPresent(
                        bytes -> input.data.image.base64 = Base64.getEncoder().encodeToString(bytes));
        return OneInputJson.of(input);
    }

    @Operation(summary = "Returns the image of an input")
    @GET
    @Path("{id}/image")
    @Produces({"image/*", MediaType.APPLICATION_JSON})
    @ScopeRequired("Inputs:Get")
    public Response image(@PathParam("id") String id) {
        byte[] bytes = inputs.image(caller.application(), id)
                .orElseThrow(() -> ApiException.unknown("This input's image is kept elsewhere, at its url."));
        return Response.ok(bytes, "image/" + Picture.format(bytes)).build();
    }

    @Operation(summary = "Adds inputs")
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ScopeRequired("Inputs:Add")
    public InputsJson add(InputsRequest request) {
        List<Draft> drafts = Drafts.toAdd(request, image -> views.colors(image, uri));
        return present(Writes.inTurn(() -> inputs.add(caller.application(), drafts)));
    }

    @Operation(summary = "Changes inputs")
    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @ScopeRequired("Inputs:Patch")
    public InputsJson change(InputsRequest request) {
        List<Draft> drafts = Drafts.toChange(request);
        Change change = Drafts.change(request);
        boolean seesConcepts = visible.isVisible(InputJson.class, "data.concepts");
        return present(Writes.inTurn(() -> inputs.change(caller.application(), change, drafts, seesConcepts)));
    }

    @Operation(summary = "Deletes an input")
    @DELETE
    @Path("{id}")
    @ScopeRequired("Inputs:Delete")
    public DoneJson delete(@PathParam("id") String id) {
        return Writes.inTurn(() -> {
            inputs.delete(caller.application(), id);
            return new DoneJson();
        });
    }

    @Operation(summary = "Deletes inputs")
    @DELETE
    @Consumes(MediaType.APPLICATION_JSON)
    @ScopeRequired("Inputs:Delete")
    public DoneJson delete(DeleteRequest request) {
        if (request == null || (request.ids == null) == !request.all) {
            throw ApiException.badFormat("The body must be {\"ids\": [\"…\", …]} or {\"delete_all\": true}.");
        }
        return Writes.inTurn(() -> {
            if (request.all) {
                inputs.deleteAll(caller.application());
            } else {
                inputs.delete(caller.application(), request.ids);
            }
            return new DoneJson();
        });
    }

    private InputsJson present(List<Input> shown) {
        return InputsJson.of(
                shown.stream().map(input -> Presentation.of(input, uri)).toList());
    }
}
