package dev.latchkey.demo.rest;

import dev.latchkey.demo.ApiException;
import dev.latchkey.demo.catalogue.Page;
import dev.latchkey.demo.json.ConceptJson;
import dev.latchkey.demo.json.SearchRequest;
import dev.latchkey.demo.search.Wish;
import java.util.List;
import java.util.stream.Stream;

/** Reads what a search is for, and checks it. */
final class Wishes {
    private static final int MOST = 50;

    private Wishes() {}

    static List<Wish> of(SearchRequest request) {
        if (request == null || request.query == null || request.query.ands == null) {
            throw ApiException.badFormat(
                    "The body must be {\"query\": {\"ands\": [{\"output\": {\"data\": {\"concepts\": […]}}}, …]}}.");
        }
        List<Wish> wishes =
                request.query.ands.stream().flatMap(Wishes::of).limit(MOST + 1).toList();
        if (wishes.isEmpty() || wishes.size() > MOST) {
            throw ApiException.invalid("A search must name 1 to " + MOST + " concepts.");
        }
        return wishes;
    }

    /** In the body, in the query of the address, or in both, as clients differ. */
    static Page page(SearchRequest request, String page, String perPage) {
        SearchRequest.Pagination sent = request == null ? null : request.pagination;
        return Pages.of(
                sent == null || sent.page == null ? page : sent.page.toString(),
                sent == null || sent.perPage == null ? perPage : sent.perPage.toString());
    }

    private static Stream<Wish> of(SearchRequest.Condition condition) {
        if (condition == null || (condition.input == null) == (condition.output == null)) {
            throw ApiException.badFormat("Each element of ands must have either an input or an output.");
        }
        boolean predicted = condition.output != null;
        SearchRequest.Part part = predicted ? condition.output : condition.input;
        SearchRequest.Data data = part.data;
        if (part.id != null
                || data == null
                || data.concepts == null
                || data.image != null
                || data.metadata != null
                || data.geo != null) {
            throw ApiException.invalid("The demo searches by data.concepts alone.");
        }
        return data.concepts.stream().map(concept -> wish(concept, predicted));
    }

    private static Wish wish(ConceptJson concept, boolean predicted) {
        String name = concept == null ? null : concept.id == null ? concept.name : concept.id;
        if (name == null) {
            throw ApiException.invalid("A concept must have an id or a name.");
        }
        return new Wish(name, Tags.present(concept.value), predicted);
    }
}
