package dev.latchkey.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.RefusalRenderer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a refusal looks like on the wire: the challenge and the problem document. */
class RefusalsTest {
    private static final Refusal LACKING = Refusal.insufficientScope(Set.of("B:Get", "A:Get"), Set.of("D", "C"));

    /** One of each kind. */
    static Stream<Refusal> all() {
        return Arrays.stream(RefusalKind.values()).map(kind -> switch (kind) {
            case INSUFFICIENT_SCOPE -> LACKING;
            case MALFORMED_CREDENTIALS -> Refusal.of(kind, "what \"is\" wrong");
            default -> Refusal.of(kind);
        });
    }

    static Stream<Arguments> challenges() {
        String realm = "Key realm=\"The shop\"";
        return Stream.of(
                Arguments.of(Refusal.of(RefusalKind.CREDENTIALS_REQUIRED), realm),
                Arguments.of(Refusal.of(RefusalKind.MALFORMED_CREDENTIALS, "x"), realm + ", error=\"invalid_request\""),
                Arguments.of(Refusal.of(RefusalKind.MALFORMED_KEY), realm + ", error=\"invalid_token\""),
                Arguments.of(Refusal.of(RefusalKind.INVALID_KEY), realm + ", error=\"invalid_token\""),
                Arguments.of(LACKING, realm + ", error=\"insufficient_scope\", scope=\"A:Get B:Get C D\""),
                Arguments.of(Refusal.of(RefusalKind.UNDECLARED_ENDPOINT), null),
                Arguments.of(Refusal.of(RefusalKind.AMBIGUOUS_PATH), null),
                Arguments.of(
                        Refusal.of(RefusalKind.INVALID_TOKEN), "Bearer realm=\"The shop\", error=\"invalid_token\""),
                Arguments.of(
                        Refusal.of(RefusalKind.EXPIRED_TOKEN), "Bearer realm=\"The shop\", error=\"invalid_token\""),
                Arguments.of(Refusal.of(RefusalKind.TOKENS_ENDED), realm),
                Arguments.of(Refusal.of(RefusalKind.INVALID_CLIENT), "Basic realm=\"The shop\""),
                Arguments.of(Refusal.of(RefusalKind.TOKEN_BY_POST), null),
                Arguments.of(Refusal.of(RefusalKind.INVALID_SCOPE, "wrong"), null),
                Arguments.of(Refusal.of(RefusalKind.STORE_UNAVAILABLE), null));
    }

    @ParameterizedTest
    @MethodSource("challenges")
    void challenge_ofEachKind_isOfRfc9110And6750(Refusal refusal, String expected) {
        assertThat(Challenge.of(refusal, "Key", "The shop")).isEqualTo(expected);
    }

    @Test
    void challenges_areThereForEvery401() {
        assertThat(all().filter(refusal -> refusal.status() == 401))
                .isNotEmpty()
                .allSatisfy(
                        refusal -> assertThat(Challenge.of(refusal, "Key", "r")).contains(" realm=\"r\""));
    }

    private static JsonObject problem(Refusal refusal) {
        RefusalRenderer.Body body = ProblemDocument.of(refusal);
        assertThat(body.contentType()).isEqualTo("application/problem+json");
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body.content()))) {
            return reader.readObject();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void problem_ofEachKind_hasTheMembersOfRfc9457(Refusal refusal) {
        JsonObject problem = problem(refusal);

        assertThat(problem.getString("type")).startsWith("https://latchkey.dev/problems/");
        assertThat(problem.getString("title")).isEqualTo(refusal.kind().title()).isNotBlank();
        assertThat(problem.getInt("status")).isEqualTo(refusal.status());
        assertThat(problem.getString("detail")).isEqualTo(refusal.detail()).isNotBlank();
        assertThat(problem.containsKey("missing_scopes")).isEqualTo(refusal == LACKING);
    }

    @Test
    void problem_ofMissingScopes_listsThemInOrder() {
        JsonObject problem = problem(LACKING);

        assertThat(problem.getJsonArray("missing_scopes")).hasToString("[\"A:Get\",\"B:Get\"]");
        assertThat(problem.getJsonArray("any_of")).hasToString("[\"C\",\"D\"]");
        assertThat(problem(Refusal.insufficientScope(List.of("A"), List.of())).containsKey("any_of"))
                .isFalse();
    }

    /** It is addressed to the developer who reads it, and says who can help. */
    @Test
    void detail_ofMissingScopes_saysWhomToAskForWhat() {
        assertThat(LACKING.detail())
                .isEqualTo("The API key lacks the scopes A:Get, B:Get, and one of C, D."
                        + " Ask the person who manages your keys to grant A:Get, B:Get, and one of C, D.");
        assertThat(Refusal.insufficientScope(List.of("A"), List.of()).detail())
                .isEqualTo("The API key lacks the scope A. Ask the person who manages your keys to grant A.");
        assertThat(Refusal.insufficientScope(List.of(), List.of("A", "B")).detail())
                .isEqualTo("The API key lacks one of A, B. Ask the person who manages your keys to grant one of A, B.");
    }

    /** Clients branch on these: they must stay. */
    @ParameterizedTest
    @CsvSource({
        "MALFORMED_CREDENTIALS,400,malformed-credentials",
        "AMBIGUOUS_PATH,400,ambiguous-path",
        "CREDENTIALS_REQUIRED,401,credentials-required",
        "MALFORMED_KEY,401,malformed-key",
        "INVALID_KEY,401,invalid-key",
        "INSUFFICIENT_SCOPE,403,insufficient-scope",
        "UNDECLARED_ENDPOINT,403,undeclared-endpoint",
        "UNCHECKED_REQUEST,500,unchecked-request",
        "UNRENDERABLE_RESPONSE,500,unrenderable-response",
        "TOO_MANY_UNKNOWN_KEYS,429,too-many-unknown-keys",
        "INVALID_TOKEN,401,invalid-token",
        "EXPIRED_TOKEN,401,expired-token",
        "TOKENS_ENDED,401,tokens-ended",
        "INVALID_CLIENT,401,invalid-client",
        "INVALID_TOKEN_REQUEST,400,invalid-token-request",
        "TOKEN_BY_POST,405,token-by-post",
        "UNSUPPORTED_GRANT,400,unsupported-grant",
        "INVALID_SCOPE,400,invalid-scope",
        "UNWRITABLE_MEMBERS,403,unwritable-members",
        "INCOMPLETE_VIEW,409,incomplete-view",
        "PRECONDITION_REQUIRED,428,precondition-required",
        "UNREADABLE_BODY,400,unreadable-body",
        "UNCHECKABLE_BODY,415,uncheckable-body",
        "UNKNOWN_MEMBER,400,unknown-member",
        "UNDECLARED_PARAMETER,403,undeclared-parameter",
        "ADDRESS_NOT_ALLOWED,403,address-not-allowed",
        "INSECURE_CHANNEL,403,insecure-channel",
        "STORE_UNAVAILABLE,503,store-unavailable"
    })
    void kind_hasTheStatusAndTypeThatWerePromised(RefusalKind kind, int status, String type) {
        assertThat(kind.status()).isEqualTo(status);
        assertThat(kind.type()).isEqualTo("https://latchkey.dev/problems/" + type);
        assertThat(RefusalKind.values()).hasSize(28);
    }
}
