package dev.latchkey.redaction;

import dev.latchkey.ScopeRequired;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import jakarta.json.bind.annotation.JsonbVisibility;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Types that guard something in every way there is, made with canaries in their leaves. Each also has a leaf that is open. */
final class CanaryFamily {
    static final List<Function<Canaries, Object>> KINDS = List.of(
            OnField::new,
            OnPrivateField::new,
            OnGetter::new,
            OnSetter::new,
            OnComponent::of,
            OnAccessor::of,
            OnClass::of,
            OnInterface::of,
            OnSuperclass::of,
            OnInterfaceGetter::new,
            OnDefaultGetter::new,
            OnOverridden::new,
            OverrideAdds::new,
            ByInterfaceOverInherited::new,
            Stereotyped::new,
            StereotypedClass::of,
            AnyOf::new,
            AllOf::new,
            TwoScopes::new,
            Renamed::new,
            Ordered::new,
            Nillable::new,
            Hidden::new,
            Shadowing::new,
            OwnVisibility::new,
            Adapted::new,
            HoldsAdapted::new,
            HoldsSelfWritten::new,
            Lists::new,
            Sets::new,
            Arrays::new,
            Maps::new,
            Optionals::new,
            Nested::new,
            OwnCollection::new,
            BoxOfOpen::new,
            BoxOfGuarded::new,
            GuardedBox::new,
            Wildcards::new,
            Holder::new,
            Holders::new,
            OpenMap::new,
            ByInterface::new,
            Zoo::new,
            Node::new,
            Anonymous::of,
            GuardedObject::new,
            Deep::new);

    private CanaryFamily() {}

    static Object child(Canaries canaries) {
        return canaries.isDeepEnough() ? canaries.text() : canaries.any(KINDS);
    }

    /** Is in no graph. */
    @ScopeRequired("W")
    public static class Unrelated {}

    public static class OnField {
        @ScopeRequired("X")
        public final String guarded;

        public final String open;

        OnField(Canaries c) {
            guarded = c.needing(c::text, "X");
            open = c.text();
        }
    }

    public static class OnPrivateField {
        @ScopeRequired("Y")
        private final String guarded;

        private final String open;

        OnPrivateField(Canaries c) {
            guarded = c.needing(c::text, "Y");
            open = c.text();
        }

        public String getGuarded() {
            return guarded;
        }

        public String getOpen() {
            return open;
        }
    }

    public static class OnGetter {
        public final String guarded;
        public final String open;

        OnGetter(Canaries c) {
            guarded = c.needing(c::text, "X");
            open = c.text();
        }

        @ScopeRequired("X")
        public String getGuarded() {
            return guarded;
        }
    }

    public static class OnSetter {
        private String guarded;
        public final String open;

        OnSetter(Canaries c) {
            // A scope on a setter is for writing alone.
            guarded = c.text();
            open = c.text();
        }

        public String getGuarded() {
            return guarded;
        }

        @ScopeRequired("Z")
        public void setGuarded(String value) {
            guarded = value;
        }
    }

    public record OnComponent(@ScopeRequired("X") String guarded, String open) {
        static OnComponent of(Canaries c) {
            return new OnComponent(c.needing(c::text, "X"), c.text());
        }
    }

    public record OnAccessor(String guarded, String open) {
        static OnAccessor of(Canaries c) {
            return new OnAccessor(c.needing(c::text, "Y"), c.text());
        }

        @Override
        @ScopeRequired("Y")
        public String guarded() {
            return guarded;
        }
    }

    @ScopeRequired("X")
    public static class OnClass implements Animal {
        public final String leaf;

        OnClass(Canaries c) {
            leaf = c.text();
        }

        static OnClass of(Canaries c) {
            return c.needing(() -> new OnClass(c), "X");
        }
    }

    @ScopeRequired("Y")
    public interface GuardedKind {}

    public static class OnInterface implements GuardedKind, Animal {
        public final String leaf;

        OnInterface(Canaries c) {
            leaf = c.text();
        }

        static OnInterface of(Canaries c) {
            return c.needing(() -> new OnInterface(c), "Y");
        }
    }

    public static class OnSuperclass extends OnClass {
        @ScopeRequired("Z")
        public final String further;

        public final String own;

        OnSuperclass(Canaries c) {
            super(c);
            further = c.needing(c::text, "Z");
            own = c.text();
        }

        static OnSuperclass of(Canaries c) {
            return c.needing(() -> new OnSuperclass(c), "X");
        }
    }

    public interface GuardedGetter {
        @ScopeRequired("X")
        String getGuarded();
    }

    public static class OnInterfaceGetter implements GuardedGetter {
        private final String guarded;
        public final String open;

