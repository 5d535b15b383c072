package dev.latchkey.demo;

import dev.latchkey.Scope;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Puts the API under {@code /v2} and lists the scopes that its keys can have. */
@ApplicationPath("/v2")
@Scope(name = "Predict", description = "Predict on Public and Custom Models", basic = true)
@Scope(name = "Predict:Feedback", description = "Provide Feedback on Predict Results")
@Scope(name = "Search", description = "Search by Inputs and Concepts", basic = true)
@Scope(name = "Inputs:Add", description = "Add Inputs to an App", requires = "Inputs:Get", basic = true)
@Scope(name = "Inputs:Get", description = "Read Inputs (add Concepts:Get for labels)", basic = true)
@Scope(
        name = "Inputs:Patch",
        description = "Edit Input fields",
        requires = {"Inputs:Add", "Inputs:Get"})
@Scope(
        name = "Inputs:Delete",
        description = "Delete Inputs",
        requires = {"Inputs:Add", "Inputs:Get"})
@Scope(name = "Concepts:Add", description = "Create new Concepts", requires = "Concepts:Get", basic = true)
@Scope(name = "Concepts:Get", description = "Read Concepts", basic = true)
@Scope(
        name = "Concepts:Patch",
        description = "Edit Concept fields",
        requires = {"Concepts:Add", "Concepts:Get"})
@Scope(name = "Models:Add", description = "Create new Models", requires = "Models:Get")
@Scope(name = "Models:Get", description = "Read Models")
@Scope(
        name = "Models:Patch",
        description = "Edit Model fields",
        requires = {"Models:Add", "Models:Get", "Models:Train"})
@Scope(
        name = "Models:Delete",
        description = "Delete Models",
        requires = {"Models:Add", "Models:Get"})
@Scope(name = "Models:Train", description = "Train a Custom Model", requires = "Models:Get")
public class CatalogueApplication extends Application {}
