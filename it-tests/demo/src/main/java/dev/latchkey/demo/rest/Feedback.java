package dev.latchkey.demo.rest;

import dev.latchkey.demo.ApiException;
import dev.latchkey.demo.json.FeedbackRequest;
import dev.latchkey.demo.json.FeedbackRequest.FeedbackData;
import dev.latchkey.demo.json.FeedbackRequest.FeedbackInfo;
import dev.latchkey.demo.json.FeedbackRequest.FeedbackInput;
import dev.latchkey.demo.json.FeedbackRequest.Region;
import java.util.Set;
import java.util.stream.Stream;

/** Reads feedback, and checks it. The demo's models do not learn, so that nothing is kept of it. */
final class Feedback {
    private static final String ON_OUTPUT = "annotation";
    private static final String ON_HIT = "search_click";
    private static final int LONGEST = 256;
    private static final int MOST_REGIONS = 100;
    private static final Set<String> ON_REGIONS = Set.of("accurate", "misplaced", "not_detected", "false_positive");

    private Feedback() {}

    /** Checks what somebody says about an output of a model. */
    static void checkOnOutput(FeedbackRequest request) {
        FeedbackInput input = input(request, ON_OUTPUT);
        FeedbackData data = input.data == null ? new FeedbackData() : input.data;
        if (input.id != null) {
            Ids.check(input.id);
        }
        if (data.image != null || input.id == null) {
            Images.check(data.image);
            if (data.image.url != null) {
                Images.url(data.image.url);
            } else {
                Images.bytes(data.image.base64);
            }
        }
        checkData(data);
    }

    /** Checks what somebody says about a hit of a search, and returns the id of the input that was found. */
    static String checkOnHit(FeedbackRequest request) {
        FeedbackInput input = input(request, ON_HIT);
        if (input.feedbackInfo.searchId == null || input.feedbackInfo.searchId.isBlank()) {
            throw ApiException.invalid("Feedback on a search needs input.feedback_info.search_id.");
        }
        return Ids.check(input.id);
    }

    private static FeedbackInput input(FeedbackRequest request, String event) {
        if (request == null || request.input == null || request.input.feedbackInfo == null) {
            throw ApiException.badFormat("The body must be {\"input\": {\"id\": …, \"feedback_info\": {…}}}.");
        }
        FeedbackInfo info = request.input.feedbackInfo;
        if (info.eventType != null && !info.eventType.equals(event)) {
            throw ApiException.invalid("The event_type of this feedback must be " + event + ".");
        }
        boolean tooLong = Stream.of(info.outputId, info.searchId, info.endUserId, info.sessionId)
                .anyMatch(id -> id != null && id.length() > LONGEST);
        if (tooLong) {
            throw ApiException.invalid("Ids in feedback_info must not be longer than " + LONGEST + " characters.");
        }
        return request.input;
    }

    private static void checkData(FeedbackData data) {
        if (data.concepts != null) {
            Tags.of(data.concepts);
        }
        if (data.regions != null) {
            if (data.regions.size() > MOST_REGIONS) {
                throw ApiException.invalid("There must not be more than " + MOST_REGIONS + " regions.");
            }
            data.regions.forEach(Feedback::checkRegion);
        }
    }

    private static void checkRegion(Region region) {
        if (region == null || region.regionInfo == null || region.regionInfo.boundingBox == null) {
            throw ApiException.invalid("A region needs region_info.bounding_box.");
        }
        if (region.regionInfo.feedback != null && !ON_REGIONS.contains(region.regionInfo.feedback)) {
            throw ApiException.invalid(
                    "A region's feedback must be one of accurate, misplaced, not_detected and" + " false_positive.");
        }
        if (region.data != null && region.data.concepts != null) {
            Tags.of(region.data.concepts);
        }
    }
}
