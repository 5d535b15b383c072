package dev.latchkey.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeSuggestionTest {
    private static final Set<String> KNOWN = Set.of(
            "Things:Get", "Things:Add", "Inputs:Delete", "Concepts:Get", "Predict", "Predict:Feedback", "V1:Read");

    @ParameterizedTest
    @CsvSource({
        "Thing:Get, Things:Get",
        "things:get, Things:Get",
        "Things:get, Things:Get",
        "ThingsGet, Things:Get",
        "Things.Get, Things:Get",
        "Tihngs:Get, Things:Get",
        "Things:Gte, Things:Get",
        "Inputs:Delet, Inputs:Delete",
        "Input:Delete, Inputs:Delete",
        "Conepts:Get, Concepts:Get",
        "Thing:Gte, Things:Get",
        "Input:Delet, Inputs:Delete",
        "Predikt, Predict",
        "Predict:Feedbak, Predict:Feedback"
    })
    void typingError_isRecognised(String scope, String meant) {
        assertThat(ScopeSuggestion.of(scope, KNOWN)).contains(meant);
    }

    /** Scopes that are declared by use alone, beside some that are described. */
    @ParameterizedTest
    @CsvSource({
        "Things:Get",
        "Things:Set",
        "Things:Put",
        "Things:Delete",
        "Inputs:Get",
        "Inputs:Add",
        "Search",
        "Models:Train",
        "V2:Read",
        "Concepts:Get:Deep",
        "Users:Get",
        "Things"
    })
    void scopeOfItsOwn_isNone(String scope) {
        assertThat(ScopeSuggestion.of(scope, KNOWN)).isEmpty();
    }
}
