import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

public class Inputs {
    public static void main(String[] arguments) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(System.getenv("LATCHKEY_URL") + "/v2/inputs"))
                .header("Authorization", "Key " + System.getenv("LATCHKEY_KEY"))
                .build();
        HttpResponse<String> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() == 200) {
            System.out.println(response.body());
        } else {
            System.err.println(response.statusCode() + ": " + response.body());
            System.exit(1);
        }
    }
}
