package dev.latchkey.demo.rest;

import dev.latchkey.Caller;
import dev.latchkey.ScopeRequired;
import dev.latchkey.demo.catalogue.Page;
import dev.latchkey.demo.json.DoneJson;
import dev.latchkey.demo.json.FeedbackRequest;
import dev.latchkey.demo.json.InputsJson;
import dev.latchkey.demo.json.InputsRequest;
import dev.latchkey.demo.json.ModelVersionsJson;
import dev.latchkey.demo.json.ModelsJson;
import dev.latchkey.demo.json.OneModelJson;
import dev.latchkey.demo.json.OneModelVersionJson;
import dev.latchkey.demo.json.OutputsJson;
import dev.latchkey.demo.model.Model;
import dev.latchkey.demo.model.Models;
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
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Opens the models. Each path of a model has a longer one that names the model's version. */
@RequestScoped
@Path(Paths.IN_APPLICATION + "models")
@Produces(MediaType.APPLICATION_JSON)
public class ModelsResource {
    @Inject
    Caller caller;

    @Inject
    Models models;

    @Inject
    Predictions predictions;

    @Context
    UriInfo uri;

    @Operation(summary = "Lists models")
    @GET
    @ScopeRequired("Models:Get")
    public ModelsJson list(@QueryParam("page") String page, @QueryParam("per_page") String perPage) {
        return ModelsJson.of(Pages.of(page, perPage).of(models.list()).stream()
                .map(model -> model.describe(caller.application()))
                .toList());
    }

    @Operation(summary = "Returns a model")
    @GET
    @Path("{id}")
    @ScopeRequired("Models:Get")
    public OneModelJson get(@PathParam("id") String id) {
        return describe(models.get(id));
    }

    @Operation(summary = "Returns what a model can say")
    @GET
    @Path("{id}/output_info")
    @ScopeRequired("Models:Get")
    public OneModelJson outputInfo(@PathParam("id") String id) {
        return describe(models.get(id));
    }

    @Operation(summary = "Returns what a version of a model can say")
    @GET
    @Path("{id}/versions/{version}/output_info")
    @ScopeRequired("Models:Get")
    public OneModelJson outputInfo(@PathParam("id") String id, @PathParam("version") String version) {
        return describe(models.get(id, version));
    }

    @Operation(summary = "Lists the versions of a model")
    @GET
    @Path("{id}/versions")
    @ScopeRequired("Models:Get")
    public ModelVersionsJson versions(
            @PathParam("id") String id, @QueryParam("page") String page, @QueryParam("per_page") String perPage) {
        Model model = models.get(id);
        return ModelVersionsJson.of(
                Pages.of(page, perPage).of(List.of(model.describe(caller.application()).modelVersion)));
    }

    @Operation(summary = "Returns a version of a model")
    @GET
    @Path("{id}/versions/{version}")
    @ScopeRequired("Models:Get")
    public OneModelVersionJson version(@PathParam("id") String id, @PathParam("version") String version) {
        return OneModelVersionJson.of(models.get(id, version).describe(caller.application()).modelVersion);
    }

    @Operation(summary = "Lists the inputs that a model learned from")
    @GET
    @Path("{id}/inputs")
    @ScopeRequired({"Models:Get", "Inputs:Get"})
    public InputsJson inputs(
            @PathParam("id") String id, @QueryParam("page") String page, @QueryParam("per_page") String perPage) {
        return inputs(models.get(id), Pages.of(page, perPage));
    }

    @Operation(summary = "Lists the inputs that a version of a model learned from")
    @GET
    @Path("{id}/versions/{version}/inputs")
    @ScopeRequired({"Models:Get", "Inputs:Get"})
    public InputsJson inputs(
            @PathParam("id") String id,
            @PathParam("version") String version,
            @QueryParam("page") String page,
            @QueryParam("per_page") String perPage) {
        return inputs(models.get(id, version), Pages.of(page, perPage));
    }

    @Operation(summary = "Predicts what is in images")
    @POST
    @Path("{id}/outputs")
    @Consumes(MediaType.APPLICATION_JSON)
    @ScopeRequired("Predict")
    public OutputsJson predict(@PathParam("id") String id, InputsRequest request) {
        return predict(models.get(id), request);
    }

    @Operation(summary = "Predicts what is in images, with a version of a model")
    @POST
    @Path("{id}/versions/{version}/outputs")
    @Consumes(MediaType.APPLICATION_JSON)
    @ScopeRequired("Predict")
    public OutputsJson predict(
            @PathParam("id") String id, @PathParam("version") String version, InputsRequest request) {
        return predict(models.get(id, version), request);
    }

    @Operation(summary = "Takes feedback on what a model predicted")
    @POST
    @Path("{id}/feedback")
    @Consumes(MediaType.APPLICATION_JSON)
    @ScopeRequired("Predict:Feedback")
    public DoneJson feedback(@PathParam("id") String id, FeedbackRequest request) {
        models.get(id);
        Feedback.checkOnOutput(request);
        return new DoneJson();
    }

    @Operation(summary = "Takes feedback on what a version of a model predicted")
    @POST
    @Path("{id}/versions/{version}/feedback")
    @Consumes(MediaType.APPLICATION_JSON)
    @ScopeRequired("Predict:Feedback")
    public DoneJson feedback(
            @PathParam("id") String id, @PathParam("version") String version, FeedbackRequest request) {
        models.get(id, version);
        Feedback.checkOnOutput(request);
        return new DoneJson();
    }

    private OneModelJson describe(Model model) {
        return OneModelJson.of(model.describe(caller.application()));
    }

    private InputsJson inputs(Model model, Page page) {
        return InputsJson.of(model.inputs(caller.application(), page).stream()
                .map(input -> Presentation.of(input, uri))
                .toList());
    }

    private OutputsJson predict(Model model, InputsRequest request) {
        return OutputsJson.of(predictions.of(model, caller.application(), request, uri));
    }
}
