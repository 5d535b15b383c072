import clarifai2.api.ClarifaiBuilder;
import clarifai2.api.ClarifaiClient;
import clarifai2.api.ClarifaiResponse;
import clarifai2.api.request.input.SearchClause;
import clarifai2.dto.input.ClarifaiInput;
import clarifai2.dto.model.Model;
import clarifai2.dto.model.ModelVersion;
import clarifai2.dto.model.output_info.ConceptOutputInfo;
import clarifai2.dto.prediction.Color;
import clarifai2.dto.prediction.Concept;
import com.google.gson.JsonObject;
import java.util.Base64;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Does with the published Java client what the demo offers, and prints one line of JSON for each call: what the client made
 * of the answer. Address, key (or client id and secret) and a word for new ids are in the environment.
 */
public class Drive {
    private static final String URL = System.getenv("DEMO_URL");
    private static final String WORD = System.getenv("DEMO_WORD");

    private static final byte[] DOT = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private final ClarifaiClient client = builder().baseURL(URL).buildSync();

    private static ClarifaiBuilder builder() {
        String id = System.getenv("DEMO_CLIENT");
        return id == null
                ? new ClarifaiBuilder(System.getenv("DEMO_KEY"))
                : new ClarifaiBuilder(id, System.getenv("DEMO_SECRET"));
    }

    public static void main(String[] arguments) {
        new Drive().all();
        // Threads of the client's connection pool would keep the JVM for minutes.
        System.exit(0);
    }

    private void all() {
        String sample = URL + "/samples/harbour.png";
        ClarifaiInput seen = ClarifaiInput.forImage(sample);
        call("list inputs", () -> client.getInputs().getPage(1).executeSync(), list -> each(list, Drive::input));
        call("get input", () -> client.getInputByID("harbour").executeSync(), Drive::input);
        call("list concepts", () -> client.getConcepts().getPage(1).executeSync(), list -> each(list, Concept::id));
        call("get concept", () -> client.getConceptByID("sea").executeSync(), Concept::id);
        call("list models", () -> client.getModels().getPage(1).executeSync(), list -> each(list, Drive::model));
        call("list models, page 2", () -> client.getModels().getPage(2).executeSync(), list -> each(list, Drive::model));
        call("get model", () -> client.getModelByID("labels").executeSync(), Drive::model);
        call("model inputs", () -> client.getModelInputs("labels").getPage(1).executeSync(), list -> each(list, Drive::input));
        call("model versions", () -> client.getModelVersions("labels").getPage(1).executeSync(), list -> each(list, ModelVersion::id));
        call(
                "predict colours",
                () -> client.predict("color").withInputs(seen).executeSync(),
                outputs -> each(outputs.get(0).data(), color -> ((Color) color).hex()));
        call(
                "predict concepts",
                () -> client.predict("labels").withInputs(seen).executeSync(),
                outputs -> each(outputs.get(0).data(), concept -> ((Concept) concept).id()));
        call(
                "predict bytes",
                () -> client.predict("color").withInputs(ClarifaiInput.forImage(DOT)).executeSync(),
                outputs -> each(outputs.get(0).data(), color -> ((Color) color).hex()));
        call(
                "search",
                () -> client.searchInputs(SearchClause.matchUserTaggedConcept(Concept.forID("sea"))).getPage(1).executeSync(),
                found -> each(found.searchHits(), hit -> input(hit.input())));
        call(
                "search predictions",
                () -> client.searchInputs(SearchClause.matchConcept(Concept.forName("sea"))).getPage(1).executeSync(),
                found -> each(found.searchHits(), hit -> input(hit.input())));
        call(
                "add input",
                () -> client.addInputs()
                        .plus(ClarifaiInput.forImage(sample).withID("added-" + WORD).withConcepts(Concept.forID("seen-" + WORD)))
                        .executeSync(),
                list -> each(list, Drive::input));
        call(
                "patch input",
                () -> client.mergeConceptsForInput("added-" + WORD).plus(Concept.forID("also-" + WORD)).executeSync(),
                Drive::input);
        call(
                "overwrite concepts",
                () -> client.setConceptsForInput("added-" + WORD).plus(Concept.forID("only-" + WORD)).executeSync(),
                Drive::input);
        call(
                "remove concepts",
                () -> client.removeConceptsForInput("added-" + WORD).plus(Concept.forID("only-" + WORD)).executeSync(),
                Drive::input);
        call("delete input", () -> client.deleteInput("added-" + WORD).executeSync(), nothing -> "deleted");
        call(
                "add input of bytes",
                () -> client.addInputs().plus(ClarifaiInput.forImage(DOT).withID("bytes-" + WORD)).executeSync(),
                list -> each(list, Drive::input));
        call("get input of bytes", () -> client.getInputByID("bytes-" + WORD).executeSync(), Drive::input);
        call("delete inputs", () -> client.deleteInputsBatch().plus("bytes-" + WORD).executeSync(), nothing -> "deleted");
        call(
                "add concept",
                () -> client.addConcepts().plus(Concept.forID("new-" + WORD).withName("new-" + WORD)).executeSync(),
                nothing -> "added");
    }

    private <T> void call(String operation, Supplier<ClarifaiResponse<T>> request, Function<T, String> show) {
        JsonObject line = new JsonObject();
        line.addProperty("operation", operation);
        try {
            ClarifaiResponse<T> response = request.get();
            if (response.isSuccessful()) {
                line.addProperty("shown", show.apply(response.get()));
            } else {
                line.addProperty("kind", response.getClass().getSimpleName());
                line.addProperty("code", response.getStatus().statusCode());
                line.addProperty("details", response.getStatus().errorDetails());
                line.addProperty("network", response.getStatus().networkErrorOccurred());
            }
        } catch (RuntimeException | Error e) {
            line.addProperty("thrown", e.toString());
        }
        System.out.println(line);
    }

    private static <T> String each(Collection<T> all, Function<? super T, String> show) {
        return all.stream().map(show).collect(Collectors.joining(" "));
    }

    private static String input(ClarifaiInput input) {
        return input.id() + input.concepts().stream().map(Concept::id).collect(Collectors.joining(",", "(", ")"));
    }

    private static String model(Model<?> model) {
        String concepts = model.outputInfo() instanceof ConceptOutputInfo
                ? ((ConceptOutputInfo) model.outputInfo()).concepts().stream().map(Concept::id).collect(Collectors.joining(","))
                : "";
        return model.id() + "(" + concepts + ")";
    }
}
