package dev.latchkey.redaction;

import dev.latchkey.scope.TypeVariables;
import jakarta.json.JsonValue;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Stands before serializers and adapters of the application, in the place where a JSON-B provider calls them. They are given an
 * object only if nothing that the caller may not see can be reached from it, and what they hand on is judged.
 */
final class GuardedComponents {
    private GuardedComponents() {}

    /** The component behind one of ours, if it is a serializer or an adapter; others as they are. */
    static Object guarded(Object component, RedactingJsonb jsonb) {
        return guarded(component, jsonb, false);
    }

    /**
     * The same.
     *
     * @param asText whether the provider may write what an adapter returns by its toString
     */
    static Object guarded(Object component, RedactingJsonb jsonb, boolean asText) {
        if (component instanceof Adapter || component instanceof Serializer) {
            return component;
        }
        if (component instanceof JsonbAdapter<?, ?> adapter) {
            return new Adapter(adapter, returnedBy(adapter.getClass()), jsonb, asText);
        }
        return component instanceof JsonbSerializer<?> serializer ? new Serializer(serializer) : component;
    }

    /** What an adapter declares to return. */
    private static Class<?> returnedBy(Class<?> adapter) {
        boolean array = Stream.of(adapter.getMethods())
                .filter(method -> method.getName().equals("adaptToJson"))
                .anyMatch(method -> method.getReturnType().isArray());
        if (array) {
            return Object[].class;
        }
        Type returned =
                TypeVariables.argumentsOf(adapter).get(JsonbAdapter.class.getTypeParameters()[1]);
        return TypeVariables.raw(TypeVariables.fill(returned, Map.of()));
    }

    /** An adapter. */
    static final class Adapter implements JsonbAdapter<Object, Object> {
        private final JsonbAdapter<Object, Object> adapter;
        private final Class<?> returned;
        private final RedactingJsonb jsonb;
        private final boolean asText;

        @SuppressWarnings("unchecked")
        private Adapter(JsonbAdapter<?, ?> adapter, Class<?> returned, RedactingJsonb jsonb, boolean asText) {
            this.asText = asText;
            this.jsonb = jsonb;
            this.adapter = (JsonbAdapter<Object, Object>) adapter;
            this.returned = returned;
        }

        @Override
        public Object adaptToJson(Object value) throws Exception {
            Rendering rendering = Rendering.current();
            if (rendering == null) {
                return adapter.adaptToJson(value);
            }
            ValueJudge judge = rendering.judge();
            Object result = judge.forComponent(value, HidingReason.COMPONENT);
            if (result != ValueJudge.HIDDEN) {
                result = judge.adapted(adapter.adaptToJson(value), returned);
                result = asText && result != ValueJudge.HIDDEN
                        ? judge.forComponent(result, HidingReason.OWN_TEXT)
                        : result;
            }
            if (result != ValueJudge.HIDDEN) {
                return result;
            }
            if (!jsonb.writesAsDeclared(returned) || returned.isAssignableFrom(Withheld.class)) {
                return Withheld.OBJECT;
            }
            rendering.expectNull();
            return null;
        }

        @Override
        public Object adaptFromJson(Object value) throws Exception {
            return adapter.adaptFromJson(value);
        }
    }

    /** A serializer. */
    static final class Serializer implements JsonbSerializer<Object> {
        private final JsonbSerializer<Object> serializer;

        @SuppressWarnings("unchecked")
        private Serializer(JsonbSerializer<?> serializer) {
            this.serializer = (JsonbSerializer<Object>) serializer;
        }

        @Override
        public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
            Rendering rendering = Rendering.current();
            if (rendering == null) {
                serializer.serialize(value, generator, context);
            } else if (rendering.judge().forComponent(value, HidingReason.COMPONENT) == ValueJudge.HIDDEN) {
                generator.write(Withheld.OBJECT);
            } else {
                serializer.serialize(value, generator, new Context(rendering, context, generator));
            }
        }
    }

    /**
     * Judges what a serializer hands on: for whom the running thread writes, or for whom it got this if that is a thread of its
     * own.
     */
    private record Context(Rendering rendering, SerializationContext context, JsonGenerator own)
            implements SerializationContext {

        private Rendering writing() {
            Rendering current = Rendering.current();
            return current == null ? rendering : current;
        }

        @Override
        public <T> void serialize(String key, T object, JsonGenerator generator) {
            writing().run(() -> {
                Object judged = writing().judge().judge(object);
                if (judged != ValueJudge.HIDDEN) {
                    write(generator, () -> context.serialize(key, judged, generator));
                } else if (generator == own) {
                    generator.write(key, (JsonValue) Withheld.OBJECT);
                }
            });
        }

        @Override
        public <T> void serialize(T object, JsonGenerator generator) {
            writing().run(() -> {
                Object judged = writing().judge().judge(object);
                if (judged != ValueJudge.HIDDEN) {
                    write(generator, () -> context.serialize(judged, generator));
                } else if (generator == own) {
                    generator.write(Withheld.OBJECT);
                } else {
                    generator.writeNull();
                }
            });
        }

        private void write(JsonGenerator generator, Runnable writing) {
            if (generator == own) {
                writing.run();
            } else {
                writing().aside(writing);
            }
        }
    }
}
