package dev.latchkey.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.FakeContext;
import dev.latchkey.Fakes;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TomEeRestTest {
    private final ServletContext context = new FakeContext().build();
    private final FilterRegistration rest = filter("org.apache.tomee.webservices.CXFJAXRSFilter");

    private static FilterRegistration filter(String type) {
        return Fakes.of(FilterRegistration.class, Map.of("getClassName", unused -> type));
    }

    @Test
    void onlyApplicationIsGuarded_whereOneSaidSo() {
        assertThat(TomEeRest.isGuarded(context, List.of(rest))).isFalse();

        GuardedRestRegistry.guardedSomewhere(context);

        assertThat(TomEeRest.isGuarded(context, List.of(rest))).isTrue();
    }

    @Test
    void ofSeveralApplications_anyMayHaveKeptTheGuardOut() {
        GuardedRestRegistry.guardedSomewhere(context);

        assertThat(TomEeRest.isGuarded(context, List.of(rest, rest))).isFalse();
    }

    @Test
    void otherRuntimesSignForTheirFilters() {
        GuardedRestRegistry.guardedSomewhere(context);

        assertThat(TomEeRest.isGuarded(context, List.of(filter("org.example.RestFilter"))))
                .isFalse();
    }
}
