package dev.latchkey;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Loads our classes anew, each method of theirs with a call at its beginning that notes its class. So it tells which classes'
 * code runs, rather than which classes are loaded.
 */
public final class EnteredClasses extends URLClassLoader {
    private static final Set<String> ENTERED = ConcurrentHashMap.newKeySet();
    private static final int VERSION = Opcodes.ASM9;

    /** Loads classes from the first of these places with that call, and from the others as they are. */
    public EnteredClasses(URL ours, URL... others) {
        super(concat(ours, others), EnteredClasses.class.getClassLoader());
    }

    private static URL[] concat(URL first, URL... others) {
        URL[] all = new URL[others.length + 1];
        all[0] = first;
        System.arraycopy(others, 0, all, 1, others.length);
        return all;
    }

    /** Is called by each method of our classes. */
    public static void enter(String name) {
        ENTERED.add(name);
    }

    /** Forgets what was entered so far. */
    public static void clear() {
        ENTERED.clear();
    }

    /** Returns the classes that were entered, each with what is nested in it as one. */
    public static SortedSet<String> topLevel() {
        SortedSet<String> names = new TreeSet<>();
        ENTERED.forEach(name -> names.add(name.replaceFirst("\\$.*", "")));
        return names;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("dev.latchkey.") || name.equals(EnteredClasses.class.getName())) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        String path = name.replace('.', '/') + ".class";
        URL place = findResource(path);
        if (place == null || !place.toString().startsWith(getURLs()[0].toString())) {
            return super.findClass(name);
        }
        try (InputStream in = place.openStream()) {
            byte[] noting = noting(in.readAllBytes(), name);
            return defineClass(name, noting, 0, noting.length);
        } catch (IOException failure) {
            throw new ClassNotFoundException(name, failure);
        }
    }

    private static byte[] noting(byte[] code, String name) {
        ClassReader reader = new ClassReader(code);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(
                new ClassVisitor(VERSION, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String method, String descriptor, String signature, String[] exceptions) {
                        MethodVisitor body = super.visitMethod(access, method, descriptor, signature, exceptions);
                        return method.equals("<clinit>") ? body : noting(body, name);
                    }
                },
                0);
        return writer.toByteArray();
    }

    private static MethodVisitor noting(MethodVisitor body, String name) {
        return new MethodVisitor(VERSION, body) {
            @Override
            public void visitCode() {
                super.visitCode();
                super.visitLdcInsn(name);
                super.visitMethodInsn(
                        Opcodes.INVOKESTATIC,
                        Type.getInternalName(EnteredClasses.class),
                        "enter",
                        "(Ljava/lang/String;)V",
                        false);
            }
        };
    }
}
