package dev.latchkey.bench;

import dev.latchkey.FakeResponse;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.shiro.authc.AuthenticationInfo;
import org.apache.shiro.authc.AuthenticationToken;
import org.apache.shiro.authc.BearerToken;
import org.apache.shiro.authc.SimpleAuthenticationInfo;
import org.apache.shiro.authz.AuthorizationInfo;
import org.apache.shiro.authz.SimpleAuthorizationInfo;
import org.apache.shiro.cache.MemoryConstrainedCacheManager;
import org.apache.shiro.mgt.DefaultSecurityManager;
import org.apache.shiro.mgt.DefaultSessionStorageEvaluator;
import org.apache.shiro.mgt.DefaultSubjectDAO;
import org.apache.shiro.realm.AuthorizingRealm;
import org.apache.shiro.subject.PrincipalCollection;
import org.apache.shiro.subject.Subject;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.pac4j.core.authorization.authorizer.RequireAnyRoleAuthorizer;
import org.pac4j.core.client.Clients;
import org.pac4j.core.config.Config;
import org.pac4j.core.context.CallContext;
import org.pac4j.core.credentials.Credentials;
import org.pac4j.core.credentials.TokenCredentials;
import org.pac4j.core.engine.DefaultSecurityLogic;
import org.pac4j.core.exception.CredentialsException;
import org.pac4j.core.profile.CommonProfile;
import org.pac4j.http.client.direct.HeaderClient;
import org.pac4j.jee.context.JEEContext;
import org.pac4j.jee.context.JEEFrameworkParameters;
import org.pac4j.jee.context.session.JEESessionStore;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/**
 * The same work in what one would use instead: a key in a header, known by its SHA-256 in memory, and one permission. Each is set
 * up without sessions, as its documentation says for calls of programs.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PeersBench {
    private static final String SCOPE = "Things:Get";

    private final OneKey store = new OneKey();
    private final String text = store.text.text().reveal();
    private final Map<String, byte[]> digests = Map.of(store.text.id(), digest(text));
    private final BenchRequest request = new BenchRequest(text);
    private final HttpServletResponse response = new FakeResponse().response();
    private final FilterChain chain = (asked, answered) -> {};
    private final DefaultSecurityManager shiro = shiro();
    private final Filter spring = spring();
    private final Supplier<Object> pac4j = pac4j();

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.ISO_8859_1));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private boolean isRight(String key) {
        return key.length() > 16 && MessageDigest.isEqual(digest(key), digests.get(key.substring(3, 15)));
    }

    private DefaultSecurityManager shiro() {
        AuthorizingRealm realm = new AuthorizingRealm(new MemoryConstrainedCacheManager(), (token, info) -> isRight(
                ((BearerToken) token).getToken())) {
            @Override
            protected AuthenticationInfo doGetAuthenticationInfo(AuthenticationToken token) {
                String key = ((BearerToken) token).getToken();
                return new SimpleAuthenticationInfo(key.substring(3, 15), key, getName());
            }

            @Override
            protected AuthorizationInfo doGetAuthorizationInfo(PrincipalCollection principals) {
                SimpleAuthorizationInfo info = new SimpleAuthorizationInfo();
                info.addStringPermission(SCOPE);
                return info;
            }
        };
        realm.setAuthenticationTokenClass(BearerToken.class);
        DefaultSecurityManager manager = new DefaultSecurityManager(realm);
        DefaultSessionStorageEvaluator sessions = new DefaultSessionStorageEvaluator();
        sessions.setSessionStorageEnabled(false);
        ((DefaultSubjectDAO) manager.getSubjectDAO()).setSessionStorageEvaluator(sessions);
        return manager;
    }

    private Filter spring() {
        AuthenticationProvider provider = new AuthenticationProvider() {
            @Override
            public Authentication authenticate(Authentication token) {
                String key = (String) token.getCredentials();
                if (!isRight(key)) {
                    throw new BadCredentialsException("unknown key");
                }
                return new PreAuthenticatedAuthenticationToken(
                        key.substring(3, 15), null, List.of(new SimpleGrantedAuthority(SCOPE)));
            }

            @Override
            public boolean supports(Class<?> type) {
                return type == PreAuthenticatedAuthenticationToken.class;
            }
        };
        AuthenticationFilter keys = new AuthenticationFilter(new ProviderManager(provider), asked -> {
            String header = asked.getHeader("Authorization");
            return header == null || !header.startsWith("Key ")
                    ? null
                    : new PreAuthenticatedAuthenticationToken("", header.substring(4));
        });
        keys.setSuccessHandler((asked, answered, authentication) -> {});
        keys.setSecurityContextRepository(new RequestAttributeSecurityContextRepository());
        return new FilterChainProxy(new DefaultSecurityFilterChain(
                AnyRequestMatcher.INSTANCE,
                new SecurityContextHolderFilter(new RequestAttributeSecurityContextRepository()),
                keys,
                new ExceptionTranslationFilter(
                        new HttpStatusEntryPoint(org.springframework.http.HttpStatus.UNAUTHORIZED)),
                new AuthorizationFilter(AuthorityAuthorizationManager.hasAuthority(SCOPE))));
    }

    private Supplier<Object> pac4j() {
        HeaderClient client = new HeaderClient("Authorization", "Key ", (CallContext context, Credentials credentials) -> {
            if (!isRight(((TokenCredentials) credentials).getToken())) {
                throw new CredentialsException("unknown key");
            }
            CommonProfile profile = new CommonProfile();
            profile.setId(((TokenCredentials) credentials).getToken().substring(3, 15));
            profile.addRole(SCOPE);
            credentials.setUserProfile(profile);
            return Optional.of(credentials);
        });
        Config config = new Config(new Clients(client));
        config.addAuthorizer("scope", new RequireAnyRoleAuthorizer(SCOPE));
        config.setWebContextFactory(parameters -> new JEEContext((HttpServletRequest) request, response));
        config.setSessionStoreFactory(parameters -> new JEESessionStore());
        config.setHttpActionAdapter(org.pac4j.jee.http.adapter.JEEHttpActionAdapter.INSTANCE);
        config.setProfileManagerFactory(org.pac4j.core.profile.ProfileManager::new);
        DefaultSecurityLogic logic = new DefaultSecurityLogic();
        return () -> logic.perform(
                config,
                (context, session, profiles) -> profiles,
                "HeaderClient",
                "scope",
                null,
                new JEEFrameworkParameters(request, response));
    }

    @Benchmark
    public Object shiroSubject() {
        String header = request.anew().getHeader("Authorization");
        Subject subject = new Subject.Builder(shiro).sessionCreationEnabled(false).buildSubject();
        subject.login(new BearerToken(header.substring(4), "127.0.0.1"));
        subject.checkPermission(SCOPE);
        return subject;
    }

    @Benchmark
    public void springChain() throws Exception {
        spring.doFilter(request.anew(), response, chain);
    }

    @Benchmark
    public Object pac4jHeaderClient() {
        request.anew();
        Object granted = pac4j.get();
        if (granted == null) {
            throw new IllegalStateException("refused");
        }
        return granted;
    }
}
