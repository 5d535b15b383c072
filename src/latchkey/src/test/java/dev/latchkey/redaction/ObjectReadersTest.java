package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ScopeRequired;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import java.beans.PropertyChangeEvent;
import java.lang.invoke.MethodHandle;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.math.MathContext;
import java.text.DateFormatSymbols;
import java.text.MessageFormat;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import java.util.Timer;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

/** By which ways an object leads to others. */
class ObjectReadersTest {
    private static final Guards GUARDS = new Guards(new Declarations(new Vocabulary()));

    private static ObjectReaders.Ways of(Class<?> type) {
        return ObjectReaders.of(type, GUARDS.of(type));
    }

    private static Set<Object> read(List<MethodHandle> ways, Object from) throws Throwable {
        Set<Object> read = new HashSet<>();
        for (MethodHandle way : ways) {
            read.add((Object) way.invokeExact(from));
        }
        return read;
    }

    @SuppressWarnings("unused")
    static class Above {
        private Object above = "above";
    }

    @SuppressWarnings("unused")
    static class Fields extends Above {
        Object open = "field";
        private List<String> own = List.of("own");
        static Object shared = "shared";
        transient Object passing = "transient";
        String text = "text";
        int number = 1;

        @ScopeRequired("X")
        Object guarded = "guarded";

        @ScopeRequired("X")
        transient Object guardedAndPassing = "passing";
    }

    @Test
    void fieldsAreRead_exceptWhatHoldsNoOthers() throws Throwable {
        ObjectReaders.Ways ways = of(Fields.class);
        Fields fields = new Fields();
        assertThat(read(ways.ways(), fields)).isEqualTo(Set.of("field", List.of("own"), "above"));
        assertThat(read(ways.unshown(), fields)).isEqualTo(Set.of("transient", "passing"));
        assertThat(ways.guardedFields()).singleElement().satisfies(each -> {
            assertThat(each.keys()).containsExactly("guarded");
            assertThat(read(List.of(each.way()), fields)).containsExactly("guarded");
        });
        assertThat(ways.guarded()).isEmpty();
        assertThat(ways.open()).isFalse();
    }

    interface Face<T> {
        T getGeneric();

        default Object getByDefault() {
            return "default";
        }
    }

    @SuppressWarnings("unused")
    static class Getters implements Face<List<String>> {
        public Object getOpen() {
            return "getter";
        }

        private Object isOwn() {
            return "own";
        }

        public static Object getShared() {
            return "shared";
        }

        public Object getWith(int argument) {
            return "argument";
        }

        public void getNothing() {
            // Returns nothing.
        }

        public String getText() {
            return "text";
        }

        public Object other() {
            return "other";
        }

        @ScopeRequired("X")
        @Override
        public List<String> getGeneric() {
            throw new AssertionError("It is never called");
        }
    }

    @Test
    void gettersAreCalled_exceptGuardedOnes() throws Throwable {
        ObjectReaders.Ways ways = of(Getters.class);
        assertThat(read(ways.ways(), new Getters())).isEqualTo(Set.of("getter", "own", "default"));
        assertThat(ways.guarded()).singleElement().satisfies(each -> {
            assertThat(each.keys()).containsExactly("generic");
            assertThat(each.type().getTypeName()).isEqualTo("java.util.List<java.lang.String>");
        });
        assertThat(ways.open()).isFalse();
    }

    static class Failing extends IllegalStateException {
        private static final long serialVersionUID = 1L;
        final Object more = "more";

        Failing(Throwable cause) {
            super(cause);
        }
    }

    @Test
    void whatJavaKeepsToItself_isReadByWhatShowsIt() throws Throwable {
        Exception cause = new Exception("cause");
        Failing failing = new Failing(cause);
        Exception suppressed = new Exception("suppressed");
        failing.addSuppressed(suppressed);
        Set<Object> read = read(of(Failing.class).ways(), failing);
        assertThat(read).contains("more", cause).hasSize(3).anySatisfy(each -> assertThat(each)
                .isEqualTo(new Throwable[] {suppressed}));
        assertThat(of(Failing.class).open()).isFalse();

        PropertyChangeEvent event = new PropertyChangeEvent("source", "name", "old", "new");
        assertThat(read(of(PropertyChangeEvent.class).ways(), event)).contains("source", "old", "new");
        assertThat(of(PropertyChangeEvent.class).open()).isFalse();

        assertThat(read(of(AtomicReference.class).ways(), new AtomicReference<Object>("kept")))
                .containsExactly("kept");
        assertThat(of(AtomicReference.class).open()).isFalse();

        GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        assertThat(read(of(GregorianCalendar.class).ways(), calendar)).contains(TimeZone.getTimeZone("UTC"));
        assertThat(of(GregorianCalendar.class).open()).isFalse();
        assertThat(of(SimpleTimeZone.class).open()).isFalse();
    }

    @Test
    void whatNothingShows_isOpen() {
        assertThat(of(WeakReference.class).open()).isTrue();
        assertThat(of(Timer.class).open()).isTrue();
        assertThat(of(AtomicStampedReference.class).open()).isTrue();
        assertThat(of(ThreadLocal.class).open()).isTrue();
        assertThat(of(InheritableThreadLocal.class).open()).isTrue();
    }

    /** Fields of types that nobody can extend, and that hold none but such, lead nowhere. */
    @Test
    void whatIsMadeOfClosedValuesAlone_leadsNowhere() {
        for (Class<?> each : List.of(MathContext.class, DateFormatSymbols.class, LongAdder.class)) {
            assertThat(of(each).ways()).as(each.getName()).isEmpty();
            assertThat(of(each).open()).as(each.getName()).isFalse();
        }
        assertThat(of(MessageFormat.class).ways()).isNotEmpty();
    }

    @Test
    void containersOfJavaAreAskedForWhatTheyHold() {
        for (Class<?> each : List.of(
                ArrayList.class, AbstractMap.SimpleEntry.class, List.of(1).getClass())) {
            assertThat(of(each).ways()).as(each.getName()).isEmpty();
            assertThat(of(each).open()).as(each.getName()).isFalse();
        }
    }

    @Test
    void proxiesAreReadByTheirInterfaces() throws Throwable {
        Object proxy = Proxy.newProxyInstance(
                ObjectReadersTest.class.getClassLoader(),
                new Class<?>[] {Face.class},
                (self, method, arguments) -> method.getName());
        assertThat(read(of(proxy.getClass()).ways(), proxy)).isEqualTo(Set.of("getGeneric", "getByDefault"));
        assertThat(of(proxy.getClass()).open()).isFalse();
    }

    static class Woven {
        final Object $$_hibernate_interceptor = "interceptor";
        final org.hibernate.example.Session _persistence_session = null;
        final Object data = "data";
    }

    @Test
    void fieldsThatAreCalledAsWovenOnes_areKeptApart() throws Throwable {
        ObjectReaders.Ways ways = of(Woven.class);
        assertThat(read(ways.ways(), new Woven())).containsExactly("data");
        assertThat(read(ways.woven(), new Woven())).containsExactly("interceptor");
        assertThat(ways.open()).isFalse();
    }
}
