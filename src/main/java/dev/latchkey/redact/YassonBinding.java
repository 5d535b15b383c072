package dev.latchkey.redact;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.spi.JsonProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hides members in Yasson's own models of classes, by public methods of classes that it does not export.
 *
 * <p>Yasson's quirk: a {@code PropertyVisibilityStrategy} is not asked where the class or its package has a
 * {@code @JsonbVisibility}, is never told which class is written, and hides nothing of a subclass alone. The models are exact,
 * and the same in 3.0.3, 3.0.4 and 3.0.5. If they are not what we know, an exception says so and nothing is shown.
 *
 * @see <a href="https://github.com/eclipse-ee4j/yasson/issues/187">yasson#187</a> for why a serializer cannot do it
 */
final class YassonBinding implements Binding {
    private final ClassLoader yasson;

    YassonBinding(ClassLoader yasson) {
        this.yasson = yasson;
    }

    private record Models(Jsonb jsonb) implements Bound {
        @Override
        public Collection<Class<?>> modelled() {
            return YassonBinding.modelled(jsonb);
        }
    }

    @Override
    public Bound bind(Profile profile, JsonbConfig config, JsonProvider json, Collection<Class<?>> cut) {
        Jsonb jsonb = everything(config, json);
        try {
            Object context = context(jsonb);
            Object mapping = call(context, "getMappingContext");
            for (Class<?> type : cut) {
                hide(profile, type, call(mapping, "getOrCreateClassModel", Class.class, type), context);
            }
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            throw new UnknownProviderException(unknown);
        }
        return new Models(jsonb);
    }

    @Override
    public Jsonb everything(JsonbConfig config, JsonProvider json) {
        return Binding.builderOf("org.eclipse.yasson.JsonBindingProvider", yasson)
                .withConfig(config)
                .withProvider(json)
                .build();
    }

    private static void hide(Profile profile, Class<?> type, Object model, Object context)
            throws ReflectiveOperationException {
        List<Object> properties = new ArrayList<>();
        for (Object property : (Object[]) call(model, "getSortedProperties")) {
            Field field = (Field) call(property, "getField");
            Method getter = (Method) call(property, "getGetter");
            if (!isHidden(profile, type, field, getter)) {
                properties.add(property);
            } else if ((boolean) call(property, "isReadable")) {
                properties.add(
                        standIn(property, model, getter == null ? field.getType() : getter.getReturnType(), context));
            }
        }
        call(model, "setProperties", List.class, properties);
        if (((Object[]) call(model, "getSortedProperties")).length != properties.size()) {
            throw new IllegalStateException("The model of " + type.getName() + " was not changed");
        }
    }

    private static boolean isHidden(Profile profile, Class<?> type, Field field, Method getter) {
        AnnotatedElement[] elements = {field, getter};
        return field != null && profile.hides(type, field, field.getGenericType(), elements)
                || getter != null && profile.hides(type, getter, getter.getGenericReturnType(), elements);
    }

    /** A property like the given one whose value is the class of the object. */
    private static Object standIn(Object property, Object model, Class<?> type, Object context)
            throws ReflectiveOperationException {
        ClassLoader yasson = property.getClass().getClassLoader();
        Class<?> element = Class.forName("org.eclipse.yasson.internal.model.JsonbAnnotatedElement", true, yasson);
        Class<?> kind = Class.forName("org.eclipse.yasson.internal.model.Property", true, yasson);
        Object made = kind.getConstructor(String.class, element)
                .newInstance(
                        call(property, "getPropertyName"),
                        element.getConstructor(AnnotatedElement.class).newInstance(Object.class));
        call(made, "setGetter", Method.class, Object.class.getMethod("getClass"));
        Object getter = call(made, "getGetterElement");
        Method put = element.getMethod("putAnnotation", Annotation.class, boolean.class, Class.class);
        boolean array = type.isArray() || Collection.class.isAssignableFrom(type);
        put.invoke(getter, new WithheldMember.Serializer(array), false, null);
        put.invoke(getter, new WithheldMember.Named((String) call(property, "getWriteName")), false, null);
        // With the model of Object, so that no visibility strategy of the host has a say.
        Object neutral = call(call(context, "getMappingContext"), "getOrCreateClassModel", Class.class, Object.class);
        return property.getClass()
                .getConstructor(model.getClass(), kind, context.getClass())
                .newInstance(neutral, made, context);
    }

    private static Collection<Class<?>> modelled(Jsonb jsonb) {
        try {
            Object mapping = call(context(jsonb), "getMappingContext");
            Field classes = mapping.getClass().getDeclaredField("classes");
            classes.setAccessible(true);
            @SuppressWarnings("unchecked")
            Map<Class<?>, ?> models = (Map<Class<?>, ?>) classes.get(mapping);
            return models.keySet();
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            throw new UnknownProviderException(unknown);
        }
    }

    @Override
    public Optional<JsonbConfig> configOf(Jsonb jsonb) {
        try {
            return Optional.of((JsonbConfig) call(context(jsonb), "getConfig"));
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            return Optional.empty();
        }
    }

    private static Object context(Jsonb jsonb) throws ReflectiveOperationException {
        Field context = jsonb.getClass().getDeclaredField("jsonbContext");
        context.setAccessible(true);
        return context.get(jsonb);
    }

    private static Object call(Object target, String method) throws ReflectiveOperationException {
        return target.getClass().getMethod(method).invoke(target);
    }

    private static Object call(Object target, String method, Class<?> type, Object argument)
            throws ReflectiveOperationException {
        return target.getClass().getMethod(method, type).invoke(target, argument);
    }
}
