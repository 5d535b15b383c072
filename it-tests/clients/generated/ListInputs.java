import java.util.List;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.DefaultApi;
import org.openapitools.client.model.InputJson;

/** Lists inputs by the generated Java client. */
public final class ListInputs {
    private ListInputs() {}

    /** Takes address and key from the environment. */
    public static void main(String[] arguments) {
        ApiClient client = new ApiClient();
        client.setBasePath(System.getenv("BASE"));
        client.setApiKeyPrefix("Key");
        client.setApiKey(System.getenv("KEY"));
        try {
            List<InputJson> inputs = new DefaultApi(client).listInputs(null, null).getInputs();
            // This generator shows a list that is not there as an empty one.
            boolean concepts = inputs.stream()
                    .map(each -> each.getData().getConcepts())
                    .anyMatch(each -> each != null && !each.isEmpty());
            System.out.println(
                    "inputs " + (inputs.isEmpty() ? "none" : "some") + ", concepts " + (concepts ? "some" : "none"));
        } catch (ApiException refused) {
            System.out.println("refused " + refused.getCode());
        }
    }
}
