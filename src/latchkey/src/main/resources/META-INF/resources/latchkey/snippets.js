// Writes the call of an endpoint with a key in the languages of programs.

const shell = (word) => (/^[\w./:?=&%~-]+$/.test(word) && !/[?&~]/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
const literal = (text) => JSON.stringify(text);

/** The forms by their names: each is a function of the key and the address. */
export const SNIPPETS = {
  "curl": (key, url) => `curl -H "Authorization: Key ${key}" ${shell(url)}`,
  "HTTPie": (key, url) => `http ${shell(url)} "Authorization: Key ${key}"`,
  "Java": (key, url) => `HttpRequest request = HttpRequest.newBuilder(URI.create(${literal(url)}))
    .header("Authorization", ${literal(`Key ${key}`)})
    .build();
HttpResponse<String> response = HttpClient.newHttpClient()
    .send(request, HttpResponse.BodyHandlers.ofString());`,
  "JavaScript": (key, url) => `const response = await fetch(${literal(url)}, {
  headers: { Authorization: ${literal(`Key ${key}`)} },
});`,
  "Python": (key, url) => `import urllib.request

request = urllib.request.Request(${literal(url)}, headers={"Authorization": ${literal(`Key ${key}`)}})
with urllib.request.urlopen(request) as response:
    print(response.read().decode())`,
  ".env": (key) => `API_KEY=${key}`,
};
