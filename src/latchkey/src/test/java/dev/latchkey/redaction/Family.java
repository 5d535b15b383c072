package dev.latchkey.redaction;

import dev.latchkey.ScopeRequired;
import dev.latchkey.redaction.bypackage.AllFields;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbProperty;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** The types that traps are made of. What needs a scope says SECRET, or 777; everything else says open. */
@SuppressWarnings("unused")
public final class Family {
    static final String SECRET = "SECRET";
    static final String OPEN = "open";

    private Family() {}

    public static class OnField {
        @ScopeRequired("X")
        private String a = SECRET;

        public String b = OPEN;

        public String getA() {
            return a;
        }
    }

    public static class OnGetter {
        public String a = SECRET;
        public String b = OPEN;

        @ScopeRequired("X")
        public String getA() {
            return a;
        }
    }

    public static class OnSetter {
        public String a = SECRET;
        public String b = OPEN;

        @ScopeRequired("X")
        public void setA(String value) {
            a = value;
        }
    }

    public static class OddNames {
        @ScopeRequired("X")
        private String url = SECRET;

        @ScopeRequired("X")
        private boolean isActive = true;

        public String b = OPEN;

        public String getURL() {
            return url;
        }

        public boolean isActive() {
            return isActive;
        }
    }

    public record Component(@ScopeRequired("X") String a, String b) {}

    public record Accessor(@ScopeRequired("X") String a, String b) {
        public String a() {
            return a;
        }
    }

    public record ExtraGetter(String b) {
        @ScopeRequired("X")
        public String getA() {
            return SECRET;
        }
    }

    public static class GuardedGetter {
        @ScopeRequired("X")
        public String getA() {
            return SECRET;
        }

        public String getB() {
            return OPEN;
        }
    }

    public static class Overriding extends GuardedGetter {
        public String c = OPEN;

        @Override
        public String getA() {
            return SECRET + 2;
        }
    }

    public interface Contract {
        @ScopeRequired("X")
        String getA();

        String getB();
    }

    public interface SubContract extends Contract {}

    public static class Implementing implements SubContract {
        @Override
        public String getA() {
            return SECRET;
        }

        @Override
        public String getB() {
            return OPEN;
        }
    }

    public interface WithDefault {
        @ScopeRequired("X")
        default String getA() {
            return SECRET;
        }

        default String getB() {
            return OPEN;
        }
    }

    public static class Defaulted implements WithDefault {
        public String c = OPEN;
    }

    public static class FreeBase {
        public String b = OPEN;

        public String getA() {
            return "free";
        }
    }

    public interface GuardsA {
        @ScopeRequired("X")
        String getA();
    }

    public static class GuardedByInterface extends FreeBase implements GuardsA {
        public String c = OPEN;

        @Override
        public String getA() {
            return SECRET;
        }
    }

    public static class InheritsGuarded extends SecretBase implements GuardsA {
        public String c = OPEN;
    }

    public static class SecretBase {
        public String b = OPEN;

        public String getA() {
            return SECRET;
        }
    }

    public static class FreeFieldBase {
        public String a = SECRET;
        public String b = OPEN;

        public String getA() {
            return a;
        }
    }

    public static class GuardedOverride extends FreeFieldBase {
        public String c = OPEN;

        @Override
        @ScopeRequired("X")
        public String getA() {
            return SECRET;
        }
    }

    @ScopeRequired("X")
    public static class Guarded {
        public String a = SECRET;

        @Override
        public String toString() {
            return a;
        }
    }

    public static class GuardedSub extends Guarded {
        public String more = SECRET;
    }

    @ScopeRequired("X")
    public record GuardedRecord(String a) {}

    @ScopeRequired("X")
    public interface GuardedKind {}

    public interface GuardedSubKind extends GuardedKind {}

    public static class OfGuardedKind implements GuardedSubKind {
        public String a = SECRET;
    }

    public static class Base {
        public String p = OPEN;
    }

    @ScopeRequired("X")
    public static class GuardedOfBase extends Base {
        public String q = SECRET;

