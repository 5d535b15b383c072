package dev.latchkey.boot;

import dev.latchkey.guard.Guarded;
import dev.latchkey.guard.Interceptable;
import dev.latchkey.scope.DeclarationException;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Binds the interceptor to the host's guarded beans, and knows the scopes that beans use. */
public class LatchkeyExtension implements Extension {
    private final Declarations declarations = new Declarations(new Vocabulary());
    private final List<DeclarationException> wrong = new ArrayList<>();
    private boolean ownBeansFound;

    <T> void guard(@Observes ProcessAnnotatedType<T> found) {
        Class<T> type = found.getAnnotatedType().getJavaClass();
        ownBeansFound |= type.equals(LatchkeyBeans.class);
        try {
            Interceptable.check(type, declarations);
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
        wrong.forEach(discovery::addDefinitionError);
        if (!ownBeansFound) {
            discovery.addDefinitionError(
                    new IllegalStateException(
                            "Latchkey's beans were not found: the server is told to skip"
                                    + " its jar when it scans, by a scanning-exclude or a skip list. Take the jar off that list."));
        }
    }

    Set<String> usedScopes() {
        return declarations.usedScopes();
    }
}
