package dev.latchkey.redaction;

import dev.latchkey.ScopeRequired;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the shapes of {@link ComposedShapesTest} are made of, besides what is compiled for them. */
@SuppressWarnings("unused")
public final class ShapeParts {
    private ShapeParts() {}

    public interface Face {}

    public static class Base implements Face {}

    @ScopeRequired("X")
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Sensitive {}

    @ScopeRequired("X")
    public interface GuardedFace extends Face {}

    public interface GuardedGetter extends Face {
        @ScopeRequired("X")
        String getA();
    }

    public interface GuardedDefault extends Face {
        @ScopeRequired("X")
        default String getA() {
            return text();
        }

        String text();
    }

    @ScopeRequired("Y")
    public static class GuardedBase extends Base {}

    /** Nothing is guarded in it; subclasses guard something. */
    public static class Plain extends Base {
        public String b;

        public String getA() {
            return null;
        }
    }

    /** Nothing is guarded in it; something may be in what it leads to. */
    public static class Outer extends Base {
        public Object inner;
        public String b;
    }

    /** A lambda can be one. */
    public interface Open extends Face {
        String getA();
    }

    /** A lambda can be one. */
    public interface Guarded extends Face {
        @ScopeRequired("X")
        String getA();
    }

    /** Leads to what is not in it. */
    public static class Ref implements Face {
        static final Map<String, Object> MEANT = new ConcurrentHashMap<>();
        public String id;

        public Ref(String id) {
            this.id = id;
        }
    }

    public static class ToText implements JsonbAdapter<Object, String> {
        @Override
        public String adaptToJson(Object value) {
            return "adapted " + ShapeTexts.of(value);
        }

        @Override
        public Object adaptFromJson(String text) {
            return null;
        }
    }

    public static class FaceToText implements JsonbAdapter<Face, String> {
        @Override
        public String adaptToJson(Face value) {
            return "adapted " + ShapeTexts.of(value);
        }

        @Override
        public Face adaptFromJson(String text) {
            return null;
        }
    }

    public static class FaceToMap implements JsonbAdapter<Face, Map<String, Object>> {
        @Override
        public Map<String, Object> adaptToJson(Face value) {
            Map<String, Object> map = new HashMap<>();
            map.put("handed", value instanceof Ref ref ? Ref.MEANT.get(ref.id) : List.copyOf(ShapeTexts.of(value)));
            return map;
        }

        @Override
        public Face adaptFromJson(Map<String, Object> map) {
            return null;
        }
    }

    public static class RefToFace implements JsonbAdapter<Ref, Face> {
        @Override
        public Face adaptToJson(Ref ref) {
            return (Face) Ref.MEANT.get(ref.id);
        }

        @Override
        public Ref adaptFromJson(Face face) {
            return null;
        }
    }

    public static class RefToPlain implements JsonbAdapter<Ref, Plain> {
        @Override
        public Plain adaptToJson(Ref ref) {
            return Ref.MEANT.get(ref.id) instanceof Plain plain ? plain : null;
        }

        @Override
        public Ref adaptFromJson(Plain plain) {
            return null;
        }
    }

    public static class RefToList implements JsonbAdapter<Ref, List<Object>> {
        @Override
        public List<Object> adaptToJson(Ref ref) {
            return new ArrayList<>(List.of(Ref.MEANT.get(ref.id)));
        }

        @Override
        public Ref adaptFromJson(List<Object> list) {
            return null;
        }
    }

    public static class Flattening implements JsonbSerializer<Object> {
        @Override
        public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
            generator.write("written " + ShapeTexts.of(value));
        }
    }

    public static class FlatteningFace implements JsonbSerializer<Face> {
        @Override
        public void serialize(Face value, JsonGenerator generator, SerializationContext context) {
            generator.writeStartObject();
            generator.write("all", "written " + ShapeTexts.of(value));
            generator.writeEnd();
        }
    }

    public static class HandingOn implements JsonbSerializer<Ref> {
        @Override
        public void serialize(Ref ref, JsonGenerator generator, SerializationContext context) {
            generator.writeStartObject();
            context.serialize("handed", Ref.MEANT.get(ref.id), generator);
            generator.writeEnd();
        }
    }
}