        OnInterfaceGetter(Canaries c) {
            guarded = c.needing(c::text, "X");
            open = c.text();
        }

        @Override
        public String getGuarded() {
            return guarded;
        }
    }

    public interface DefaultGetter {
        String shown();

        @ScopeRequired("Z")
        default String getGuarded() {
            return shown();
        }
    }

    public static class OnDefaultGetter implements DefaultGetter {
        private final String guarded;
        public final String open;

        OnDefaultGetter(Canaries c) {
            guarded = c.needing(c::text, "Z");
            open = c.text();
        }

        @Override
        public String shown() {
            return guarded;
        }

        @Override
        public String getGuarded() {
            return guarded;
        }
    }

    public static class OnOverridden extends OnGetter {
        OnOverridden(Canaries c) {
            super(c);
        }

        @Override
        public String getGuarded() {
            return guarded;
        }
    }

    public static class Overridden {
        final String guarded;
        public final String open;

        Overridden(Canaries c) {
            guarded = c.needing(c::text, "X", "Y");
            open = c.text();
        }

        @ScopeRequired("X")
        public String getGuarded() {
            return guarded;
        }
    }

    public static class OverrideAdds extends Overridden {
        OverrideAdds(Canaries c) {
            super(c);
        }

        @Override
        @ScopeRequired("Y")
        public String getGuarded() {
            return guarded;
        }
    }

    public static class Free {
        final String guarded;
        public final String open;

        Free(Canaries c) {
            guarded = c.needing(c::text, "X");
            open = c.text();
        }

        public String getGuarded() {
            return guarded;
        }
    }

    public static class ByInterfaceOverInherited extends Free implements GuardedGetter {
        ByInterfaceOverInherited(Canaries c) {
            super(c);
        }
    }

    @ScopeRequired("Y")
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Sensitive {}

    public static class Stereotyped {
        @Sensitive
        public final String guarded;

        public final String open;

        Stereotyped(Canaries c) {
            guarded = c.needing(c::text, "Y");
            open = c.text();
        }
    }

    @Sensitive
    public static class StereotypedClass {
        public final String leaf;

        StereotypedClass(Canaries c) {
            leaf = c.text();
        }

        static StereotypedClass of(Canaries c) {
            return c.needing(() -> new StereotypedClass(c), "Y");
        }
    }

    public static class AnyOf {
        @ScopeRequired(anyOf = {"X", "Y"})
        public final String guarded;

        public final String open;

        AnyOf(Canaries c) {
            guarded = c.needingOneOf(c::text, "X", "Y");
            open = c.text();
        }
    }

    public static class AllOf {
        @ScopeRequired({"X", "Z"})
        public final String guarded;

        public final String open;

        AllOf(Canaries c) {
            guarded = c.needing(c::text, "X", "Z");
            open = c.text();
        }
    }

    public static class TwoScopes {
        @ScopeRequired("X")
        public final Object x;

        @ScopeRequired("Y")
        public final Object y;

        public final Object open;

        TwoScopes(Canaries c) {
            x = c.needing(() -> child(c), "X");
            y = c.needing(() -> child(c), "Y");
            open = child(c);
        }
    }

    public static class Renamed {
        @ScopeRequired("X")
        @JsonbProperty("harmless")
        public final String guarded;

        @JsonbProperty("guarded")
        public final String open;

        Renamed(Canaries c) {
            guarded = c.needing(c::text, "X");
            open = c.text();
        }
    }

    @JsonbPropertyOrder({"open", "guarded"})
    public static class Ordered {
        @ScopeRequired("Z")
        public final String guarded;

        public final String open;

        Ordered(Canaries c) {
            guarded = c.needing(c::text, "Z");
            open = c.text();
        }
    }

    @JsonbNillable
    public static class Nillable {
        @ScopeRequired("X")
        public final String nothing = null;

        @ScopeRequired("X")
        public final String guarded;

        public final String open;

        Nillable(Canaries c) {
            guarded = c.needing(c::text, "X");
            open = c.text();
        }
    }

    public static class Hidden {
        @JsonbTransient
        @ScopeRequired("X")
        public final String never = "NEVER";

        public final String open;

        Hidden(Canaries c) {
            open = c.text();
        }
    }

    public static class Shadowed {
        @ScopeRequired("X")
        public final String guarded = "SHADOWED";
    }

    public static class Shadowing extends Shadowed {
        @SuppressWarnings("hiding")
        public final String guarded;

        public final String open;

        Shadowing(Canaries c) {
            guarded = c.needing(c::text, "X");
            open = c.text();
        }
    }

    @JsonbVisibility(dev.latchkey.redaction.bypackage.AllFields.class)
    public static class OwnVisibility {
        @ScopeRequired("Y")
        private final String guarded;

        private final String open;

