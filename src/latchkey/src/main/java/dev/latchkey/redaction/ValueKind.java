package dev.latchkey.redaction;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.BaseStream;
import java.util.stream.Stream;
import javax.xml.datatype.XMLGregorianCalendar;

/**
 * Says how objects of one class are written, by the class that they have at run time. Immutable.
 *
 * @param form how they are written
 * @param guards what they need
 * @param plain whether there is nothing in them to be judged: they hold values of closed types alone, and need nothing
 */
record ValueKind(Form form, Guards.ClassGuards guards, boolean plain) {
    /** Whose objects say all by their very class, and hold no others. */
    private static final Set<String> CLOSED = Set.of(
                    "java.lang.String java.lang.Boolean java.lang.Character java.lang.Byte java.lang.Short java.lang.Integer",
                    "java.lang.Long java.lang.Float java.lang.Double java.lang.Class java.lang.StackTraceElement",
                    "java.lang.StringBuilder java.lang.StringBuffer java.math.BigDecimal java.math.BigInteger",
                    "java.util.UUID java.util.Locale java.util.Currency java.util.Date java.util.BitSet java.util.OptionalInt",
                    "java.util.OptionalLong java.util.OptionalDouble java.util.SimpleTimeZone sun.util.calendar.ZoneInfo",
                    "java.util.concurrent.atomic.AtomicInteger java.util.concurrent.atomic.AtomicLong",
                    "java.util.concurrent.atomic.AtomicBoolean java.util.regex.Pattern java.io.File java.net.URI java.net.URL",
                    "java.net.InetAddress java.net.Inet4Address java.net.Inet6Address java.net.InetSocketAddress",
                    "java.sql.Date java.sql.Time java.sql.Timestamp java.time.Duration java.time.Instant java.time.LocalDate",
                    "java.time.LocalDateTime java.time.LocalTime java.time.MonthDay java.time.OffsetDateTime",
                    "java.time.OffsetTime java.time.Period java.time.Year java.time.YearMonth java.time.ZonedDateTime",
                    "java.time.ZoneOffset java.time.ZoneRegion sun.nio.fs.UnixPath sun.nio.fs.WindowsPath",
                    "javax.xml.namespace.QName com.sun.org.apache.xerces.internal.jaxp.datatype.XMLGregorianCalendarImpl",
                    "com.sun.org.apache.xerces.internal.jaxp.datatype.DurationImpl")
            .stream()
            .flatMap(line -> Stream.of(line.split(" ")))
            .collect(java.util.stream.Collectors.toUnmodifiableSet());

    /** What JSON-B maps to one value. Whoever extends one of these is written by what its own code says. */
    private static final List<Class<?>> MAPPED = List.of(
            Number.class,
            Date.class,
            Calendar.class,
            TimeZone.class,
            ZoneId.class,
            Path.class,
            XMLGregorianCalendar.class,
            JsonValue.class);

    /** Of the implementations of JSON-P that are known, whose values are what they say. */
    private static final List<String> JSON_P =
            List.of("org.eclipse.parsson.", "org.apache.johnzon.core.", "jakarta.json.");

    /** Containers that are nested more deeply are judged. */
    private static final int MAX_NESTING = 20;

    /** The ways in which objects are written. */
    enum Form {
        /** A value of a type that JSON-B maps itself. */
        CLOSED,
        /** The name of a constant. */
        ENUM,
        /** A text or number that code of the class makes. */
        OWN_VALUE,
        COLLECTION,
        MAP,
        ARRAY,
        OPTIONAL,
        /** An {@link Iterable} that is no collection. */
        ITERABLE,
        ITERATOR,
        STREAM,
        /** Member by member. */
        BEAN
    }

    /** That of a class. */
    static ValueKind of(Class<?> type, Guards guards) {
        Guards.ClassGuards needed = guards.of(type);
        Form form = formOf(type);
        boolean plain = form == Form.CLOSED
                || needed.isNothing()
                        && (form == Form.ENUM
                                || form == Form.ARRAY && isClosed(type.getComponentType())
                                || form == Form.BEAN && isPlain(type));
        return new ValueKind(form, needed, plain);
    }

