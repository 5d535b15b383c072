package dev.latchkey.demo.rest;

import dev.latchkey.ScopeRequired;
import dev.latchkey.demo.ApiException;
import dev.latchkey.demo.json.InputsRequest;
import dev.latchkey.demo.json.ModelsJson;
import dev.latchkey.demo.json.OneModelJson;
import dev.latchkey.demo.json.OutputsJson;
import dev.latchkey.demo.vision.ColorModel;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** Opens the models, which are the same for every application. */
@RequestScoped
@Path(Paths.IN_APPLICATION + "models")
@Produces(MediaType.APPLICATION_JSON)
public class ModelsResource {
    @Inject
    Predictions predictions;

    @Context
    UriInfo uri;

    @GET
    @ScopeRequired("Models:Get")
    public ModelsJson list(@QueryParam("page") String page, @QueryParam("per_page") String perPage) {
        return ModelsJson.of(Pages.of(page, perPage).of(List.of(ColorModel.describe())));
    }

    @GET
    @Path("{id}")
    @ScopeRequired("Models:Get")
    public OneModelJson get(@PathParam("id") String id) {
        check(id);
        return OneModelJson.of(ColorModel.describe());
    }

    @GET
    @Path("{id}/output_info")
    @ScopeRequired("Models:Get")
    public OneModelJson outputInfo(@PathParam("id") String id) {
        return get(id);
    }

    @POST
    @Path("{id}/outputs")
    @Consumes(MediaType.APPLICATION_JSON)
    @ScopeRequired("Predict")
    public OutputsJson predict(@PathParam("id") String id, InputsRequest request) {
        check(id);
        return OutputsJson.of(predictions.of(request, uri));
    }

    @POST
    @Path("{id}/versions/{version}/outputs")
    @Consumes(MediaType.APPLICATION_JSON)
    @ScopeRequired("Predict")
    public OutputsJson predict(
            @PathParam("id") String id, @PathParam("version") String version, InputsRequest request) {
        check(id);
        if (!version.equals(ColorModel.VERSION)) {
            throw ApiException.unknown("The model has no such version.");
        }
        return OutputsJson.of(predictions.of(request, uri));
    }

    private static void check(String id) {
        if (!id.equals(ColorModel.ID)) {
            throw ApiException.unknown("There is no model with this id: the one model here is \"color\".");
        }
    }
}