        OwnVisibility(Canaries c) {
            guarded = c.needing(c::text, "Y");
            open = c.text();
        }

        @Override
        public String toString() {
            return guarded + open;
        }
    }

    public static class Reversing implements JsonbAdapter<String, String> {
        @Override
        public String adaptToJson(String text) {
            return "adapted " + text;
        }

        @Override
        public String adaptFromJson(String text) {
            return text;
        }
    }

    public static class Adapted {
        @ScopeRequired("X")
        @JsonbTypeAdapter(Reversing.class)
        public final String guarded;

        @JsonbTypeAdapter(Reversing.class)
        public final String open;

        Adapted(Canaries c) {
            guarded = c.needing(c::text, "X");
            open = c.text();
        }
    }

    public static class Flattening implements JsonbAdapter<AdaptedClass, Map<String, String>> {
        @Override
        public Map<String, String> adaptToJson(AdaptedClass value) {
            return Map.of("all", value.guarded + " " + value.open);
        }

        @Override
        public AdaptedClass adaptFromJson(Map<String, String> map) {
            return null;
        }
    }

    /** Cannot be taken apart, so that all of it needs what its part needs. */
    @JsonbTypeAdapter(Flattening.class)
    public static class AdaptedClass {
        @ScopeRequired("X")
        public final String guarded;

        public final String open;

        AdaptedClass(Canaries c) {
            guarded = c.text();
            open = c.text();
        }
    }

    /** By a member of its class: behind Object, Yasson uses the adapter or not, depending on what it wrote before. */
    public static class HoldsAdapted {
        public final AdaptedClass content;
        public final String open;

        HoldsAdapted(Canaries c) {
            content = c.needing(() -> new AdaptedClass(c), "X");
            open = c.text();
        }
    }

    public static class Writing implements JsonbSerializer<SelfWritten> {
        @Override
        public void serialize(SelfWritten value, JsonGenerator generator, SerializationContext context) {
            generator.writeStartObject();
            generator.write("all", value.guarded + " " + value.open);
            generator.writeEnd();
        }
    }

    /** Cannot be taken apart either. */
    @JsonbTypeSerializer(Writing.class)
    public static class SelfWritten {
        @ScopeRequired("Z")
        public final String guarded;

        public final String open;

        SelfWritten(Canaries c) {
            guarded = c.text();
            open = c.text();
        }
    }

    /** By a member of its class: behind Object, Yasson writes it member by member. */
    public static class HoldsSelfWritten {
        public final SelfWritten content;

        HoldsSelfWritten(Canaries c) {
            content = c.needing(() -> new SelfWritten(c), "Z");
        }
    }

    public static class Lists {
        public final List<OnClass> guarded;
        public final List<OnField> parts;
        public final List<Object> anything;

        Lists(Canaries c) {
            guarded = c.some(() -> OnClass.of(c));
            parts = c.some(() -> new OnField(c));
            anything = c.some(() -> child(c));
        }
    }

    public static class Sets {
        public final Set<OnInterface> guarded;
        public final Set<Object> anything;

        Sets(Canaries c) {
            guarded = new LinkedHashSet<>(c.some(() -> OnInterface.of(c)));
            anything = new LinkedHashSet<>(c.some(() -> child(c)));
        }
    }

    public static class Arrays {
        public final OnClass[] guarded;
        public final OnField[][] parts;
        public final Object[] anything;

        Arrays(Canaries c) {
            guarded = c.some(() -> OnClass.of(c)).toArray(OnClass[]::new);
            parts = new OnField[][] {c.some(() -> new OnField(c)).toArray(OnField[]::new)};
            anything = c.some(() -> child(c)).toArray();
        }
    }

    public static class Maps {
        public final Map<String, OnClass> guarded = new LinkedHashMap<>();
        public final Map<String, OnField> parts = new LinkedHashMap<>();

        @ScopeRequired("Y")
        public final Map<String, String> whole = new LinkedHashMap<>();

        Maps(Canaries c) {
            guarded.put("a", OnClass.of(c));
            parts.put("b", new OnField(c));
            c.needing(() -> whole.put("c", c.text()), "Y");
        }
    }

    public static class Optionals {
        public final Optional<OnClass> guarded;

        @ScopeRequired("X")
        public final Optional<String> text;

        public final Optional<OnField> part;

        Optionals(Canaries c) {
            guarded = Optional.of(OnClass.of(c));
            text = Optional.of(c.needing(c::text, "X"));
            part = Optional.of(new OnField(c));
        }
    }

    public static class Nested {
        public final List<Map<String, List<OnClass>>> guarded;
        public final Optional<List<Map<String, OnComponent>>> parts;