    private static Form formOf(Class<?> type) {
        if (type.isArray()) {
            return Form.ARRAY;
        }
        if (Enum.class.isAssignableFrom(type)) {
            return Form.ENUM;
        }
        if (isClosedClass(type)) {
            return Form.CLOSED;
        }
        if (JsonObject.class.isAssignableFrom(type) || JsonArray.class.isAssignableFrom(type)) {
            return isOfJsonP(type)
                    ? JsonObject.class.isAssignableFrom(type) ? Form.MAP : Form.COLLECTION
                    : Form.OWN_VALUE;
        }
        if (MAPPED.stream().anyMatch(candidate -> candidate.isAssignableFrom(type))) {
            return JsonValue.class.isAssignableFrom(type) && isOfJsonP(type) ? Form.CLOSED : Form.OWN_VALUE;
        }
        if (Collection.class.isAssignableFrom(type)) {
            return Form.COLLECTION;
        }
        if (Map.class.isAssignableFrom(type)) {
            return Form.MAP;
        }
        if (type == Optional.class) {
            return Form.OPTIONAL;
        }
        // Paths are both mapped and iterable.
        if (Iterable.class.isAssignableFrom(type)) {
            return Form.ITERABLE;
        }
        if (Iterator.class.isAssignableFrom(type)) {
            return Form.ITERATOR;
        }
        return BaseStream.class.isAssignableFrom(type) ? Form.STREAM : Form.BEAN;
    }

    private static boolean isOfJsonP(Class<?> type) {
        return JSON_P.stream().anyMatch(type.getName()::startsWith);
    }

    private static boolean isClosedClass(Class<?> type) {
        return type.isPrimitive()
                || CLOSED.contains(type.getName()) && type.getClassLoader() == null
                || CLOSED.contains(type.getName()) && type.getName().startsWith("java.sql.");
    }

    /** Whether whatever is declared to be of this class is of it, and a closed value. */
    static boolean isClosed(Class<?> declared) {
        return declared.isPrimitive()
                || Modifier.isFinal(declared.getModifiers()) && isClosedClass(declared)
                || declared.isArray() && isClosed(declared.getComponentType());
    }

    /** Whether objects of this very class hold closed values alone, as far as anybody reads them. */
    private static boolean isPlain(Class<?> type) {
        for (Class<?> ancestor = type;
                ancestor != Object.class && ancestor != Record.class;
                ancestor = ancestor.getSuperclass()) {
            if (ancestor == null || Members.isPlatform(ancestor)) {
                return false;
            }
        }
        try {
            return !Members.involvesHost(type)
                    && dev.latchkey.scope.Hierarchy.of(type).stream()
                            .flatMap(candidate -> Members.readIn(candidate).stream())
                            .allMatch(read -> read.type() instanceof Class<?> plain && isClosed(plain))
                    && (!type.isRecord() || Stream.of(type.getDeclaredMethods()).allMatch(ValueKind::returnsClosed));
        } catch (LinkageError | TypeNotPresentException unreadable) {
            return false;
        }
    }

    /** Johnzon writes whatever a method of a record returns. */
    private static boolean returnsClosed(Method method) {
        return method.getParameterCount() > 0
                || method.getReturnType() == void.class
                || isClosed(method.getReturnType());
    }

    /** Returns whether a value needs no judging: it is plain itself, or one of Java's containers of plain values. */
    static boolean isPlainValue(Object value, ClassLore lore) {
        return isPlainValue(value, lore, 0);
    }

    private static boolean isPlainValue(Object value, ClassLore lore, int depth) {
        if (value == null) {
            return true;
        }
        ValueKind kind = lore.kindOf(value.getClass());
        if (kind.plain()) {
            return true;
        }
        // Containers that are not steady may hold other objects when they are written.
        boolean steady = value instanceof Optional || value instanceof Object[] || ContainerJudge.isSteady(value);
        if (!steady || depth > MAX_NESTING) {
            return false;
        }
        return switch (kind.form()) {
            case COLLECTION, MAP, OPTIONAL, ARRAY ->
                arePlain(Containers.keys(value), lore, depth) && arePlain(Containers.elements(value), lore, depth);
            default -> false;
        };
    }

    private static boolean arePlain(Collection<?> values, ClassLore lore, int depth) {
        for (Object value : values) {
            if (!isPlainValue(value, lore, depth + 1)) {
                return false;
            }
        }
        return true;
    }
}