        public GuardedOfBase() {
            p = SECRET;
        }
    }

    @ScopeRequired("X")
    public static class Memberless extends Base {
        public Memberless() {
            p = SECRET;
        }
    }

    @ScopeRequired("X")
    public enum GuardedEnum {
        SECRET
    }

    public static class Polymorphic {
        public Base base;
        public List<Base> list;
        public Object object;
        public Map<String, Object> map;
        public Object[] array;
        public Optional<Object> optional;
        public String b = OPEN;

        public Polymorphic(Object value) {
            base = value instanceof Base one ? one : null;
            list = value instanceof Base one ? List.of(one, new Base()) : null;
            object = value;
            map = new TreeMap<>(Map.of("k", value, "z", OPEN));
            array = new Object[] {value, OPEN};
            optional = Optional.of(value);
        }
    }

    public static class Containers {
        public List<Guarded> list = List.of(new Guarded());
        public Map<String, Guarded> map = Map.of("k", new Guarded());
        public Optional<Guarded> optional = Optional.of(new Guarded());
        public Guarded[] array = {new Guarded()};
        public List<List<Guarded>> lists = List.of(List.of(new Guarded()));
        public Guarded one = new Guarded();
        public Map<String, List<Guarded>> mapOfLists = Map.of("k", List.of(new GuardedSub()));
        public List<? extends Guarded> wildcard = List.of(new Guarded());
        public Set<GuardedRecord> set = Set.of(new GuardedRecord(SECRET));
        public String b = OPEN;
    }

    public static class Page<T> {
        public List<T> items;
        public T first;
        public String b = OPEN;

        public Page(List<T> items) {
            this.items = items;
            first = items.get(0);
        }
    }

    public static class GuardedPage extends Page<Guarded> {
        public GuardedPage() {
            super(List.of(new Guarded()));
        }
    }

    public static class Pages {
        public Page<Guarded> page = new Page<>(List.of(new Guarded()));
        public GuardedPage sub = new GuardedPage();
        public String b = OPEN;
    }

    public static class Bounded<T extends Guarded> {
        public T value;
        public String b = OPEN;

        public Bounded(T value) {
            this.value = value;
        }
    }

    public static class Renamed {
        @ScopeRequired("X")
        @JsonbProperty("renamed")
        public String a = SECRET;

        @JsonbProperty("c")
        public String b = OPEN;
    }

    @JsonbVisibility(AllFields.class)
    public static class OwnVisibility {
        @ScopeRequired("X")
        private String a = SECRET;

        private String b = OPEN;
    }

    public static class SubOfOwnVisibility extends OwnVisibility {
        public String c = OPEN;

        @ScopeRequired("X")
        public String d = SECRET;
    }

    @ScopeRequired("X")
    @JsonbTypeSerializer(LeakingSerializer.class)
    public static class SelfWritten {
        public String a = SECRET;
    }

    public static class LeakingSerializer implements JsonbSerializer<SelfWritten> {
        @Override
        public void serialize(SelfWritten value, JsonGenerator generator, SerializationContext context) {
            generator.write("custom " + value.a);
        }
    }

    public static class HoldsSelfWritten {
        public SelfWritten one = new SelfWritten();
        public List<SelfWritten> list = List.of(new SelfWritten());
        public String b = OPEN;
    }

    public static class Person {
        @ScopeRequired("X")
        public String a = SECRET;

        public String name = OPEN;
    }

    public static class PersonAdapter implements JsonbAdapter<Person, String> {
        @Override
        public String adaptToJson(Person person) {
            return person.name + person.a;
        }

        @Override
        public Person adaptFromJson(String text) {
            return null;
        }
    }

    public static class PersonSerializer implements JsonbSerializer<Person> {
        @Override
        public void serialize(Person person, JsonGenerator generator, SerializationContext context) {
            generator.write(person.name + person.a);
        }
    }

    public static class AdaptedMember {
        @JsonbTypeAdapter(PersonAdapter.class)
        public Person adapted = new Person();

        public Person plain = new Person();
        public String b = OPEN;
    }

