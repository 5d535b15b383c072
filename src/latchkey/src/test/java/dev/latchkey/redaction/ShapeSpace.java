package dev.latchkey.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The shapes of {@link ComposedShapesTest}: every way to compose where an object stands with what it is and who writes it. */
final class ShapeSpace {
    /** Where the object stands. */
    enum Position {
        ROOT,
        ROOT_LIST,
        ROOT_MAP,
        ROOT_ARRAY,
        ROOT_OPTIONAL,
        LYING_LIST,
        MEMBER,
        GETTER,
        ELEMENT,
        ELEMENT_OF_ELEMENT,
        WILDCARD,
        RAW,
        ARRAY,
        SET,
        VALUE,
        KEY,
        OPTIONAL,
        ENTRY,
        GENERIC,
        GENERIC_LIST,
        OWN_LIST,
        OWN_MAP,
        CAUSE,
        SUPPRESSED,
        EVENT,
        IN_OBJECT
    }

    /** What the place declares to hold. */
    enum Declared {
        EXACT,
        SUPERCLASS,
        INTERFACE,
        OBJECT
    }

    /** What the object is. */
    enum Kind {
        CLASS,
        RECORD,
        ENUM,
        LAMBDA,
        PROXY,
        SUBCLASS,
        LIST,
        MAP,
        NUMBER,
        ZONE,
        THROWABLE,
        HOLDER
    }

    /** What is guarded. */
    enum Guard {
        NONE,
        CLASS,
        MEMBER,
        GETTER,
        INTERFACE,
        INTERFACE_GETTER,
        DEFAULT,
        STEREOTYPE,
        ANY_OF,
        SUPERCLASS,
        BOTH
    }

    /** Who writes the object, or what holds it. */
    enum Component {
        NONE,
        MEMBER_ADAPTER,
        MEMBER_FACE_ADAPTER,
        MEMBER_MAP_ADAPTER,
        MEMBER_SERIALIZER,
        RETURNS_FACE,
        RETURNS_PLAIN,
        RETURNS_LIST,
        HANDS_ON,
        CONFIG_ADAPTER,
        CONFIG_SERIALIZER,
        CONFIG_OBJECT_SERIALIZER,
        CLASS_ADAPTER,
        CLASS_SERIALIZER,
        ENVELOPE
    }

    /** Which of the classes are in the index. */
    enum Index {
        ALL,
        NONE,
        OTHER_LOADER
    }

    /** One of them. */
    record Shape(Position position, Declared declared, Kind kind, Guard guard, Component component, Index index) {
        /** Whether there are such classes in Java. */
        boolean isPossible() {
            boolean guards =
                    switch (kind) {
                        case CLASS -> true;
                        case RECORD -> guard != Guard.SUPERCLASS && guard != Guard.DEFAULT;
                        case NUMBER -> guard == Guard.NONE || guard == Guard.CLASS || guard == Guard.INTERFACE;
                        case ENUM, LIST, MAP, ZONE ->
                            guard == Guard.NONE
                                    || guard == Guard.CLASS
                                    || guard == Guard.INTERFACE
                                    || guard == Guard.STEREOTYPE
                                    || guard == Guard.ANY_OF;
                        case LAMBDA, PROXY ->
                            guard == Guard.NONE || guard == Guard.INTERFACE || guard == Guard.INTERFACE_GETTER;
                        case SUBCLASS -> guard != Guard.SUPERCLASS && guard != Guard.DEFAULT && guard != Guard.MEMBER;
                        case THROWABLE ->
                            guard == Guard.CLASS
                                    || guard == Guard.INTERFACE
                                    || guard == Guard.NONE
                                    || guard == Guard.MEMBER;
                        case HOLDER ->
                            guard != Guard.DEFAULT && guard != Guard.SUPERCLASS && guard != Guard.INTERFACE_GETTER;
                    };
            boolean generated = kind == Kind.LAMBDA || kind == Kind.PROXY;
            boolean exact = declared != Declared.EXACT || !generated && index != Index.OTHER_LOADER;
            boolean below = declared != Declared.SUPERCLASS
                    || kind == Kind.CLASS
                    || kind == Kind.SUBCLASS
                    || kind == Kind.HOLDER;
            boolean annotated = component != Component.CLASS_ADAPTER && component != Component.CLASS_SERIALIZER
                    || kind == Kind.CLASS
                    || kind == Kind.RECORD
                    || kind == Kind.HOLDER
                    || kind == Kind.LIST;
            boolean thrown = position != Position.CAUSE && position != Position.SUPPRESSED || kind == Kind.THROWABLE;
            boolean plain = component != Component.RETURNS_PLAIN || kind == Kind.SUBCLASS;
            boolean entry = position != Position.ENTRY || declared == Declared.OBJECT;
            return guards && exact && below && annotated && thrown && plain && entry;
        }
    }

    private static final List<Enum<?>[]> AXES = List.of(
            Position.values(), Declared.values(), Kind.values(), Guard.values(), Component.values(), Index.values());

    private ShapeSpace() {}

    /** Any shape that is possible. */
    static Shape any(Random random) {
        while (true) {
            Shape shape = shape(
                    AXES.stream().map(each -> each[random.nextInt(each.length)]).toList());
            if (shape.isPossible()) {
                return shape;
            }
        }
    }

    /** How many are possible. */
    static long size() {
        return all().size();
    }

    static List<Shape> all() {
        List<Shape> all = new ArrayList<>();
        add(new ArrayList<>(), all);
        return all;
    }

    private static void add(List<Enum<?>> chosen, List<Shape> all) {
        if (chosen.size() == AXES.size()) {
            Shape shape = shape(chosen);
            if (shape.isPossible()) {
                all.add(shape);
            }
            return;
        }
        for (Enum<?> each : AXES.get(chosen.size())) {
            chosen.add(each);
            add(chosen, all);
            chosen.remove(chosen.size() - 1);
        }
    }

    private static Shape shape(List<? extends Enum<?>> chosen) {
        return new Shape(
                (Position) chosen.get(0),
                (Declared) chosen.get(1),
                (Kind) chosen.get(2),
                (Guard) chosen.get(3),
                (Component) chosen.get(4),
                (Index) chosen.get(5));
    }

    /** Few shapes, with every pair of values that two axes can have together. */
    static List<Shape> pairs(long seed) {
        Random random = new Random(seed);
        java.util.Set<String> missing = new java.util.LinkedHashSet<>();
        all().forEach(each -> missing.addAll(pairsOf(each)));
        List<Shape> chosen = new ArrayList<>();
        List<Shape> all = all();
        java.util.Collections.shuffle(all, random);
        for (int least = 9; least > 0; least--) {
            for (Shape each : all) {
                List<String> pairs = pairsOf(each);
                pairs.retainAll(missing);
                if (pairs.size() >= least) {
                    chosen.add(each);
                    missing.removeAll(pairs);
                }
            }
        }
        return chosen;
    }

    private static List<String> pairsOf(Shape shape) {
        List<Enum<?>> values =
                List.of(shape.position, shape.declared, shape.kind, shape.guard, shape.component, shape.index);
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            for (int j = 0; j < i; j++) {
                pairs.add(i + values.get(i).name() + j + values.get(j).name());
            }
        }
        return pairs;
    }
}
