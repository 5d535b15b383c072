package dev.latchkey.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.PublicEndpoint;
import dev.latchkey.ScopeRequired;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestMethodsTest {
    @HttpMethod("LIST")
    @Retention(RetentionPolicy.RUNTIME)
    @interface LIST {}

    interface Crud<T> {
        @GET
        T read(String id);

        @DELETE
        void remove(T thing);
    }

    abstract static class Base {
        @LIST
        public abstract List<String> list();
    }

    @Path("things")
    static class Resource extends Base implements Crud<String> {
        @Override
        public String read(String id) {
            return id;
        }

        @Override
        public void remove(String thing) {}

        @Override
        public List<String> list() {
            return List.of();
        }

        @Path("sub")
        public Object locator() {
            return this;
        }

        @GET
        public String own() {
            return "";
        }

        public String service() {
            return "";
        }

        public String own(int overload) {
            return "" + overload;
        }

        public String read(int overload) {
            return "" + overload;
        }
    }

    private static Method method(String name, Class<?>... parameters) throws NoSuchMethodException {
        return Resource.class.getMethod(name, parameters);
    }

    @ParameterizedTest
    @CsvSource({"read,true", "remove,true", "list,true", "own,true", "locator,false", "service,false", "toString,false"
    })
    void isRestMethod_isWhatAnswersHttp_alsoByInheritance(String name, boolean expected) {
        Method first = Arrays.stream(Resource.class.getMethods())
                .filter(method -> method.getName().equals(name) && !method.isBridge())
                .filter(method -> !Arrays.equals(method.getParameterTypes(), new Class<?>[] {int.class}))
                .findFirst()
                .orElseThrow();

        assertThat(RestMethods.isRestMethod(Resource.class, first)).isEqualTo(expected);
    }

    @Test
    void isRestMethod_anOverloadWithMoreParameters_isNone() throws NoSuchMethodException {
        assertThat(RestMethods.isRestMethod(Resource.class, method("own", int.class)))
                .isFalse();
    }

    @Test
    void isRestMethod_anOverloadWithOtherParameters_isNone() throws NoSuchMethodException {
        assertThat(RestMethods.isRestMethod(Resource.class, method("read", int.class)))
                .isFalse();
    }

    static class Undeclared {
        @GET
        public void beta() {}

        @GET
        public void alpha() {}

        @GET
        @ScopeRequired("A")
        public void guarded() {}

        @GET
        @PublicEndpoint
        public void open() {}

        public void service() {}
    }

    @ScopeRequired("A")
    static class Declared extends Undeclared {}

    private final Declarations declarations = new Declarations(new Vocabulary());

    @Test
    void undeclared_tellsTheLineToAddForEachMethodByName() {
        assertThat(RestMethods.undeclared(Undeclared.class, declarations))
                .hasSize(2)
                .allMatch(line -> line.contains("Add @ScopeRequired(\"…\")"))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith(Undeclared.class.getName() + ".alpha "),
                        second -> assertThat(second).startsWith(Undeclared.class.getName() + ".beta "));
    }

    @Test
    void undeclared_isNothingUnderADeclaredClassAndForInterfaces() {
        assertThat(RestMethods.undeclared(Declared.class, declarations)).isEmpty();
        assertThat(RestMethods.undeclared(Crud.class, declarations)).isEmpty();
        assertThat(RestMethods.undeclared(Base.class, declarations)).isEmpty();
        assertThat(RestMethods.undeclared(Resource.class, declarations)).isNotEmpty();
    }
}
