package dev.latchkey.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Fake;
import dev.latchkey.Redaction.Form;
import dev.latchkey.Redaction.OnMissing;
import dev.latchkey.ScopeRequired;
import dev.latchkey.redaction.ClassIndex;
import dev.latchkey.redaction.RedactionEngine;
import dev.latchkey.redaction.RedactionPolicy;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import dev.latchkey.servlet.CacheFields;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The headers of responses without a body. */
class RedactionFilterTest {
    /** Data of which one member needs a scope. */
    public static class Data {
        @ScopeRequired("X")
        public String x = "x";
    }

    private final MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();

    private static RedactionFilter filter(Set<Class<?>> classes) {
        Declarations declarations = new Declarations(new Vocabulary());
        RedactionEngine redactions = new RedactionEngine(declarations, new ClassIndex.Found(classes, classes));
        ResponsePolicies policies =
                new ResponsePolicies(declarations, new RedactionPolicy(OnMissing.AUTO, 0.5, false, Form.OMIT));
        return new RedactionFilter(
                new ResponseRedactor(redactions, policies, new ApplicationJson(redactions)),
                new RedactionHeaders(new CacheFields(List.of("Authorization"))),
                new Revalidation(() -> null, 1));
    }

    private void respond(RedactionFilter filter, String method, int status) {
        Map<String, Object> properties = new HashMap<>();
        headers.putSingle("ETag", "\"whole\"");
        headers.putSingle("Last-Modified", "Sun, 29 Nov 2026 00:00:00 GMT");
        headers.putSingle("X-Other", "stays");
        filter.filter(
                Fake.of(ContainerRequestContext.class)
                        .on(ContainerRequestContext::getProperty, properties::get)
                        .does(ContainerRequestContext::setProperty, properties::put)
                        .returns(ContainerRequestContext::getMethod, method)
                        .build(),
                Fake.of(ContainerResponseContext.class)
                        .returns(ContainerResponseContext::getStatus, status)
                        .returns(ContainerResponseContext::getEntity, null)
                        .returns(ContainerResponseContext::getHeaders, headers)
                        .build());
    }

    @Test
    void failedConditionOfAWrite_namesNoVersionToACallerFromWhomSomethingIsWithheld() {
        respond(filter(Set.of(Data.class)), "PUT", 412);

        assertThat(headers).containsOnlyKeys("X-Other");
    }

    @Test
    void failedConditionOfAWrite_namesTheVersionWhereNothingIsWithheld() {
        respond(filter(Set.of()), "PUT", 412);

        assertThat(headers).containsKeys("ETag", "Last-Modified", "X-Other");
    }

    /** The caller has just written it. */
    @Test
    void writeThatSucceeded_namesItsVersion() {
        respond(filter(Set.of(Data.class)), "PUT", 204);

        assertThat(headers).containsKeys("ETag", "Last-Modified", "X-Other");
    }
}
