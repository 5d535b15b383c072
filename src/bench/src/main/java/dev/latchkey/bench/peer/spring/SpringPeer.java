package dev.latchkey.bench.peer.spring;

import dev.latchkey.bench.peer.PeerKeys;
import jakarta.servlet.Filter;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;

/**
 * Spring Security with the chain that {@code HttpSecurity} builds: its defaults, without sessions and what protects them from
 * other sites' forms, and a filter that authenticates by key.
 */
public final class SpringPeer {
    private SpringPeer() {}

    /** What an application would declare. */
    @Configuration(proxyBeanMethods = false)
    @EnableWebSecurity
    static class Security {

        @Bean
        SecurityFilterChain chain(HttpSecurity http, AuthenticationProvider keys) throws Exception {
            return http.csrf(AbstractHttpConfigurer::disable)
                    .sessionManagement(each -> each.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .addFilterBefore(authenticating(keys), AnonymousAuthenticationFilter.class)
                    .exceptionHandling(
                            each -> each.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                    .authorizeHttpRequests(each -> each.anyRequest().hasAuthority(PeerKeys.PERMISSION))
                    .build();
        }

        private static AuthenticationFilter authenticating(AuthenticationProvider keys) {
            AuthenticationFilter filter = new AuthenticationFilter(
                    new ProviderManager(keys), request -> PeerKeys.keyIn(request.getHeader("Authorization"))
                            .map(key -> new PreAuthenticatedAuthenticationToken("", key))
                            .orElse(null));
            filter.setSuccessHandler((request, response, authentication) -> {});
            return filter;
        }
    }

    private record Keys(PeerKeys keys) implements AuthenticationProvider {
        @Override
        public Authentication authenticate(Authentication token) {
            String key = (String) token.getCredentials();
            if (!keys.isKnown(key)) {
                throw new BadCredentialsException("unknown key");
            }
            String id = PeerKeys.id(key);
            return new PreAuthenticatedAuthenticationToken(
                    id, null, AuthorityUtils.createAuthorityList(keys.permissions(id)));
        }

        @Override
        public boolean supports(Class<?> type) {
            return type == PreAuthenticatedAuthenticationToken.class;
        }
    }

    /** Returns the filter, which is not initialized yet. */
    public static Filter filter(PeerKeys keys) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(AuthenticationProvider.class, () -> new Keys(keys));
        context.register(Security.class);
        context.refresh();
        return context.getBean("springSecurityFilterChain", Filter.class);
    }
}
