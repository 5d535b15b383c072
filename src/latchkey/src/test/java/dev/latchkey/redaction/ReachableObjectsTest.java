package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ScopeRequired;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import jakarta.xml.bind.JAXBElement;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.hibernate.example.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wherever an object is kept, whoever looks for it finds it. */
class ReachableObjectsTest {
    @ScopeRequired("K")
    static class Kept {}

    private static final Vocabulary VOCABULARY = new Vocabulary();
    private static final ClassLore LORE = new ClassLore(new Guards(new Declarations(VOCABULARY)));

    private static ReachableObjects.Found in(Object root, boolean byCode) {
        return new ReachableObjects(LORE, UnmetRequirements.all(), byCode).from(root);
    }

    /** What a caller with these scopes lacks of what code of the application is given. */
    private static ReachableObjects.Found given(Object root, String... scopes) {
        Set<String> held = Set.of(scopes);
        return new ReachableObjects(LORE, UnmetRequirements.to(VOCABULARY.granted(held)), true).from(root);
    }

    private static Set<String> names(ReachableObjects.Found found) {
        return found.unmet().stream()
                .flatMap(requirement -> requirement.names().stream())
                .collect(Collectors.toSet());
    }

    private static boolean isKeptIn(Object root) {
        return in(root, false).unmet().stream().anyMatch(each -> each.names().contains("K"));
    }

    static class Holder {
        private final Object content;

        Holder(Object content) {
            this.content = content;
        }
    }

    static class Below extends Holder {
        final String name = "below";

        Below(Object content) {
            super(content);
        }
    }

    static class OwnList extends ArrayList<Object> {
        private static final long serialVersionUID = 1L;
        final Kept beside = new Kept();
    }

    static class Loaded {
        final Object $$_hibernate_interceptor = new Session(new Kept());
        final Session _persistence_session = new Session(new Kept());
        final Session _persistence_none = null;
        final transient Object cached = new Kept();
        static final Object SHARED = new Kept();
    }

    /** Fields of the application may be called as what is woven in. */
    static class CalledSo {
        final Object $$_hibernate_owner = new Kept();
    }

    static class AlsoCalledSo {
        final Object _persistence_owner = new Holder(new Kept());
    }

    record ByKept(Kept kept) implements Comparator<Object> {
        @Override
        public int compare(Object one, Object other) {
            return one.toString().compareTo(other.toString());
        }
    }

    private static <T extends Collection<Object>> T with(T empty) {
        empty.add("text");
        return empty;
    }

    /** Shows what it has to those who iterate alone. */
    static class Reticent extends ArrayList<Object> {
        private static final long serialVersionUID = 1L;

        Reticent() {
            super(List.of(new Kept()));
        }

        @Override
        public void forEach(Consumer<? super Object> action) {
            // Says nothing.
        }
    }

    /** The same of a map, whose iterator makes what it returns. */
    static class ReticentMap extends AbstractMap<String, Object> {
        @Override
        public Set<Entry<String, Object>> entrySet() {
            return Set.of(Map.entry("k", new Kept()));
        }

        @Override
        public void forEach(BiConsumer<? super String, ? super Object> action) {
            // Says nothing.
        }
    }

    @ScopeRequired("C")
    enum Choice {
        ONE
    }

    /** A constant with something to keep. */
    enum Keeper {
        ONE;

        final Object beside = new Kept();
    }

    /** Iterates over nothing. */
    record Handler(Kept kept) implements InvocationHandler {
        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) {
            return method.getName().equals("iterator") ? Collections.emptyIterator() : null;
        }

