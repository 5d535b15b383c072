package dev.latchkey.redact;

import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;

/**
 * Withholds every object of a class.
 *
 * <p>A JSON-B provider learns which class a serializer is for from its generic interface alone, so each class needs a
 * serializer class of its own. They are made at run time, each a constructor and a signature.
 */
public abstract class WithheldSerializer {
    private static final ClassValue<JsonbSerializer<?>> MADE = new ClassValue<>() {
        @Override
        protected JsonbSerializer<?> computeValue(Class<?> type) {
            return make(type);
        }
    };

    /** For the classes that are made at run time. */
    protected WithheldSerializer() {}

    /** Writes that there is a value to withhold; has the signature of {@link JsonbSerializer#serialize}. */
    public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
        generator.write(new Withheld(value.getClass(), Withheld.Place.OBJECT));
    }

    /**
     * The serializer for a class and the subclasses that have none of their own.
     *
     * @throws IllegalStateException if there can be none, as for classes that the web application does not see
     */
    static JsonbSerializer<?> of(Class<?> type) {
        return MADE.get(type);
    }

    /** Whether the class can be named; of one that cannot, such as a lambda's, the supertypes are withheld. */
    static boolean isPossibleFor(Class<?> type) {
        try {
            return Class.forName(type.getName(), false, WithheldSerializer.class.getClassLoader()) == type;
        } catch (ClassNotFoundException | LinkageError hidden) {
            return false;
        }
    }

    private static JsonbSerializer<?> make(Class<?> type) {
        try {
            if (!isPossibleFor(type)) {
                throw new IllegalStateException("Another class is visible here under the name of " + type.getName());
            }
            Class<?> made = MethodHandles.lookup()
                    .defineHiddenClass(classFile(type.getName().replace('.', '/')), true)
                    .lookupClass();
            return (JsonbSerializer<?>) made.getConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError impossible) {
            throw new IllegalStateException("Objects of " + type.getName() + " cannot be withheld", impossible);
        }
    }

    /**
     * {@code public class Made extends WithheldSerializer implements JsonbSerializer<Type> { public Made() { super(); } }} in
     * the format of JVMS chapter 4.
     */
    private static byte[] classFile(String target) {
        String superclass = WithheldSerializer.class.getName().replace('.', '/');
        String serializer = JsonbSerializer.class.getName().replace('.', '/');
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(0xCAFEBABE);
            out.writeInt(55); // Java 11
            out.writeShort(14); // constants 1 to 13:
            utf8(out, superclass + "Made"); // 1
            classOf(out, 1); // 2
            utf8(out, superclass); // 3
            classOf(out, 3); // 4
            utf8(out, serializer); // 5
            classOf(out, 5); // 6
            utf8(out, "<init>"); // 7
            utf8(out, "()V"); // 8
            utf8(out, "Code"); // 9
            out.writeByte(12); // 10: name and type of the constructor
            out.writeShort(7);
            out.writeShort(8);
            out.writeByte(10); // 11: the constructor of the superclass
            out.writeShort(4);
            out.writeShort(10);
            utf8(out, "Signature"); // 12
            utf8(out, "L" + superclass + ";L" + serializer + "<L" + target + ";>;"); // 13
            out.writeShort(0x1021); // public, super, synthetic
            out.writeShort(2);
            out.writeShort(4);
            out.writeShort(1);
            out.writeShort(6);
            out.writeShort(0); // no fields
            out.writeShort(1); // one method: the constructor
            out.writeShort(1);
            out.writeShort(7);
            out.writeShort(8);
            out.writeShort(1);
            out.writeShort(9);
            out.writeInt(17);
            out.writeShort(1);
            out.writeShort(1);
            out.writeInt(5);
            out.write(new byte[] {0x2a, (byte) 0xb7, 0, 11, (byte) 0xb1}); // aload_0, invokespecial 11, return
            out.writeShort(0);
            out.writeShort(0);
            out.writeShort(1); // one attribute: the signature
            out.writeShort(12);
            out.writeInt(2);
            out.writeShort(13);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void utf8(DataOutputStream out, String text) throws IOException {
        out.writeByte(1);
        out.writeUTF(text);
    }

    private static void classOf(DataOutputStream out, int name) throws IOException {
        out.writeByte(7);
        out.writeShort(name);
    }
}
