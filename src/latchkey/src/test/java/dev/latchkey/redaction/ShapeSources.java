package dev.latchkey.redaction;

import dev.latchkey.redaction.ShapeSpace.Component;
import dev.latchkey.redaction.ShapeSpace.Declared;
import dev.latchkey.redaction.ShapeSpace.Guard;
import dev.latchkey.redaction.ShapeSpace.Kind;
import dev.latchkey.redaction.ShapeSpace.Position;
import dev.latchkey.redaction.ShapeSpace.Shape;
import java.util.Set;

/** Writes the classes of a shape in Java. */
final class ShapeSources {
    private static final Set<Position> ROOTS = Set.of(
            Position.ROOT,
            Position.ROOT_LIST,
            Position.ROOT_MAP,
            Position.ROOT_ARRAY,
            Position.ROOT_OPTIONAL,
            Position.LYING_LIST);

    private ShapeSources() {}

    static boolean isRoot(Position position) {
        return ROOTS.contains(position);
    }

    /** Whether the place holds something that only stands for the object. */
    static boolean isByReference(Component component) {
        return component == Component.RETURNS_FACE
                || component == Component.RETURNS_PLAIN
                || component == Component.RETURNS_LIST
                || component == Component.HANDS_ON;
    }

    /** The kind and guard of the object that has the texts. */
    static Kind kindOf(Shape shape) {
        return shape.kind() == Kind.HOLDER ? Kind.CLASS : shape.kind();
    }

    static String thingName(Shape shape) {
        String annotated =
                kindOf(shape) == shape.kind() && classLevel(shape.component()).length() > 0
                        ? "_" + shape.component()
                        : "";
        return "T_" + kindOf(shape) + "_" + shape.guard() + annotated;
    }

    static String holderName(Shape shape) {
        return "H_" + shape.position() + "_" + shape.component() + "_"
                + (shape.declared() == Declared.EXACT ? thingName(shape) : shape.declared())
                + (shape.kind() == Kind.HOLDER ? "_O" : "");
    }

    private static String classLevel(Component component) {
        return switch (component) {
            case CLASS_ADAPTER -> "@JsonbTypeAdapter(FaceToText.class) ";
            case CLASS_SERIALIZER -> "@JsonbTypeSerializer(FlatteningFace.class) ";
            default -> "";
        };
    }

    /** What needs what: the first text, and the second. */
    static String[] needs(Guard guard) {
        return switch (guard) {
            case NONE -> new String[] {"", ""};
            case CLASS, INTERFACE, STEREOTYPE -> new String[] {"X", "X"};
            case ANY_OF -> new String[] {"XoY", "XoY"};
            case SUPERCLASS -> new String[] {"Y", "Y"};
            case BOTH -> new String[] {"XY", "X"};
            default -> new String[] {"X", ""};
        };
    }

    /** The class of the object that has the texts; empty if none has to be compiled. */
    static String thing(Shape shape) {
        Guard guard = shape.guard();
        String annotations = (kindOf(shape) == shape.kind() ? classLevel(shape.component()) : "")
                + switch (guard) {
                    case CLASS, BOTH -> "@ScopeRequired(\"X\") ";
                    case STEREOTYPE -> "@Sensitive ";
                    case ANY_OF -> "@ScopeRequired(anyOf = {\"X\", \"Y\"}) ";
                    default -> "";
                };
        String face =
                switch (guard) {
                    case INTERFACE -> "GuardedFace";
                    case INTERFACE_GETTER -> "GuardedGetter";
                    case DEFAULT -> "GuardedDefault";
                    default -> "Face";
                };
        String name = thingName(shape);
        String begin = annotations + "public class " + name + " extends ";
        String faces = " implements " + face;
        String getter = (guard == Guard.GETTER ? "@ScopeRequired(\"X\") " : "") + "public String getA() { return a; }";
        return switch (kindOf(shape)) {
            case CLASS ->
                begin + (guard == Guard.SUPERCLASS ? "GuardedBase" : "Base") + faces + " { " + fieldA(guard)
                        + " String a; public String b; public " + name
                        + "(String a, String b) { this.a = a; this.b = b; } "
                        + (guard == Guard.DEFAULT ? "public String text() { return a; }" : getter) + " }";
            case RECORD ->
                guard == Guard.GETTER || guard == Guard.INTERFACE_GETTER
                        ? annotations + "public record " + name + "(String b)" + faces + " { public " + name
                                + "(String a, String b) { this(b); } "
                                + (guard == Guard.GETTER ? "@ScopeRequired(\"X\") " : "")
                                + "public String getA() { return b.replaceFirst(\"_.*\", \"9_X_\"); } }"
                        : annotations + "public record " + name + "("
                                + (guard == Guard.MEMBER
                                        ? "@ScopeRequired(\"X\") "
                                        : guard == Guard.BOTH ? "@ScopeRequired(\"Y\") " : "")
                                + "String a, String b)" + faces + " {}";
            case ENUM ->
                annotations + "public enum " + name + faces + " { " + ShapeTexts.text(1, needs(guard)[0])
                        + " { @Override public String toString() { return name(); } } }";
            case SUBCLASS ->
                begin + "Plain" + faces + " { " + (guard == Guard.BOTH ? "@ScopeRequired(\"Y\") " : "")
                        + "private String a; public " + name
                        + "(String a, String b) { this.a = a; this.b = b; } @Override "
                        + getter + " }";
            case LIST ->
                begin + "ArrayList<Object>" + faces + " { public " + name + "(String a, String b) { add(b); } }";
            case MAP ->
                begin + "LinkedHashMap<String, Object>" + faces + " { public " + name
                        + "(String a, String b) { put(\"k\", b); } }";
            case NUMBER ->
                begin + "Number" + faces + " { final long n; public " + name
                        + "(String a, String b) { n = Long.parseLong(b); } public int intValue() { return (int) n; }"
                        + " public long longValue() { return n; } public float floatValue() { return n; }"
                        + " public double doubleValue() { return n; } public String toString() { return \"\" + n; } }";
            case ZONE ->
                begin + "SimpleTimeZone" + faces + " { public " + name + "(String a, String b) { super(0, b); } }";
            case THROWABLE ->
                begin + "RuntimeException" + faces + " { " + fieldA(guard) + " String a; public " + name
                        + "(String a, String b) { super(b, null, true, false); this.a = a; } }";
            default -> "";
        };
    }

