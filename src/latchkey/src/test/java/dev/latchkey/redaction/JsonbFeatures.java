package dev.latchkey.redaction;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbNumberFormat;
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
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/** An object for each feature of JSON-B, none of them guarded. */
final class JsonbFeatures {
    private JsonbFeatures() {}

    /** Makes an object for each feature. */
    static Map<String, Supplier<Object>> all() {
        Map<String, Supplier<Object>> all = new LinkedHashMap<>();
        all.put("visibility", Fields::new);
        all.put("accessors", Accessors::new);
        all.put("getters beside fields", Masking::new);
        all.put("inheritance", Below::new);
        all.put("hidden fields", Shadowing::new);
        all.put("annotations", Annotated::new);
        all.put("order", Ordered::new);
        all.put("nillable class", Nillable::new);
        all.put("own visibility", OwnVisibility::new);
        all.put("formats", Formats::new);
        all.put("records", () -> new Line("a", 2, List.of(new Line("b", 1, List.of()))));
        all.put("generics", () -> new Pair<>(new Pair<>("a", 1), List.of(new Fields())));
        all.put("bounded generics", Bounded::new);
        all.put("numbers", Numbers::new);
        all.put("texts", Texts::new);
        all.put("dates", Dates::new);
        all.put("collections", Collections::new);
        all.put("maps", Maps::new);
        all.put("arrays", Arrayed::new);
        all.put("optionals", Optionals::new);
        all.put("empty optionals", NoOptionals::new);
        all.put("enums", Enums::new);
        all.put("JSON", Jsons::new);
        all.put("subtypes", () -> List.of(new Dog(), new Cat()));
        all.put("interfaces", () -> new Pair<Named, Object>(() -> "lambda", new Object()));
        all.put("adapters and serializers", Priced::new);
        all.put("anything", () -> new Pair<>(Map.of("a", List.of(1, "b", true)), new Object[] {1, null, "c"}));
        all.put("nothing", Empty::new);
        all.put("exceptions", () -> new Pair<>(new IllegalStateException("a").getMessage(), "b"));
        all.put("nested", () -> new Outer(new Outer(null)));
        return all;
    }

    public static class Fields {
        public String open = "open";
        protected String ofSubclasses = "PROTECTED";
        String ofPackage = "PACKAGE";
        private String own = "PRIVATE";
        public static String shared = "STATIC";
        public transient String passing = "TRANSIENT";
        public final int constant = 1;
        public String missing;
    }

    public static class Accessors {
        private boolean active = true;
        private Boolean ready = true;
        private String url = "u";

        public boolean isActive() {
            return active;
        }

        public Boolean getReady() {
            return ready;
        }

        public String getURL() {
            return url;
        }

        public String getVirtual() {
            return "virtual";
        }

        protected String getOfSubclasses() {
            return "PROTECTED";
        }

        private String getOwn() {
            return "PRIVATE";
        }

        public static String getShared() {
            return "STATIC";
        }

        public String get() {
            return "none";
        }

        public void setOnlyWritten(String value) {
            url = value;
        }
    }

    /** What a getter says of a field counts, not the field. */
    public static class Masking {
        private String card = "4111111111111111";
        public String hidden = "HIDDEN";
        private int amount = 3;

        public String getCard() {
            return "…" + card.substring(12);
        }

        private String getHidden() {
            return hidden;
        }

        public String getAmount() {
            return amount + " EUR";
        }
    }

    public static class Above<T> {
        public T value;
        private String name = "above";

        public String getName() {
            return name;
        }
    }

    public static class Below extends Above<List<String>> {
        public int more = 2;

        public Below() {
            value = List.of("x", "y");
        }

        @Override
        public String getName() {
            return "below";
        }
    }

    public static class Shadowed {
        public String same = "above";
    }

    public static class Shadowing extends Shadowed {
        public String same = "below";
    }

    public static class Annotated {
        @JsonbProperty("renamed")
        public String field = "field";

        @JsonbProperty(nillable = true)
        public String nillable;

        @JsonbTransient
        public String left = "LEFT OUT";

        private String both = "both";

        @JsonbProperty("gotten")
        public String getBoth() {
            return both;
        }
    }

