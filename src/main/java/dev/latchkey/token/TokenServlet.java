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
import dev.latchkey.servlet.CacheFields;
import dev.latchkey.servlet.DeprecationHeaders;
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

/** Answers requests for access tokens. */
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
    private transient DeprecationHeaders notice;
    private transient DeprecatedClientLog stragglers;
    private transient InstantSource clock;
    private transient LogLimiter outages;

    @Override
    public void init() throws ServletException {
        tokens = settings.tokens().orElseThrow(() -> new ServletException("latchkey.tokens is false"));
        notice = new DeprecationHeaders(tokens, settings);
        stragglers = new DeprecatedClientLog(tokens.sunset());
        clock = InstantSource.system();
        outages = new LogLimiter(System::nanoTime);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        try {
            respond(request, response);
        } catch (IOException gone) {
            // Servers log the whole stack trace of what a servlet throws, and whoever breaks a request off makes it
            // throw.
            LOG.log(Level.DEBUG, "A client did not wait for the response to its request for an access token", gone);
        }
    }

    private void respond(HttpServletRequest request, HttpServletResponse response) throws IOException {
        notice.addTo(request, response);
        try {
            write(answer(request), response);
        } catch (AccessRefusedException refused) {
            refusals.writeTokenError(refused.refusal(), request, response);
        } catch (StoreUnavailableException outage) {
            LOG.log(
                    outages.allows("") ? Level.WARNING : Level.DEBUG,
                    () -> "An access token could not be issued: "
                            + (outage.getCause() == null ? outage.getMessage() : outage.getCause()));
            refusals.writeTokenError(Refusal.of(RefusalKind.STORE_UNAVAILABLE), request, response);
        }
    }

    private AccessTokens.Answer.Issued answer(HttpServletRequest request) {
        if (!"POST".equals(request.getMethod())) {
            throw new AccessRefusedException(Refusal.of(RefusalKind.TOKEN_BY_POST));
        }
        if (!clock.instant().isBefore(tokens.sunset())) {
            throw new AccessRefusedException(tokens.refusalAfterSunset());
        }
        TokenRequest asked = TokenRequest.of(request, tokens.lenient());
        // Only then a transaction is begun: wrong secrets cost none.
        authenticator
                .refusalForClient(asked.clientId(), asked.secret(), request)
                .ifPresent(refusal -> {
                    throw new AccessRefusedException(refusal);
                });
        AccessTokens.Answer answer = accessTokens.issue(asked.clientId(), asked.secret(), asked.scopes());
        if (answer instanceof AccessTokens.Answer.Refused refused) {
            throw new AccessRefusedException(refused.refusal());
        }
        AccessTokens.Answer.Issued issued = (AccessTokens.Answer.Issued) answer;
        authenticator.heedToken(issued.text());
        stragglers.note(issued.client(), clock.instant());
        return issued;
    }

    private static void write(AccessTokens.Answer.Issued issued, HttpServletResponse response) throws IOException {
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
        response.setContentType("application/json");
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }
}
