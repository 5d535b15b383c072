using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;

public class Inputs
{
    public static int Main()
    {
        return List().Result;
    }

    static async Task<int> List()
    {
        using (var client = new HttpClient())
        {
            client.DefaultRequestHeaders.Authorization =
                new AuthenticationHeaderValue("Key", Environment.GetEnvironmentVariable("LATCHKEY_KEY"));
            var response = await client.GetAsync(Environment.GetEnvironmentVariable("LATCHKEY_URL") + "/v2/inputs");
            var answer = await response.Content.ReadAsStringAsync();
            if (response.IsSuccessStatusCode)
            {
                Console.WriteLine(answer);
                return 0;
            }
            Console.Error.WriteLine((int) response.StatusCode + ": " + answer);
            return 1;
        }
    }
}