    @JsonbPropertyOrder({"z", "y", "x"})
    public static class Ordered {
        public int x = 1;
        public int y = 2;
        public int z = 3;
    }

    @JsonbNillable
    public static class Nillable {
        public String none;
        public List<String> nothing;
    }

    @JsonbVisibility(dev.latchkey.redaction.bypackage.AllFields.class)
    public static class OwnVisibility {
        private String own = "private";
        private Inner inner = new Inner();

        public String getOwn() {
            return "GETTER";
        }

        public static class Inner {
            private String unseen = "UNSEEN";
            public String seen = "seen";
        }
    }

    public static class Formats {
        @JsonbDateFormat("yyyy")
        public LocalDate year = LocalDate.of(2024, 5, 1);

        @JsonbDateFormat(JsonbDateFormat.TIME_IN_MILLIS)
        public Date millis = new Date(1_700_000_000_000L);

        @JsonbNumberFormat("#,##0.00")
        public double amount = 1234.5;

        @JsonbNumberFormat("000")
        public int counted = 7;
    }

    public record Line(String name, int count, List<Line> lines) {}

    public static class Pair<A, B> {
        public A first;
        public B second;

        public Pair(A first, B second) {
            this.first = first;
            this.second = second;
        }
    }

    public static class Bounded {
        public List<? extends Number> numbers = List.of(1, 2.5, 3L);
        public List<? super Integer> more = List.of(1, "a");
        public Map<String, ? extends List<?>> lists = Map.of("a", List.of(1));
    }

    public static class Numbers {
        public byte b = 1;
        public short s = 2;
        public int i = -3;
        public long l = Long.MAX_VALUE;
        public float f = 1.5f;
        public double d = 1e-10;
        public char c = 'c';
        public boolean t = true;
        public Byte boxed = 4;
        public Number number = 5;
        public BigDecimal decimal = new BigDecimal("12345678901234567890.12345");
        public BigInteger integer = new BigInteger("123456789012345678901234567890");
    }

    public static class Texts {
        public String escaped = "\"\\\b\f\n\r\t\u0001\u2028/<>&'";
        public String wide = "äß\u20ac\ud83d\ude00";
        public CharSequence sequence = "sequence";
        public StringBuilder builder = new StringBuilder("builder");
        public UUID id = new UUID(1, 2);
        public URI uri = URI.create("urn:a");
        public String empty = "";
    }

    public static class Dates {
        public Date date = new Date(1_700_000_000_000L);
        public Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        public TimeZone zone = TimeZone.getTimeZone("Europe/Berlin");
        public Instant instant = Instant.ofEpochSecond(1);
        public Duration duration = Duration.ofMinutes(3);
        public Period period = Period.ofDays(2);
        public LocalDate day = LocalDate.of(2024, 2, 29);
        public LocalTime time = LocalTime.of(1, 2, 3);
        public LocalDateTime both = LocalDateTime.of(2024, 1, 1, 1, 1);
        public ZonedDateTime zoned = both.atZone(ZoneId.of("UTC"));
        public OffsetDateTime offset = both.atOffset(ZoneOffset.ofHours(2));
        public ZoneId id = ZoneId.of("Europe/Paris");
        public ZoneOffset shift = ZoneOffset.UTC;

        public Dates() {
            calendar.setTimeInMillis(0);
        }
    }

    public static class Collections {
        public List<String> list = Arrays.asList("a", null, "b");
        public TreeSet<Integer> set = new TreeSet<>(List.of(2, 1));
        public ArrayDeque<Object> queue = new ArrayDeque<>(List.of("x", new Fields()));
        public List<List<Line>> nested = List.of(List.of(new Line("n", 1, null)), List.of());
        public EnumSet<Size> sizes = EnumSet.allOf(Size.class);
        public Iterable<String> iterable = List.of("i");

        @SuppressWarnings("rawtypes")
        public List raw = List.of(1, "raw");
    }