        Object proxy(Class<?> face) {
            return Proxy.newProxyInstance(ReachableObjectsTest.class.getClassLoader(), new Class<?>[] {face}, this);
        }
    }

    static Stream<Object> keepers() {
        Kept kept = new Kept();
        Iterable<Object> making = () -> List.<Object>of("text", new Kept()).iterator();
        return Stream.of(
                Keeper.ONE,
                making,
                Map.entry(kept, "v"),
                new Handler(kept).proxy(Collection.class),
                new Handler(kept).proxy(Comparator.class),
                kept,
                new Holder(kept),
                new Below(new Below(kept)),
                List.of("text", List.of(kept)),
                Map.of(1, kept),
                Map.of(kept, 1),
                Map.entry("k", kept),
                Optional.of(kept),
                List.of(new int[] {1}, new Object[] {new Kept[] {kept}}),
                new OwnList(),
                new CalledSo(),
                new AlsoCalledSo(),
                new Reticent(),
                new ReticentMap(),
                with(new TreeSet<>(new ByKept(kept))),
                Collections.unmodifiableSortedSet(with(new TreeSet<>(new ByKept(kept)))),
                new TreeMap<>(new ByKept(kept)).tailMap("a"),
                new TreeMap<>(new ByKept(kept)).keySet(),
                with(new PriorityQueue<>(new ByKept(kept))),
                with(new PriorityBlockingQueue<>(1, new ByKept(kept))),
                new ConcurrentHashMap<>(Map.of("k", kept)).keySet(),
                new JAXBElement<>(new QName("k"), Object.class, new Holder(kept)));
    }

    @ParameterizedTest
    @MethodSource("keepers")
    void whatIsKeptIsFound(Object keeper) {
        assertThat(isKeptIn(keeper)).isTrue();
        assertThat(in(keeper, true).unmet()).isNotEmpty();
    }

    @Test
    void whatEndsIsDecided() {
        Iterable<Object> ending = () -> List.<Object>of("text", 1).iterator();
        for (Object plain : List.of(ending, Map.entry("k", "v"), new Holder(List.of("text")), new LongAdder())) {
            assertThat(in(new Holder(plain), true).isNothing())
                    .as(plain.getClass().getName())
                    .isTrue();
        }
    }

    static class Wrapping {
        @ScopeRequired("X")
        final Object wrapped = new Holder(new Kept());
    }

    static class Making {
        private final boolean isFailing = true;

        @ScopeRequired("X")
        public Object getMade() {
            throw new AssertionError("It is never called, " + isFailing);
        }
    }

    static class MakingKept {
        @ScopeRequired("X")
        public List<Kept> getMade() {
            throw new AssertionError("It is never called");
        }
    }

    static class MakingText {
        @ScopeRequired("X")
        public List<String> getMade() {
            throw new AssertionError("It is never called");
        }
    }

    /** A member that the caller may see may lead to what it may not see. */
    @Test
    void guardedMembersAreLookedIntoForThoseWhoMaySeeThem() {
        assertThat(names(given(new Wrapping()))).containsExactly("X");
        assertThat(names(given(new Wrapping(), "X"))).containsExactly("K");
        assertThat(given(new Wrapping(), "X", "K").isNothing()).isTrue();
    }

    @Test
    void guardedGettersMayReturnWhatTheyAreDeclaredTo() {
        for (Object making : List.of(new Making(), new MakingKept(), new MakingText())) {
            assertThat(names(given(making))).containsExactly("X");
            assertThat(given(making).undecided()).isFalse();
        }
        assertThat(given(new Making(), "X").undecided()).isTrue();
        assertThat(given(new MakingKept(), "X").undecided()).isTrue();
        assertThat(given(new MakingKept(), "X", "K").isNothing()).isTrue();
        assertThat(given(new MakingText(), "X").isNothing()).isTrue();
    }

    /** Several components of one response may be given the same objects. */
    @Test
    void whatWasFoundBeforeIsFoundAgain() {
        ReachableObjects objects = new ReachableObjects(LORE, UnmetRequirements.all(), true);
        Holder open = new Holder(Stream.of(1));
        Holder keeping = new Holder(new Kept());
        Holder plain = new Holder("text");
        for (int i = 0; i < 2; i++) {
            assertThat(objects.from(open).undecided()).isTrue();
            assertThat(names(objects.from(keeping))).containsExactly("K");
            assertThat(objects.from(plain).isNothing()).isTrue();
        }
        assertThat(objects.from(new Holder(open)).undecided()).isTrue();
        assertThat(names(objects.from(new Holder(keeping)))).containsExactly("K");
        assertThat(objects.from(new Holder(plain)).isNothing()).isTrue();
        assertThat(names(objects.from(List.of(plain, keeping, plain)))).containsExactly("K");
    }

    @Test
    void circlesEndAndEnumsCount() {
        List<Object> circle = new ArrayList<>();
        circle.add(new Holder(circle));
        circle.add(Choice.ONE);
        assertThat(in(circle, false).unmet()).singleElement().satisfies(each -> assertThat(each.names())
                .containsExactly("C"));
        assertThat(in(circle, false).undecided()).isFalse();
    }

    /** It leads to all that was ever loaded, and no writer goes there. */
    @Test
    void whatIsNotPartOfTheDataIsPassedOver() {
        assertThat(in(new Loaded(), false).isNothing()).isTrue();
    }

    @Test
    void whatCannotBeLookedThroughIsSaid() {
        Iterator<Integer> endless = Stream.iterate(0, n -> n + 1).iterator();
        assertThat(in(new Holder(endless), false).undecided()).isTrue();
        assertThat(in(new Holder(Stream.of(1)), false).undecided()).isTrue();
        Iterable<Integer> endlessly = () -> Stream.iterate(0, n -> n + 1).iterator();
        assertThat(in(new Holder(endlessly), false).undecided()).isTrue();
        List<Object> many = new ArrayList<>();
        for (int i = 0; i < 200_001; i++) {
            many.add(new Holder(null));
        }
        assertThat(in(many, false).undecided()).isTrue();
    }

    static Stream<Object> closedKeepers() {
        Kept kept = new Kept();
        return Stream.of(
                new AtomicStampedReference<>(kept, 1),
                new AtomicMarkableReference<>(kept, true),
                new WeakReference<>(kept),
                new SoftReference<>(kept),
                CompletableFuture.completedFuture(kept),
                ThreadLocal.withInitial(() -> kept),
                new ThreadLocal<Kept>(),
                List.<Object>of(kept).spliterator());
    }

    /** Java does not let anybody look into these, and what has no getter must not count as nothing. */
    @ParameterizedTest
    @MethodSource("closedKeepers")
    void whatJavaKeepsToItselfIsFoundOrSaid(Object keeper) {
        assertThat(in(new Holder(keeper), true).isNothing()).isFalse();
    }

    @Test
    void proxiesOfContainersAreIterated() {
        Object proxy = Proxy.newProxyInstance(
                ReachableObjectsTest.class.getClassLoader(),
                new Class<?>[] {Collection.class},
                (self, method, arguments) -> method.getName().equals("iterator")
                        ? List.of(new Kept()).iterator()
                        : null);
        assertThat(isKeptIn(proxy)).isTrue();
    }

    @Test
    void proxiesOfContainersLeadToTheirHandlers() {
        Holder kept = new Holder(new Kept());
        Object proxy = Proxy.newProxyInstance(
                ReachableObjectsTest.class.getClassLoader(),
                new Class<?>[] {Collection.class},
                (self, method, arguments) -> kept.content == null);
        assertThat(in(proxy, true).isNothing()).isFalse();
    }

    static class Hiding {
        @ScopeRequired("X")
        final Object hidden;

        Hiding(Object hidden) {
            this.hidden = hidden;
        }
    }

    /** Otherwise the header would tell whether there is something in a member that is withheld. */
    @Test
    void whatIsDeniedIsNotLookedInto() {
        assertThat(in(new Hiding(new Kept()), true)).isEqualTo(in(new Hiding(null), true));
        assertThat(in(new Holder(new Whole(new Kept())), true)).isEqualTo(in(new Holder(new Whole(null)), true));
    }

    @ScopeRequired("W")
    record Whole(Object hidden) {}
}