    private static String fieldA(Guard guard) {
        return switch (guard) {
            case MEMBER -> "@ScopeRequired(\"X\") public";
            case BOTH -> "@ScopeRequired(\"Y\") public";
            default -> "private";
        };
    }

    /** The class that holds the object, in a member called p. */
    static String holder(Shape shape) {
        String declared =
                switch (shape.declared()) {
                    case EXACT -> shape.kind() == Kind.HOLDER ? "Outer" : thingName(shape);
                    case SUPERCLASS -> "Base";
                    case INTERFACE -> "Face";
                    case OBJECT -> "Object";
                };
        String type = isByReference(shape.component()) ? "Ref" : declared;
        String name = holderName(shape);
        String annotated = memberLevel(shape.component());
        String envelope = shape.component() == Component.ENVELOPE ? "@JsonbTypeSerializer(Flattening.class) " : "";
        String open = " public String open; }";
        String begin = envelope + "public class " + name + " { ";
        String field = annotated + "public ";
        return switch (shape.position()) {
            case GETTER ->
                begin + "private " + type + " p; " + annotated + "public " + type + " getP() { return p; }" + open;
            case ELEMENT -> begin + field + "List<" + type + "> p;" + open;
            case ELEMENT_OF_ELEMENT -> begin + field + "List<List<" + type + ">> p;" + open;
            case WILDCARD -> begin + field + "List<? extends " + type + "> p;" + open;
            case RAW -> begin + field + "List p;" + open;
            case ARRAY -> begin + field + type + "[] p;" + open;
            case SET -> begin + field + "Set<" + type + "> p;" + open;
            case VALUE -> begin + field + "Map<String, " + type + "> p;" + open;
            case KEY -> begin + field + "Map<" + type + ", String> p;" + open;
            case OPTIONAL -> begin + field + "Optional<" + type + "> p;" + open;
            case ENTRY -> begin + field + "Map.Entry<String, " + type + "> p;" + open;
            case GENERIC ->
                "class G" + name + "<T> { " + field + "T p; } " + envelope + "public class " + name + " extends G"
                        + name + "<" + type + "> {" + open;
            case GENERIC_LIST ->
                "class G" + name + "<T> { " + field + "List<T> p; } " + envelope + "public class " + name + " extends G"
                        + name + "<" + type + "> {" + open;
            case OWN_LIST ->
                begin + "public static class L extends ArrayList<" + type + "> {} " + field + "L p = new L();" + open;
            case OWN_MAP ->
                begin + "public static class M extends LinkedHashMap<String, " + type + "> {} " + field
                        + "M p = new M();" + open;
            case CAUSE, SUPPRESSED -> begin + field + "Throwable p;" + open;
            case EVENT -> begin + field + "java.beans.PropertyChangeEvent p;" + open;
            case IN_OBJECT -> begin + field + "Object p;" + open;
            default -> begin + field + type + " p;" + open;
        };
    }

    private static String memberLevel(Component component) {
        return switch (component) {
            case MEMBER_ADAPTER -> "@JsonbTypeAdapter(ToText.class) ";
            case MEMBER_FACE_ADAPTER -> "@JsonbTypeAdapter(FaceToText.class) ";
            case MEMBER_MAP_ADAPTER -> "@JsonbTypeAdapter(FaceToMap.class) ";
            case MEMBER_SERIALIZER -> "@JsonbTypeSerializer(Flattening.class) ";
            case RETURNS_FACE -> "@JsonbTypeAdapter(RefToFace.class) ";
            case RETURNS_PLAIN -> "@JsonbTypeAdapter(RefToPlain.class) ";
            case RETURNS_LIST -> "@JsonbTypeAdapter(RefToList.class) ";
            case HANDS_ON -> "@JsonbTypeSerializer(HandingOn.class) ";
            default -> "";
        };
    }
}
