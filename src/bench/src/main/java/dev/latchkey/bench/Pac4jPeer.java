package dev.latchkey.bench;

import dev.latchkey.bench.peer.PeerKeys;
import jakarta.servlet.Filter;
import java.util.Optional;
import org.pac4j.core.authorization.authorizer.RequireAnyRoleAuthorizer;
import org.pac4j.core.client.Clients;
import org.pac4j.core.config.Config;
import org.pac4j.core.context.CallContext;
import org.pac4j.core.credentials.Credentials;
import org.pac4j.core.credentials.TokenCredentials;
import org.pac4j.core.exception.CredentialsException;
import org.pac4j.core.profile.CommonProfile;
import org.pac4j.http.client.direct.HeaderClient;
import org.pac4j.jee.filter.SecurityFilter;

/** pac4j with its filter for servlets, which has a client for header fields, and an authorizer; the rest as it comes. */
final class Pac4jPeer {
    private Pac4jPeer() {}

    static Filter filter(PeerKeys keys) {
        HeaderClient client =
                new HeaderClient("Authorization", PeerKeys.SCHEME + " ", (CallContext context, Credentials sent) -> {
                    String key = ((TokenCredentials) sent).getToken();
                    if (!keys.isKnown(key)) {
                        throw new CredentialsException("unknown key");
                    }
                    CommonProfile profile = new CommonProfile();
                    profile.setId(PeerKeys.id(key));
                    keys.permissions(profile.getId()).forEach(profile::addRole);
                    sent.setUserProfile(profile);
                    return Optional.of(sent);
                });
        Config config = new Config(new Clients(client));
        config.addAuthorizer("scope", new RequireAnyRoleAuthorizer(PeerKeys.PERMISSION));
        return new SecurityFilter(config, client.getName(), "scope");
    }
}
