package dev.latchkey.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Fake;
import dev.latchkey.Redaction.Form;
import dev.latchkey.Redaction.OnMissing;
import dev.latchkey.ScopeRequired;
import dev.latchkey.etag.TagCipher;
import dev.latchkey.etag.TagView;
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
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
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

    private static final TagView VIEW =
            new TagView(new TagCipher(List.of(new byte[TagCipher.SECRET])), "/x", Set.of("X"), new byte[0]);

    private final Map<String, Object> properties = new HashMap<>();
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
        headers.putSingle("ETag", "\"whole\"");
        headers.putSingle("Last-Modified", "Sun, 29 Nov 2026 00:00:00 GMT");
        headers.putSingle("X-Other", "stays");
        filter.filter(
                Fake.of(ContainerRequestContext.class)
                        .on(ContainerRequestContext::getProperty, properties::get)
                        .does(ContainerRequestContext::setProperty, properties::put)
                        .returns(ContainerRequestContext::getMethod, method)
                        .returns(
                                ContainerRequestContext::getUriInfo,
                                Fake.of(UriInfo.class)
                                        .returns(UriInfo::getRequestUri, URI.create("http://localhost/x"))
                                        .build())
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

    /** Otherwise a caller could try which hidden values have this tag. */
    @Test
    void writeThatSucceeded_namesItsVersionForTheViewOfTheCaller() {
        bind();
        respond(filter(Set.of(Data.class)), "PUT", 204);

        assertThat(headers).containsOnlyKeys("ETag", "X-Other");
        String tag = headers.getFirst("ETag").toString();
        assertThat(tag).isNotEqualTo("\"whole\"");
        assertThat(VIEW.open(List.of(tag))).containsExactly("\"whole\"");
        assertThat(properties).containsEntry(CacheFields.ENTITY_TAG, tag);
    }

    @Test
    void writeThatSucceeded_namesItsVersion_whereNothingCanBeWithheld() {
        respond(filter(Set.of(Data.class)), "PUT", 204);

        assertThat(headers).containsKeys("ETag", "Last-Modified", "X-Other");
    }

    @Test
    void failedCondition_namesTheVersionOfTheView() {
        bind();
        respond(filter(Set.of(Data.class)), "PUT", 412);

        assertThat(headers).containsOnlyKeys("ETag", "X-Other");
        assertThat(headers.getFirst("ETag")).isNotEqualTo("\"whole\"");
    }

    private void bind() {
        ContainerRequestContext request = Fake.of(ContainerRequestContext.class)
                .does(ContainerRequestContext::setProperty, properties::put)
                .build();
        ResponseState.begin(null, request).bindTags(resource -> VIEW, true);
    }
}
