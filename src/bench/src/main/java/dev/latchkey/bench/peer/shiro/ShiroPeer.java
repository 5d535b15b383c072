package dev.latchkey.bench.peer.shiro;

import dev.latchkey.bench.peer.PeerKeys;
import jakarta.servlet.Filter;
import java.util.List;
import org.apache.shiro.authc.AuthenticationInfo;
import org.apache.shiro.authc.AuthenticationToken;
import org.apache.shiro.authc.BearerToken;
import org.apache.shiro.authc.SimpleAuthenticationInfo;
import org.apache.shiro.authz.AuthorizationInfo;
import org.apache.shiro.authz.SimpleAuthorizationInfo;
import org.apache.shiro.cache.MemoryConstrainedCacheManager;
import org.apache.shiro.mgt.DefaultSessionStorageEvaluator;
import org.apache.shiro.mgt.DefaultSubjectDAO;
import org.apache.shiro.realm.AuthorizingRealm;
import org.apache.shiro.subject.PrincipalCollection;
import org.apache.shiro.web.filter.authc.BearerHttpAuthenticationFilter;
import org.apache.shiro.web.filter.mgt.DefaultFilter;
import org.apache.shiro.web.filter.mgt.DefaultFilterChainManager;
import org.apache.shiro.web.filter.mgt.PathMatchingFilterChainResolver;
import org.apache.shiro.web.mgt.DefaultWebSecurityManager;
import org.apache.shiro.web.servlet.AbstractShiroFilter;

/**
 * Apache Shiro with {@code /** = noSessionCreation, authcBearer, perms[Things:Get]}, the filter that it puts before all others, and
 * what a key may do in its cache.
 */
public final class ShiroPeer extends AbstractShiroFilter {

    private static final class Keys extends AuthorizingRealm {
        private final PeerKeys keys;

        Keys(PeerKeys keys) {
            super(new MemoryConstrainedCacheManager(), (token, info) -> keys.isKnown(((BearerToken) token).getToken()));
            this.keys = keys;
            setAuthenticationTokenClass(BearerToken.class);
        }

        @Override
        protected AuthenticationInfo doGetAuthenticationInfo(AuthenticationToken token) {
            String key = ((BearerToken) token).getToken();
            return new SimpleAuthenticationInfo(PeerKeys.id(key), key, getName());
        }

        @Override
        protected AuthorizationInfo doGetAuthorizationInfo(PrincipalCollection principals) {
            SimpleAuthorizationInfo info = new SimpleAuthorizationInfo();
            info.addStringPermissions(keys.permissions((String) principals.getPrimaryPrincipal()));
            return info;
        }
    }

    private ShiroPeer() {}

    /** Returns the filter, which is not initialized yet. */
    public static Filter filter(PeerKeys keys) {
        DefaultWebSecurityManager manager = new DefaultWebSecurityManager(new Keys(keys));
        DefaultSubjectDAO subjects = (DefaultSubjectDAO) manager.getSubjectDAO();
        ((DefaultSessionStorageEvaluator) subjects.getSessionStorageEvaluator()).setSessionStorageEnabled(false);
        DefaultFilterChainManager chains = new DefaultFilterChainManager();
        chains.setGlobalFilters(List.of(DefaultFilter.invalidRequest.name()));
        BearerHttpAuthenticationFilter authcBearer = new BearerHttpAuthenticationFilter();
        authcBearer.setAuthcScheme(PeerKeys.SCHEME);
        authcBearer.setAuthzScheme(PeerKeys.SCHEME);
        chains.addFilter(DefaultFilter.authcBearer.name(), authcBearer);
        chains.createChain("/**", "noSessionCreation, authcBearer, perms[" + PeerKeys.PERMISSION + "]");
        PathMatchingFilterChainResolver resolver = new PathMatchingFilterChainResolver();
        resolver.setFilterChainManager(chains);
        ShiroPeer filter = new ShiroPeer();
        filter.setSecurityManager(manager);
        filter.setFilterChainResolver(resolver);
        return filter;
    }
}
