package dev.latchkey.bench;

import jakarta.servlet.Filter;
import java.util.List;
import java.util.function.Predicate;
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
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;

/**
 * Spring Security with the chain that {@code HttpSecurity} builds: its defaults, without sessions and what protects them from
 * other sites' forms, and a filter that authenticates by key.
 */
final class SpringPeer {
    private static final String SCHEME = "Bearer ";

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
                    .authorizeHttpRequests(each -> each.anyRequest().hasAuthority(PeersBench.PERMISSION))
                    .build();
        }

        private static AuthenticationFilter authenticating(AuthenticationProvider keys) {
            AuthenticationFilter filter = new AuthenticationFilter(new ProviderManager(keys), request -> {
                String header = request.getHeader("Authorization");
                return header == null || !header.startsWith(SCHEME)
                        ? null
                        : new PreAuthenticatedAuthenticationToken("", header.substring(SCHEME.length()));
            });
            filter.setSuccessHandler((request, response, authentication) -> {});
            return filter;
        }
    }

    private record Keys(Predicate<String> keys) implements AuthenticationProvider {
        @Override
        public Authentication authenticate(Authentication token) {
            String key = (String) token.getCredentials();
            if (!keys.test(key)) {
                throw new BadCredentialsException("unknown key");
            }
            return new PreAuthenticatedAuthenticationToken(
                    PeersBench.id(key), null, List.of(new SimpleGrantedAuthority(PeersBench.PERMISSION)));
        }

        @Override
        public boolean supports(Class<?> type) {
            return type == PreAuthenticatedAuthenticationToken.class;
        }
    }

    static Filter filter(Predicate<String> keys) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(AuthenticationProvider.class, () -> new Keys(keys));
        context.register(Security.class);
        context.refresh();
        return context.getBean("springSecurityFilterChain", Filter.class);
    }
}
