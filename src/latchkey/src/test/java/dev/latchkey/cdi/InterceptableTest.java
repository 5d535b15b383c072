package dev.latchkey.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.ScopeRequired;
import dev.latchkey.scope.DeclarationException;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.servlet.http.HttpServlet;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterceptableTest {
    private final Declarations declarations = new Declarations(new Vocabulary());

    @ApplicationScoped
    @ScopeRequired("A")
    static class GuardedBean {
        public void plain() {}
    }

    @ApplicationScoped
    static class BeanWithGuardedMethod {
        @ScopeRequired("A")
        public void guarded() {}

        public void plain() {}
    }

    static class HeirOfGuardedMethod extends BeanWithGuardedMethod {}

    @Path("things")
    @ScopeRequired("A")
    static class Resource {
        @GET
        @ScopeRequired("B")
        public void get() {}

        @ScopeRequired("C")
        public void service() {}

        @POST
        @ScopeRequired("D")
        public void add(String thing) {}

        @ScopeRequired("E")
        public void add(int thing) {}

        public void plain() {}
    }

    @ScopeRequired("A")
    static class GuardedServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;
    }

    @Interceptor
    @ScopeRequired("A")
    static class SomeInterceptor {}

    @ScopeRequired("A")
    interface GuardedInterface {}

    private boolean isGuarded(Class<?> type, String method, Class<?>... parameters) throws NoSuchMethodException {
        Method found = type.getMethod(method, parameters);
        return Interceptable.isGuarded(type, found, declarations);
    }

    @Test
    void isGuardedAsAWhole_isABeanWithADeclaredClass() {
        assertThat(Interceptable.isGuardedAsAWhole(GuardedBean.class, declarations))
                .isTrue();
        assertThat(Interceptable.isGuardedAsAWhole(BeanWithGuardedMethod.class, declarations))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(classes = {Resource.class, GuardedServlet.class, SomeInterceptor.class, GuardedInterface.class})
    void isGuardedAsAWhole_isNothingThatIsCheckedBeforeOrNoBean(Class<?> type) {
        assertThat(Interceptable.isGuardedAsAWhole(type, declarations)).isFalse();
    }

    @Test
    void isGuarded_isADeclaredMethodAlone() throws NoSuchMethodException {
        assertThat(isGuarded(BeanWithGuardedMethod.class, "guarded")).isTrue();
        assertThat(isGuarded(BeanWithGuardedMethod.class, "plain")).isFalse();
        assertThat(isGuarded(HeirOfGuardedMethod.class, "guarded")).isTrue();
        assertThat(Interceptable.hasGuardedMethod(HeirOfGuardedMethod.class, declarations))
                .isTrue();
        assertThat(Interceptable.hasGuardedMethod(GuardedBean.class, declarations))
                .isFalse();
    }

    @Test
    void isGuarded_onAResource_isWhatRestDoesNotCall() throws NoSuchMethodException {
        assertThat(isGuarded(Resource.class, "get")).isFalse();
        assertThat(isGuarded(Resource.class, "service")).isTrue();
        assertThat(isGuarded(Resource.class, "plain")).isFalse();
        assertThat(isGuarded(Resource.class, "add", String.class)).isFalse();
    }

    @Test
    void isGuarded_anOverloadOfARestMethod_isGuardedAllTheSame() throws NoSuchMethodException {
        assertThat(isGuarded(Resource.class, "add", int.class)).isTrue();
    }

    @ApplicationScoped
    static class FinalMethod {
        @ScopeRequired("A")
        public final void guarded() {}
    }

    @Stateless
    static class PrivateMethod {
        @ScopeRequired("A")
        private void guarded() {}
    }

    @Path("x")
    static class StaticMethod {
        @ScopeRequired("A")
        static void guarded() {}
    }

    @Dependent
    static final class FinalBean {
        @ScopeRequired("A")
        public void guarded() {}
    }

    @Dependent
    static class HeirOfFinalMethod extends FinalMethod {}

    @ApplicationScoped
    @ScopeRequired("A")
    static final class FinalGuardedBean {}

    @ParameterizedTest
    @ValueSource(
            classes = {
                FinalMethod.class,
                PrivateMethod.class,
                StaticMethod.class,
                FinalBean.class,
                HeirOfFinalMethod.class,
                FinalGuardedBean.class
            })
    void check_whereNoGuardCanStand_stopsTheDeployment(Class<?> type) {
        assertThatThrownBy(() -> Interceptable.check(type, declarations))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("it cannot be intercepted");
    }

    /** A response, whose final getter is as good as any. */
    record Response(@ScopeRequired("A") String member) {
        @ScopeRequired("A")
        public String derived() {
            return member;
        }
    }

    @ApplicationScoped
    static class Harmless {
        public final void notGuarded() {}

        @ScopeRequired("A")
        public void guarded() {}
    }

    /** Data that only its own methods and a binding library make. */
    @ScopeRequired("A")
    static class PrivatelyMade {
        private PrivatelyMade() {}

        @ScopeRequired("B")
        public void guarded() {}
    }

    @ScopeRequired("A")
    static class PrivatelyInjected {
        PrivatelyInjected() {}

        @Inject
        private PrivatelyInjected(String any) {}
    }

    @ScopeRequired("A")
    static class MadeOfParameters {
        MadeOfParameters(String any) {}
    }

    @ScopeRequired("A")
    static class Injected {
        private Injected() {}

        @Inject
        Injected(String any) {}
    }

    @ScopeRequired("A")
    static class Simple {}

    @ParameterizedTest
    @ValueSource(classes = {PrivatelyMade.class, PrivatelyInjected.class, MadeOfParameters.class})
    void isGuarded_isNoMereClassThatTheContainerCannotMakeASubclassOf(Class<?> type) {
        assertThat(Interceptable.canBeIntercepted(type)).isFalse();
        assertThat(Interceptable.isGuardedAsAWhole(type, declarations)).isFalse();
        assertThat(Interceptable.hasGuardedMethod(type, declarations)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(classes = {Injected.class, Simple.class})
    void isGuardedAsAWhole_isAMereClassThatMayBecomeABean(Class<?> type) {
        assertThat(Interceptable.isGuardedAsAWhole(type, declarations)).isTrue();
    }

    @ApplicationScoped
    @ScopeRequired("A")
    static class PrivatelyMadeBean {
        private PrivatelyMadeBean() {}
    }

    /** Rather no deployment than a bean without its guard. */
    @Test
    void isGuardedAsAWhole_isEveryComponentHoweverItIsMade() {
        assertThat(Interceptable.isGuardedAsAWhole(PrivatelyMadeBean.class, declarations))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(classes = {Response.class, Harmless.class, Resource.class, GuardedBean.class, GuardedInterface.class})
    void check_whereAGuardCanStandOrNoneIsNeeded_isFine(Class<?> type) {
        assertThatCode(() -> Interceptable.check(type, declarations)).doesNotThrowAnyException();
    }

    @ServerEndpoint("/guarded")
    @ScopeRequired("A")
    static class GuardedEndpoint {
        public void message() {}
    }

    @ServerEndpoint("/method")
    static class EndpointWithGuardedMethod {
        @ScopeRequired("A")
        public void message() {}
    }

    @ScopeRequired("A")
    static class ProgrammedEndpoint extends Endpoint {
        @Override
        public void onOpen(Session session, EndpointConfig config) {}
    }

    /** There is no caller on the thread of a message: an interceptor would refuse all of them. */
    @Test
    void isGuardedAsAWhole_ofAnEndpointOfWebSockets_leavesItToTheHandshake() {
        Interceptable.checkWebSocket(GuardedEndpoint.class, declarations);

        assertThat(Interceptable.isGuardedAsAWhole(GuardedEndpoint.class, declarations))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(classes = {EndpointWithGuardedMethod.class, ProgrammedEndpoint.class})
    void checkWebSocket_ofADeclarationThatNobodyWouldHeed_throws(Class<?> type) {
        assertThatThrownBy(() -> Interceptable.checkWebSocket(type, declarations))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining(type.getName());
    }

    interface WithDefaults {
        @ScopeRequired("A")
        default void inherited() {}

        default void plain() {}
    }

    @ApplicationScoped
    static class InheritingBean implements WithDefaults {}

    @ApplicationScoped
    static class OverridingBean implements WithDefaults {
        @Override
        public void inherited() {}
    }

    @ApplicationScoped
    @ScopeRequired("B")
    static class GuardedBeanWithDefaults extends OverridingBean {}

    static class InheritingData implements WithDefaults {}

    @Path("inheriting")
    static class InheritingResource implements WithDefaults {}

    @Test
    void checkInheritedMethods_ofABeanThatInheritsAGuardedOne_namesIt() {
        assertThatThrownBy(() -> InheritedMethods.check(InheritingBean.class, declarations))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContainingAll("WithDefaults.inherited", "InheritingBean", "Override it in the class.");
        assertThatThrownBy(() -> InheritedMethods.check(GuardedBeanWithDefaults.class, declarations))
                .as("a bean that is guarded as a whole")
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("WithDefaults.plain");
    }

    @ParameterizedTest
    @ValueSource(classes = {OverridingBean.class, InheritingData.class, InheritingResource.class})
    void checkInheritedMethods_whereNoneIsCalledPastTheGuard_passes(Class<?> type) {
        assertThatCode(() -> InheritedMethods.check(type, declarations)).doesNotThrowAnyException();
    }
}