        Nested(Canaries c) {
            guarded = List.of(Map.of("k", c.some(() -> OnClass.of(c))));
            parts = Optional.of(List.of(Map.of("k", OnComponent.of(c))));
        }
    }

    public static class Guardeds extends ArrayList<OnClass> {
        private static final long serialVersionUID = 1L;
    }

    public static class OwnCollection {
        public final Guardeds guarded = new Guardeds();
        public final String open;

        OwnCollection(Canaries c) {
            guarded.addAll(c.some(() -> OnClass.of(c)));
            open = c.text();
        }
    }

    public static class Box<T> {
        public T content;
    }

    public static class BoxOfOpen extends Box<OnField> {
        BoxOfOpen(Canaries c) {
            content = new OnField(c);
        }
    }

    public static class BoxOfGuarded {
        public final Box<OnClass> box = new Box<>();
        public final List<Box<OnField>> boxes;

        BoxOfGuarded(Canaries c) {
            box.content = OnClass.of(c);
            boxes = c.some(() -> {
                Box<OnField> made = new Box<>();
                made.content = new OnField(c);
                return made;
            });
        }
    }

    public static class BoxWithGuard<T> {
        @ScopeRequired("Z")
        public T content;

        public String open;
    }

    public static class GuardedBox extends BoxWithGuard<List<String>> {
        GuardedBox(Canaries c) {
            content = c.needing(() -> c.some(c::text), "Z");
            open = c.text();
        }
    }

    public static class Wildcards {
        public final List<? extends Animal> animals;

        Wildcards(Canaries c) {
            animals = List.of(new Plain(c), OnClass.of(c), new Spotted(c));
        }
    }

    public interface Animal {}

    public static class Plain implements Animal {
        public final String leaf;

        Plain(Canaries c) {
            leaf = c.text();
        }
    }

    public static class Spotted extends Plain {
        @ScopeRequired("Y")
        public final String guarded;

        Spotted(Canaries c) {
            super(c);
            guarded = c.needing(c::text, "Y");
        }
    }

    public static class Holder {
        public final Object content;

        Holder(Canaries c) {
            content = child(c);
        }

        Holder(Object content) {
            this.content = content;
        }
    }

    public static class Holders {
        public final Holder first;
        public final List<Holder> more;

        Holders(Canaries c) {
            first = new Holder(c);
            more = c.some(() -> new Holder(c));
        }
    }

    public static class OpenMap {
        public final Map<String, Object> map = new LinkedHashMap<>();

        OpenMap(Canaries c) {
            map.put("a", child(c));
            map.put("b", child(c));
        }
    }

    public static class ByInterface {
        public final Animal first;
        public final Animal second;

        ByInterface(Canaries c) {
            first = OnInterface.of(c);
            second = new Spotted(c);
        }
    }

    @JsonbTypeInfo({@JsonbSubtype(alias = "cat", type = Cat.class), @JsonbSubtype(alias = "dog", type = Dog.class)})
    public interface Pet {}

    public static class Cat implements Pet {
        @ScopeRequired("X")
        public final String guarded;

        public final String open;

        Cat(Canaries c) {
            guarded = c.needing(c::text, "X");
            open = c.text();
        }
    }

    @ScopeRequired("Y")
    public static class Dog implements Pet {
        public final String leaf;

        Dog(Canaries c) {
            leaf = c.text();
        }
    }

    public static class Zoo {
        public final List<Pet> pets;
        public final Pet first;

        Zoo(Canaries c) {
            pets = List.of(new Cat(c), c.needing(() -> new Dog(c), "Y"));
            first = new Cat(c);
        }
    }

    public static class Node {
        @ScopeRequired("X")
        public final String guarded;

        public final String open;
        public final List<Node> children;

        Node(Canaries c) {
            guarded = c.needing(c::text, "X");
            open = c.text();
            children = c.isDeepEnough() ? Collections.emptyList() : c.some(() -> new Node(c));
        }
    }

    public static class Named {
        public String getOpen() {
            return null;
        }
    }

    static final class Anonymous {
        private Anonymous() {}

        static Object of(Canaries c) {
            String open = c.text();
            String guarded = c.needing(c::text, "Z");
            return new Holder(new Named() {
                @Override
                public String getOpen() {
                    return open;
                }

                @ScopeRequired("Z")
                public String getGuarded() {
                    return guarded;
                }
            });
        }
    }

    public static class GuardedObject {
        @ScopeRequired("Z")
        public final Object guarded;

        public final String open;

        GuardedObject(Canaries c) {
            guarded = c.needing(() -> child(c), "Z");
            open = c.text();
        }
    }

    public static class Deep {
        public final Map<String, Holders> levels;

        Deep(Canaries c) {
            levels = Map.of("level", new Holders(c));
        }
    }
}
