package dev.latchkey.cdi;

import dev.latchkey.scope.Declaration;
import dev.latchkey.scope.DeclarationException;
import dev.latchkey.scope.Declarations;
import java.lang.reflect.Method;
import java.util.stream.Stream;

/** Checks the default methods that components inherit from interfaces, where the container does not intercept them. */
public final class InheritedMethods {
    private InheritedMethods() {}

    /**
     * Checks that a component inherits no guarded default method.
     *
     * @throws DeclarationException if it inherits one
     */
    public static void check(Class<?> type, Declarations declarations) {
        if (!Interceptable.isComponent(type)
                || !Interceptable.isForInterceptor(type)
                || Interceptable.isRestResource(type)) {
            return;
        }
        Stream.of(type.getMethods())
                .filter(Method::isDefault)
                .filter(method -> declarations.of(type, method) instanceof Declaration.Guarded)
                .findFirst()
                .ifPresent(method -> {
                    throw new DeclarationException("@ScopeRequired guards the default method "
                            + Interceptable.place(method) + ", which " + type.getName()
                            + " inherits and this server does not intercept. Override it in the class.");
                });
    }
}
