package dev.latchkey;

import java.net.URL;
import java.net.URLClassLoader;

/** Loads our classes anew from a place, as the loader of a web application does, and knows nothing of some API. */
public final class OwnLoader extends URLClassLoader {
    private final String hidden;

    /** A loader that knows no class whose name begins with {@code hidden}. */
    public OwnLoader(URL place, String hidden) {
        super(new URL[] {place}, OwnLoader.class.getClassLoader());
        this.hidden = hidden;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(hidden)) {
            throw new ClassNotFoundException(name);
        }
        if (!name.startsWith("dev.latchkey.")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }
}
