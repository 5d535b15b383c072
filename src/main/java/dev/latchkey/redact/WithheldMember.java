package dev.latchkey.redact;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import java.lang.annotation.Annotation;

/**
 * Stands in a provider's model of a class for a member that is withheld: a property whose value is the object's class, which
 * every object may be asked for, and whose serializer says that something is withheld. The member itself is never read.
 */
public abstract class WithheldMember implements JsonbSerializer<Class<?>> {
    private final Withheld.Place place;

    private WithheldMember(Withheld.Place place) {
        this.place = place;
    }

    @Override
    public void serialize(Class<?> owner, JsonGenerator generator, SerializationContext context) {
        generator.write(new Withheld(owner, place));
    }

    /** For a member with an array or collection. */
    public static final class OfArray extends WithheldMember {
        /** For the JSON-B provider. */
        public OfArray() {
            super(Withheld.Place.ARRAY_MEMBER);
        }
    }

    /** For a member with anything else. */
    public static final class OfValue extends WithheldMember {
        /** For the JSON-B provider. */
        public OfValue() {
            super(Withheld.Place.MEMBER);
        }
    }

    /** The annotation by which a property gets one of these. */
    @SuppressWarnings("all")
    record Serializer(boolean array) implements JsonbTypeSerializer {
        @Override
        @SuppressWarnings("rawtypes")
        public Class<? extends JsonbSerializer> value() {
            return array ? OfArray.class : OfValue.class;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return JsonbTypeSerializer.class;
        }
    }

    /** The annotation by which a property keeps its name, whatever the naming strategy makes of it. */
    @SuppressWarnings({"all", "deprecation"})
    record Named(String value) implements JsonbProperty {
        @Override
        @Deprecated
        public boolean nillable() {
            return false;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return JsonbProperty.class;
        }
    }
}