    public static class Maps {
        public Map<String, Object> any = new TreeMap<>(Map.of("b", new Fields(), "a", 1));
        public Map<Integer, String> numbered = new TreeMap<>(Map.of(2, "two", 1, "one"));
        public EnumMap<Size, String> sizes = new EnumMap<>(Map.of(Size.LARGE, "l", Size.SMALL, "s"));
        public Map<String, List<Line>> lists = Map.of("k", List.of(new Line("m", 2, null)));
        public Map<String, String> nulls = new LinkedHashMap<>();

        public Maps() {
            nulls.put("a", null);
            nulls.put("b", "c");
        }
    }

    public static class Arrayed {
        public int[] numbers = {1, 2};
        public byte[] bytes = {1, 2, -3, 127};
        public String[] texts = {"a", null};
        public Line[][] lines = {{new Line("a", 1, null)}, {}};
        public Object[] any = {1, "a", new Fields(), null};
        public boolean[] flags = {true};
        public char[] letters = {'a'};
    }

    public static class Optionals {
        public Optional<String> text = Optional.of("t");
        public Optional<Line> line = Optional.of(new Line("o", 1, null));
        public OptionalInt number = OptionalInt.of(1);
        public OptionalLong big = OptionalLong.of(2);
        public OptionalDouble real = OptionalDouble.of(2.5);
        public List<Optional<String>> list = List.of(Optional.of("a"), Optional.empty());
    }

    public static class NoOptionals {
        public Optional<String> text = Optional.empty();
        public OptionalInt number = OptionalInt.empty();
    }

    public enum Size {
        SMALL,
        LARGE {
            @Override
            public String toString() {
                return "very large";
            }
        }
    }

    public static class Enums {
        public Size size = Size.LARGE;
        public Object any = Size.SMALL;
        public List<Size> sizes = List.of(Size.LARGE, Size.SMALL);
    }

    public static class Jsons {
        public JsonValue object =
                Json.createObjectBuilder().add("a", 1).add("n", JsonValue.NULL).build();
        public JsonValue array = Json.createArrayBuilder().add("x").add(1.5).build();
        public JsonValue text = Json.createValue("text");
        public JsonValue flag = JsonValue.TRUE;
        public JsonValue none = JsonValue.NULL;
    }

    @JsonbTypeInfo({@JsonbSubtype(alias = "dog", type = Dog.class), @JsonbSubtype(alias = "cat", type = Cat.class)})
    public interface Animal {}

    public static class Dog implements Animal {
        public boolean dog = true;
    }

    public static class Cat implements Animal {
        public boolean cat = true;
    }

    public interface Named {
        String getName();

        default String getGreeting() {
            return "hello";
        }
    }

    public static class Money {
        public String currency = "EUR";
        public int cents = 100;
    }

    public static class MoneyToText implements JsonbAdapter<Money, String> {
        @Override
        public String adaptToJson(Money money) {
            return money.cents + " " + money.currency;
        }

        @Override
        public Money adaptFromJson(String text) {
            return new Money();
        }
    }

    public static class MoneyToMap implements JsonbAdapter<Money, Map<String, Object>> {
        @Override
        public Map<String, Object> adaptToJson(Money money) {
            return new TreeMap<>(Map.of(money.currency, money.cents));
        }

        @Override
        public Money adaptFromJson(Map<String, Object> map) {
            return new Money();
        }
    }

    public static class MoneySerializer implements JsonbSerializer<Money> {
        @Override
        public void serialize(Money money, JsonGenerator generator, SerializationContext context) {
            generator.writeStartObject();
            context.serialize("amount", money.cents, generator);
            generator.write("currency", money.currency);
            generator.writeEnd();
        }
    }

    public static class Priced {
        public Money plain = new Money();

        @JsonbTypeAdapter(MoneyToText.class)
        public Money asText = new Money();

        @JsonbTypeAdapter(MoneyToMap.class)
        public Money asMap = new Money();

        @JsonbTypeSerializer(MoneySerializer.class)
        public Money written = new Money();

        @JsonbTypeAdapter(MoneyToText.class)
        public Money none;

        public List<Money> list = List.of(new Money());
    }

    public static class Empty {}

    public static class Outer {
        public Outer inner;
        public Line line = new Line("outer", 1, null);

        public Outer(Outer inner) {
            this.inner = inner;
        }
    }
}