    public static class SerializedMember {
        @JsonbTypeSerializer(PersonSerializer.class)
        private Person person = new Person();

        public String b = OPEN;

        public Person getPerson() {
            return person;
        }
    }

    public static class Persons {
        public Person person = new Person();
        public List<Person> list = List.of(new Person());
        public Object object = new Person();
        public String b = OPEN;
    }

    @JsonbTypeAdapter(WrapperAdapter.class)
    public static class Wrapper {
        public Person person = new Person();
    }

    public static class WrapperAdapter implements JsonbAdapter<Wrapper, String> {
        @Override
        public String adaptToJson(Wrapper wrapper) {
            return "w" + wrapper.person.a;
        }

        @Override
        public Wrapper adaptFromJson(String text) {
            return null;
        }
    }

    public static class Wrappers {
        public Wrapper one = new Wrapper();
        public List<Wrapper> list = List.of(new Wrapper());
        public String b = OPEN;
    }

    @JsonbTypeInfo(
            key = "@type",
            value = {@JsonbSubtype(alias = "dog", type = Dog.class), @JsonbSubtype(alias = "catALIAS", type = Cat.class)
            })
    public interface Animal {}

    public static class Dog implements Animal {
        public String name = OPEN;
    }

    @ScopeRequired("X")
    public static class Cat implements Animal {
        public String name = SECRET;
    }

    public static class Zoo {
        public List<Animal> list = List.of(new Dog(), new Cat());
        public Animal cat = new Cat();
        public Animal dog = new Dog();
    }

    public static class Node {
        public String b = OPEN;

        @ScopeRequired("X")
        public String a = SECRET;

        public List<Node> children;

        public Node(int depth) {
            children = depth == 0 ? List.of() : List.of(new Node(depth - 1), new Node(depth - 1));
        }
    }

    public static class Keys {
        public Map<GuardedRecord, String> records = Map.of(new GuardedRecord(SECRET), "v");
        public Map<Object, String> objects = Map.of(new GuardedRecord(SECRET), "v");
        public String b = OPEN;
    }

    public static class HidingRule {
        public String byRule = "777";
        String packaged = "777";
        public String b = OPEN;

        @ScopeRequired("X")
        public String a = SECRET;

        private String getByRule() {
            return OPEN;
        }
    }

    public static class PrivateFields {
        @ScopeRequired("X")
        private String a = SECRET;

        private String b = OPEN;
    }

    public static class Transient {
        @JsonbTransient
        public String t = "777";

        @ScopeRequired("X")
        public String a = SECRET;

        public String b = OPEN;
    }

    public static class Enums {
        public GuardedEnum one = GuardedEnum.SECRET;
        public Object object = GuardedEnum.SECRET;
        public List<GuardedEnum> list = List.of(GuardedEnum.SECRET);
        public String b = OPEN;
    }

    public static class Optionals {
        @ScopeRequired("X")
        public OptionalInt n = OptionalInt.of(777);

        @ScopeRequired("X")
        private String a = SECRET;

        public String b = OPEN;

        public Optional<String> getA() {
            return Optional.of(a);
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @ScopeRequired("X")
    public @interface Sensitive {}

    public static class ByStereotype {
        @Sensitive
        public String a = SECRET;

        public String b = OPEN;
    }

    @Sensitive
    public static class ClassByStereotype {
        public String a = SECRET;
    }

    public static class TwoScopes {
        @ScopeRequired("X")
        public String x = "xxx";

        @ScopeRequired("Y")
        public String y = "yyy";

        @ScopeRequired({"X", "Y"})
        public String both = "both";

        @ScopeRequired(anyOf = {"X", "Y"})
        public String any = "any";

        public String b = OPEN;
    }

    public static class Lists {
        @ScopeRequired("X")
        public List<String> list = List.of(SECRET);

        @ScopeRequired("X")
        public String[] array = {SECRET};

        @ScopeRequired("X")
        public String value = SECRET;

        public String b = OPEN;
    }

    public static class Late {
        public String b = OPEN;
        public Object object;

        public Late(Object value) {
            object = value;
        }
    }
}
