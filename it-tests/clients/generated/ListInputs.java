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
            boolean concepts =
                    inputs.stream().anyMatch(each -> each.getData().getConcepts() != null);
            System.out.println("inputs " + (inputs.isEmpty() ? "none" : "some") + ", concepts " + (concepts ? "some" : "none"));
        } catch (ApiException refused) {
            System.out.println("refused " + refused.getCode());
        }
    }
}
