package dev.latchkey.demo.json;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;

/** Corrects the concepts of one input, or marks it as a hit of a search. */
public class FeedbackRequest {
    public FeedbackInput input;

    /** Names the input that the feedback is about, by its id, its image or both. */
    public static class FeedbackInput {
        public String id;
        public FeedbackData data;

        @JsonbProperty("feedback_info")
        public FeedbackInfo feedbackInfo;
    }

    /** Holds what is to be seen, in the whole image and in parts of it. */
    public static class FeedbackData {
        public ImageJson image;
        public List<ConceptJson> concepts;
        public List<Region> regions;
    }

    /** Holds what is to be seen in a part of the image. */
    public static class Region {
        @JsonbProperty("region_info")
        public RegionInfo regionInfo;

        public FeedbackData data;
    }

    /** Says where the part is, and whether the model found it rightly. */
    public static class RegionInfo {
        @JsonbProperty("bounding_box")
        public BoundingBox boundingBox;

        public String feedback;
    }

    /** Holds the sides of a rectangle, as fractions of the image. */
    public static class BoundingBox {
        @JsonbProperty("top_row")
        public double topRow;

        @JsonbProperty("left_col")
        public double leftCol;

        @JsonbProperty("bottom_row")
        public double bottomRow;

        @JsonbProperty("right_col")
        public double rightCol;
    }

    /** Names the kind of feedback, its user and session. */
    public static class FeedbackInfo {
        @JsonbProperty("event_type")
        public String eventType;

        @JsonbProperty("output_id")
        public String outputId;

        @JsonbProperty("search_id")
        public String searchId;

        @JsonbProperty("end_user_id")
        public String endUserId;

        @JsonbProperty("session_id")
        public String sessionId;
    }
}
