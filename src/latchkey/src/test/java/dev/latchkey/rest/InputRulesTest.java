package dev.latchkey.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Fake;
import dev.latchkey.MemberNames;
import dev.latchkey.ScopeRequired;
import dev.latchkey.config.Settings;
import dev.latchkey.redaction.ClassIndex;
import dev.latchkey.redaction.Pointers;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Vocabulary;
import dev.latchkey.writing.WriteGuard;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.implementation.StubMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which methods get a filter, wherever their annotations stand. */
class InputRulesTest {
    private final Vocabulary vocabulary = new Vocabulary();
    private final InputRules rules = new InputRules(
            new WriteGuard(new Declarations(vocabulary), new ClassIndex.Found(Set.of(Item.class), Set.of())),
            Settings.of(Map.of()).writing());

    public static class Item {
        @ScopeRequired("X")
        public String guarded;
    }

    interface Items {
        @PUT
        void replace(@PathParam("id") Item id, Item body);

        @PUT
        void touch(@PathParam("id") Item id);

        @POST
        void add(@FormParam("unit_price") @ScopeRequired("X") String price, @FormParam("name") String name);

        @GET
        Item list(@MemberNames(Item.class) @QueryParam("sort") String sort);
    }

    static class ItemResource implements Items {
        @Override
        public void replace(Item id, Item body) {}

        @Override
        public void touch(Item id) {}

        @Override
        public void add(String price, String name) {}

        @Override
        public Item list(String sort) {
            return null;
        }
    }

    abstract static class Replacing<T> {
        @PUT
        public void store(T body) {}
    }

    static class Stored extends Replacing<Item> {}

    private Stream<Class<?>> filters(Class<?> resource, Class<?> declaring, String name) {
        Method method = Stream.of(declaring.getDeclaredMethods())
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
        return rules.filtersFor(resource, method, Item.class, Pointers.NONE).stream()
                .map(Object::getClass);
    }

    @Test
    void annotationsOfAnInterface_count() {
        assertThat(filters(ItemResource.class, ItemResource.class, "replace"))
                .containsExactly(IncompleteViewFilter.class);
        assertThat(filters(ItemResource.class, ItemResource.class, "touch")).isEmpty();
        assertThat(filters(ItemResource.class, ItemResource.class, "list")).containsExactly(MemberNamesFilter.class);
    }

    @Test
    void typeVariableOfASuperclass_isFilledIn() throws ReflectiveOperationException {
        Method method = Replacing.class.getDeclaredMethod("store", Object.class);
        ContainerRequestFilter filter = rules.filtersFor(Stored.class, method, Item.class, Pointers.NONE)
                .get(0);
        ContainerRequestContext anonymous = Fake.of(ContainerRequestContext.class)
                .on(ContainerRequestContext::getProperty, name -> null)
                .build();

        assertThatThrownBy(() -> filter.filter(anonymous)).isInstanceOf(AccessRefusedException.class);
    }

    @Test
    void change_isDescribedByTheDeclarations() throws Exception {
        Method replace = Items.class.getDeclaredMethod("replace", Item.class, Item.class);
        InputDescription change = rules.changeOf(Items.class, replace);
        assertThat(change.scopes()).containsExactly("X");
        assertThat(change.members()).containsOnlyKeys("guarded");
        assertThat(change.names()).isFalse();
        assertThat(change.replaces()).isTrue();
        assertThat(change.conditional()).isFalse();
        GrantedScopes none = GrantedScopes.ANONYMOUS;
        assertThat(rules.limitsOf(Items.class, replace, none).members()).isEqualTo(Map.of("guarded", Set.of("X")));
        assertThat(rules.limitsOf(Items.class, replace, none).incompleteView()).isTrue();
        assertThat(rules.limitsOf(Items.class, replace, vocabulary.granted(Set.of("X")))
                        .members())
                .isEmpty();
        Method list = Items.class.getDeclaredMethod("list", String.class);
        assertThat(rules.changeOf(Items.class, list).scopes()).isEmpty();
        assertThat(rules.changeOf(Items.class, list).replaces()).isFalse();
        assertThat(rules.changeOf(Items.class, list).names()).isTrue();
    }

    @Test
    void fieldsOfForms_areDescribed() throws Exception {
        Method add = ItemResource.class.getDeclaredMethod("add", String.class, String.class);
        assertThat(rules.changeOf(ItemResource.class, add).scopes()).containsExactly("X");
        assertThat(rules.limitsOf(ItemResource.class, add, GrantedScopes.ANONYMOUS)
                        .members())
                .isEqualTo(Map.of("unit_price", Set.of("X")));
    }

    /** Runtimes have annotations for parts of forms besides {@code @FormParam}; they are known by their names. */
    @ParameterizedTest
    @CsvSource({
        "org.glassfish.jersey.media.multipart.FormDataParam, margin",
        "org.jboss.resteasy.annotations.jaxrs.FormParam, margin",
        "org.jboss.resteasy.annotations.jaxrs.FormParam, ''",
        "org.apache.cxf.jaxrs.ext.multipart.Multipart, margin"
    })
    void partsOfRuntimes_requireTheScopeOfTheirParameter(String annotation, String name)
            throws ReflectiveOperationException {
        Class<? extends Annotation> part = new ByteBuddy()
                .makeAnnotation()
                .name(annotation)
                .annotateType(AnnotationDescription.Builder.ofType(Retention.class)
                        .define("value", RetentionPolicy.RUNTIME)
                        .build())
                .defineMethod("value", String.class, Visibility.PUBLIC)
                .withoutCode()
                .make()
                .load(InputRulesTest.class.getClassLoader())
                .getLoaded()
                .asSubclass(Annotation.class);
        Class<?> uploads = new ByteBuddy()
                .subclass(Object.class)
                .name("dev.latchkey.rest.Uploads")
                .defineMethod("upload", void.class, Visibility.PUBLIC)
                .withParameter(String.class, "margin")
                .annotateParameter(
                        AnnotationDescription.Builder.ofType(part)
                                .define("value", name)
                                .build(),
                        AnnotationDescription.Builder.ofType(ScopeRequired.class)
                                .defineArray("value", "X")
                                .build())
                .intercept(StubMethod.INSTANCE)
                .make()
                .load(part.getClassLoader())
                .getLoaded();
        Method upload = uploads.getMethod("upload", String.class);

        assertThat(rules.limitsOf(uploads, upload, GrantedScopes.ANONYMOUS).members())
                .isEqualTo(Map.of("margin", Set.of("X")));
    }
}
