package dev.latchkey.boot;

import dev.latchkey.cdi.Guarded;
import dev.latchkey.cdi.InheritedMethods;
import dev.latchkey.cdi.Interceptable;
import dev.latchkey.config.SettingException;
import dev.latchkey.config.Settings;
import dev.latchkey.config.StopReason;
import dev.latchkey.scope.DeclarationException;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import dev.latchkey.security.KeyMechanisms;
import dev.latchkey.server.CdiContainers;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * Binds the interceptor to the application's guarded beans, knows the scopes that beans use, and adds the bean that tells the container
 * who calls where that is switched on.
 */
public class LatchkeyExtension implements Extension {
    private final Declarations declarations = new Declarations(new Vocabulary());
    private final List<DeclarationException> wrong = new ArrayList<>();
    private final List<SettingException> wrongSettings = new ArrayList<>();
    private boolean ownBeansFound;
    private boolean containerOn;
    private boolean skipsDefaultMethods;

    void prepare(@Observes BeforeBeanDiscovery discovery, BeanManager beans) {
        skipsDefaultMethods = CdiContainers.skipsDefaultMethods(beans);
        containerOn = Settings.isContainerOnEarly();
        if (!containerOn) {
            return;
        }
        try {
            KeyMechanisms.add(discovery);
        } catch (SettingException absent) {
            wrongSettings.add(absent);
        }
    }

    /** Not by asking for the beans that there are: GlassFish shows an extension of a library none of the web application's. */
    void lookForMechanisms(@Observes ProcessBean<?> found) {
        if (containerOn && wrongSettings.isEmpty()) {
            try {
                KeyMechanisms.refuseOther(found.getBean());
            } catch (SettingException other) {
                found.addDefinitionError(StopReason.logged(other));
            }
        }
    }

    <T> void guard(@Observes ProcessAnnotatedType<T> found) {
        Class<T> type = found.getAnnotatedType().getJavaClass();
        ownBeansFound |= type.equals(LatchkeyBeans.class);
        try {
            Interceptable.check(type, declarations);
            if (skipsDefaultMethods) {
                InheritedMethods.check(type, declarations);
            }
            if (Interceptable.isGuardedAsAWhole(type, declarations)) {
                found.configureAnnotatedType().add(Guarded.Literal.INSTANCE);
            } else if (Interceptable.hasGuardedMethod(type, declarations)) {
                found.configureAnnotatedType()
                        .filterMethods(method -> Interceptable.isGuarded(type, method.getJavaMember(), declarations))
                        .forEach(method -> method.add(Guarded.Literal.INSTANCE));
            }
        } catch (DeclarationException mistake) {
            wrong.add(mistake);
        } catch (LinkageError | TypeNotPresentException | ArrayStoreException notLoadable) {
            // If it becomes a bean all the same, calls of it fail rather than pass unguarded.
            if (Interceptable.canBeIntercepted(type)) {
                found.configureAnnotatedType().add(Guarded.Literal.INSTANCE);
            }
        }
    }

    void report(@Observes AfterBeanDiscovery discovery) {
        wrong.forEach(failure -> refuse(failure, discovery));
        wrongSettings.forEach(setting -> refuse(setting, discovery));
        if (!ownBeansFound) {
            refuse(
                    new IllegalStateException(
                            "The beans of Latchkey were not found, because a scanning-exclude or a skip list of the"
                                    + " server has its jar. Remove the jar from that list."),
                    discovery);
        }
        if (containerOn && wrongSettings.isEmpty()) {
            KeyMechanisms.addHandler(discovery);
        }
    }

    private static void refuse(RuntimeException mistake, AfterBeanDiscovery discovery) {
        discovery.addDefinitionError(StopReason.logged(mistake));
    }

    /** Whether the container will ask us who calls. */
    boolean isContainerOn() {
        return containerOn;
    }

    Set<String> usedScopes() {
        return declarations.usedScopes();
    }

    /** A place at which beans name each scope that they use. */
    SortedMap<String, String> places() {
        return declarations.places();
    }
}
