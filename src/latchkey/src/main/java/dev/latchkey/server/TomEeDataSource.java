package dev.latchkey.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.util.Properties;

/**
 * Names the default data source of TomEE: the resource that {@code tomee.xml} calls {@code DefaultDataSource}. Where there is none,
 * this makes it as TomEE makes one for a persistence unit that names none: with HSQLDB.
 *
 * @see <a href="https://github.com/apache/tomee/pull/103">tomee#103</a> where other defaults of Jakarta EE were added
 */
final class TomEeDataSource {
    private static final String ID = "DefaultDataSource";
    static final String NAME = "openejb:Resource/" + ID;

    /** What TomEE calls the data source that it makes by itself. */
    private static final String PROVIDER = "Default JDBC Database";

    private static final String CONFIGURATION = "org.apache.openejb.config.ConfigurationFactory";
    private static final String ASSEMBLER = "org.apache.openejb.assembler.classic.Assembler";
    private static final String RESOURCE = "org.apache.openejb.assembler.classic.ResourceInfo";
    private static final String SYSTEM = "org.apache.openejb.loader.SystemInstance";

    private static final Logger LOG = System.getLogger(TomEeDataSource.class.getName());

    private TomEeDataSource() {}

    /** Makes it. Returns whether the server is a TomEE. */
    static boolean make() {
        try {
            load(SYSTEM);
        } catch (ClassNotFoundException another) {
            return false;
        }
        try {
            Class<?> resource = load(RESOURCE);
            Class<?> configuration = load(CONFIGURATION);
            Object info = configuration
                    .getMethod(
                            "configureService", Class.class, String.class, Properties.class, String.class, String.class)
                    .invoke(component(configuration), resource, ID, new Properties(), PROVIDER, "Resource");
            load(ASSEMBLER).getMethod("createResource", resource).invoke(component(load(ASSEMBLER)), info);
        } catch (InvocationTargetException made) {
            // Another web application may have made it meanwhile.
            LOG.log(Level.DEBUG, "TomEE did not make a data source", made.getCause());
        } catch (ReflectiveOperationException | RuntimeException changed) {
            LOG.log(Level.DEBUG, "TomEE could not be asked for a data source", changed);
        }
        return true;
    }

    private static Object component(Class<?> type) throws ReflectiveOperationException {
        Class<?> system = load(SYSTEM);
        Object instance = system.getMethod("get").invoke(null);
        Object component = system.getMethod("getComponent", Class.class).invoke(instance, type);
        return component == null ? type.getConstructor().newInstance() : component;
    }

    private static Class<?> load(String name) throws ClassNotFoundException {
        return Class.forName(name, true, TomEeDataSource.class.getClassLoader());
    }
}
