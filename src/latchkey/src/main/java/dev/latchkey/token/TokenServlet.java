package dev.latchkey.token;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.PublicEndpoint;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.StoreUnavailableException;
import dev.latchkey.authentication.Authenticator;
import dev.latchkey.config.Settings;
import dev.latchkey.config.TokenSettings;
import dev.latchkey.key.AccessTokens;
import dev.latchkey.key.LogLimiter;
import dev.latchkey.refusal.RefusalWriter;
import dev.latchkey.refusal.ResponseContent;
import dev.latchkey.servlet.CacheFields;
import dev.latchkey.servlet.DeprecationHeaders;
import dev.latchkey.servlet.Injection;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/** Issues access tokens (RFC 6749, section 4.4). */
@PublicEndpoint
public class TokenServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(TokenServlet.class.getName());

    @Inject
    private transient Settings settings;

    @Inject
    private transient AccessTokens accessTokens;

    @Inject
    private transient Authenticator authenticator;

    @Inject
    private transient RefusalWriter refusals;

    private transient TokenSettings tokens;
    private transient DeprecationHeaders deprecation;
    private transient DeprecatedClientLog deprecatedClients;
    private transient InstantSource clock;
    private transient LogLimiter outages;

    @Override
    public void init() throws ServletException {
        Injection.ensure(this, settings);
        tokens = settings.tokens().orElseThrow(() -> new ServletException("latchkey.tokens is false"));
        deprecation = new DeprecationHeaders(settings);
        deprecatedClients = new DeprecatedClientLog(tokens.sunset());
        clock = InstantSource.system();
        outages = new LogLimiter(System::nanoTime);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        try {
            respond(request, response);
        } catch (IOException closed) {
            // Servers log the stack trace of every exception of a servlet, and any client can close its connection.
            LOG.log(Level.DEBUG, "A client closed the connection before the response to its token request", closed);
        }
    }

    private void respond(HttpServletRequest request, HttpServletResponse response) throws IOException {
        deprecation.addForTokens(request, response);
        try {
            write(issue(request), request, response);
        } catch (AccessRefusedException refused) {
            refusals.writeTokenError(refused.refusal(), request, response);
        } catch (StoreUnavailableException outage) {
            LOG.log(
                    outages.allows("") ? Level.WARNING : Level.DEBUG,
                    () -> "An access token could not be issued, because the key store failed: "
                            + (outage.getCause() == null ? outage.getMessage() : outage.getCause()));
            refusals.writeTokenError(Refusal.of(RefusalKind.STORE_UNAVAILABLE), request, response);
        }
    }

    private AccessTokens.Answer.Issued issue(HttpServletRequest request) {
        if (!"POST".equals(request.getMethod())) {
            throw new AccessRefusedException(Refusal.of(RefusalKind.TOKEN_BY_POST));
        }
        if (!clock.instant().isBefore(tokens.sunset())) {
            throw new AccessRefusedException(tokens.refusalAfterSunset());
        }
        TokenRequest tokenRequest = TokenRequest.of(request, tokens.lenient());
        // A wrong secret is refused before a transaction begins.
        authenticator
                .refusalForClient(tokenRequest.clientId(), tokenRequest.secret(), request)
                .ifPresent(refusal -> {
                    throw new AccessRefusedException(refusal);
                });
        AccessTokens.Answer result =
                accessTokens.issue(tokenRequest.clientId(), tokenRequest.secret(), tokenRequest.scopes());
        if (result instanceof AccessTokens.Answer.Refused refused) {
            throw new AccessRefusedException(refused.refusal());
        }
        AccessTokens.Answer.Issued issued = (AccessTokens.Answer.Issued) result;
        authenticator.heedToken(issued.text());
        deprecatedClients.record(issued.client(), clock.instant());
        return issued;
    }

    private static void write(
            AccessTokens.Answer.Issued issued, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("access_token", issued.text().reveal())
                .add("token_type", "Bearer")
                .add("expires_in", issued.lifetime().toSeconds());
        if (!issued.scopes().isEmpty()) {
            body.add("scope", String.join(" ", issued.scopes()));
        }
        byte[] content = body.build().toString().getBytes(StandardCharsets.UTF_8);
        CacheFields.forbidStoring(response);
        response.setHeader("Pragma", "no-cache");
        ResponseContent.write("application/json", content, request, response);
    }
}
