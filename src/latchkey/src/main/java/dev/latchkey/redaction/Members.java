package dev.latchkey.redaction;

import dev.latchkey.scope.Hierarchy;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads classes the way that is safe for redaction: in doubt, two members are one property. */
public final class Members {
    private static final List<String> OTHER_LIBRARIES =
            List.of("com.fasterxml.jackson.", "tools.jackson.", "com.google.gson.", "jakarta.xml.bind.");

    private Members() {}

    /**
     * The keys of the properties that a member may stand for; none if it is no property.
     *
     * <p>Wider than JSON-B's own rule. The case does not matter, for {@code url} and {@code getURL()} are two properties there
     * but one secret; and a boolean {@code isActive} is {@code active} as well.
     */
    public static Set<String> keys(Member member) {
        if (Modifier.isStatic(member.getModifiers())) {
            return Set.of();
        }
        String name = folded(member.getName());
        return member instanceof Field field ? keys(name, field) : keys(name, (Method) member);
    }

    /**
     * The name as all spellings of it have it. Letter by letter, as providers make the first one small: {@code getİd} is
     * {@code id} to them.
     */
    public static String folded(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            folded.append(Character.toLowerCase(Character.toUpperCase(name.charAt(i))));
        }
        return folded.toString();
    }

    private static Set<String> keys(String name, Field field) {
        boolean flag = field.getType() == boolean.class || field.getType() == Boolean.class;
        return flag && name.startsWith("is") && name.length() > 2 ? Set.of(name, name.substring(2)) : Set.of(name);
    }

    private static Set<String> keys(String name, Method method) {
        if (method.getParameterCount() == 1 && name.startsWith("set")) {
            return Set.of(name.substring(3));
        }
        if (!isRead(method)) {
            return Set.of();
        }
        Set<String> keys = new LinkedHashSet<>();
        if (name.startsWith("get")) {
            keys.add(name.substring(3));
        }
        if (name.startsWith("is")) {
            keys.add(name.substring(2));
        }
        if (isAccessor(method) || keys.isEmpty() && isReadByOthers(method)) {
            keys.add(name);
        }
        return keys;
    }

    /** What methods of a class return that other libraries are told to call, and JSON-B does not. */
    static Stream<Type> readByOthers(Class<?> type) {
        return Hierarchy.of(type).stream()
                .filter(ancestor -> !isPlatform(ancestor))
                .flatMap(ancestor -> Stream.of(ancestor.getDeclaredMethods()))
                .filter(method -> isRead(method) && isReadByOthers(method))
                .filter(method -> !Modifier.isPublic(method.getModifiers())
                        || !isAccessor(method)
                                && !method.getName().startsWith("get")
                                && !method.getName().startsWith("is"))
                .map(Method::getGenericReturnType);
    }

    /** Whether another library than JSON-B is told to read the method, whatever its name. */
    private static boolean isReadByOthers(Method method) {
        return Stream.of(method.getDeclaredAnnotations())
                .map(annotation -> annotation.annotationType().getName())
                .anyMatch(name -> OTHER_LIBRARIES.stream().anyMatch(name::startsWith));
    }

    /** A record's toString and hashCode are no properties. */
    private static boolean isAccessor(Method method) {
        return method.getDeclaringClass().isRecord()
                && Stream.of(method.getDeclaringClass().getRecordComponents())
                        .anyMatch(component -> component.getName().equals(method.getName()));
    }

    /** Whether the method could be a getter, by all but its name. */
    private static boolean isRead(Method method) {
        return method.getParameterCount() == 0
                && method.getReturnType() != void.class
                && !Modifier.isStatic(method.getModifiers());
    }

    /**
     * A member that JSON-B may read a property from.
     *
     * @param member a field or method
     * @param type what it declares to hold
     */
    record Read(Member member, Type type) {
        AnnotatedElement element() {
            return (AnnotatedElement) member;
        }
    }

    /** The members that a class itself declares and JSON-B may read: methods, then fields. */
    static List<Read> readIn(Class<?> type) {
        List<Read> found = new ArrayList<>();
        for (Method method : type.getDeclaredMethods()) {
            if (isRead(method) && !keys(method).isEmpty()) {
                found.add(new Read(method, method.getGenericReturnType()));
            }
        }
        for (Field field : type.getDeclaredFields()) {
            if (!keys(field).isEmpty()) {
                found.add(new Read(field, field.getGenericType()));
            }
        }
        return found;
    }

    /** What people call a property: its name by {@link JsonbProperty} on either side of it, or that of the member. */
    static String shownName(Class<?> type, Member member) {
        Set<String> keys = keys(member);
        String name = member.getName();
        for (Read read : readIn(type)) {
            JsonbProperty renamed = read.element().getAnnotation(JsonbProperty.class);
            if (keys(read.member()).stream().anyMatch(keys::contains)) {
                if (renamed != null && !renamed.value().isEmpty()) {
                    return renamed.value();
                }
                if (read.member() instanceof Field) {
                    name = read.member().getName();
                }
            }
        }
        boolean getter = name.equals(member.getName()) && member instanceof Method && !type.isRecord();
        int prefix = !getter ? 0 : name.startsWith("get") ? 3 : name.startsWith("is") ? 2 : 0;
        return prefix == 0 || name.length() == prefix
                ? name
                : Character.toLowerCase(name.charAt(prefix)) + name.substring(prefix + 1);
    }

    /** Whether the class is Java's or Jakarta EE's, so that no annotation of ours can stand there. */
    public static boolean isPlatform(Class<?> type) {
        if (type.isPrimitive() || type.isArray()) {
            return true;
        }
        // A dynamic proxy is of package jdk.proxy2, and stands for the interfaces of the host.
        if (Proxy.isProxyClass(type)) {
            return false;
        }
        String name = type.getName();
        return name.startsWith("java.")
                || name.startsWith("javax.")
                || name.startsWith("jakarta.")
                || name.startsWith("jdk.")
                || name.startsWith("sun.");
    }

    /** The annotations that name a component of the application, which writes a value in its own way. */
    private static final Set<Class<? extends Annotation>> COMPONENTS =
            Set.of(JsonbTypeSerializer.class, JsonbTypeAdapter.class);

    /** Whether a component of the application writes this. */
    static boolean isHostWritten(AnnotatedElement element) {
        return element != null && has(element, COMPONENTS);
    }

    /** Whether a component of the application writes objects of the class, or something in them. */
    static boolean involvesHost(Class<?> type) {
        return !isPlatform(type)
                && Hierarchy.of(type).stream()
                        .anyMatch(ancestor -> isHostWritten(ancestor)
                                || Stream.of(ancestor.getDeclaredFields()).anyMatch(Members::isHostWritten)
                                || Stream.of(ancestor.getDeclaredMethods()).anyMatch(Members::isHostWritten));
    }

    /** Whether a component of the application writes the property with these keys: providers look at every accessor of it. */
    static boolean isHostWritten(Class<?> owner, Collection<String> keys) {
        for (Class<?> ancestor : Hierarchy.of(owner)) {
            for (Field field : ancestor.getDeclaredFields()) {
                if (isHostWritten(field) && keys(field).stream().anyMatch(keys::contains)) {
                    return true;
                }
            }
            for (Method method : ancestor.getDeclaredMethods()) {
                if (isHostWritten(method)
                        && (keys(method).stream().anyMatch(keys::contains)
                                || keys.contains(folded(method.getName())))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the element carries an annotation of one of these types, itself or through another annotation. */
    static boolean has(AnnotatedElement element, Set<Class<? extends Annotation>> wanted) {
        return element != null && has(element, wanted, new HashSet<>());
    }

    private static boolean has(AnnotatedElement element, Set<Class<? extends Annotation>> wanted, Set<Class<?>> seen) {
        for (Annotation annotation : element.getDeclaredAnnotations()) {
            Class<? extends Annotation> type = annotation.annotationType();
            if (wanted.contains(type)
                    || !type.getName().startsWith("java.") && seen.add(type) && has(type, wanted, seen)) {
                return true;
            }
        }
        return false;
    }
}
