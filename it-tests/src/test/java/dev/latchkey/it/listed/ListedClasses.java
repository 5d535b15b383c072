package dev.latchkey.it.listed;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The classes of a REST application that lists them. */
public final class ListedClasses {
    private ListedClasses() {}

    /** Returns these classes, on TomEE with the feature of the jar, which is found by nothing else there. */
    public static Set<Class<?>> of(Class<?>... classes) {
        Set<Class<?>> all = new LinkedHashSet<>(List.of(classes));
        if (System.getProperty("openejb.home") != null) {
            try {
                all.add(Class.forName("dev.latchkey.boot.LatchkeyFeature"));
            } catch (ClassNotFoundException withoutTheJar) {
                return all;
            }
        }
        return all;
    }
}
