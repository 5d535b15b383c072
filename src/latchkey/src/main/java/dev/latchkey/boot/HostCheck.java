package dev.latchkey.boot;

import dev.latchkey.cdi.Interceptable;
import dev.latchkey.config.AccessSettings.Undeclared;
import dev.latchkey.config.Setting;
import dev.latchkey.config.SettingException;
import dev.latchkey.config.Settings;
import dev.latchkey.rest.ResponsePolicies;
import dev.latchkey.rest.RestMethods;
import dev.latchkey.scope.Declaration;
import dev.latchkey.scope.DeclarationException;
import dev.latchkey.scope.Declarations;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Checks the application's annotations at start, so that a wrong one stops the deployment rather than a request. */
final class HostCheck {
    private static final Logger LOG = System.getLogger(HostCheck.class.getName());

    private final Declarations declarations;
    private final Undeclared undeclared;
    private final ResponsePolicies plans;

    HostCheck(Declarations declarations, Settings settings, ResponsePolicies plans) {
        this.declarations = declarations;
        this.plans = plans;
        this.undeclared = settings.access().undeclared();
    }

    /**
     * Checks these classes.
     *
     * @throws DeclarationException if an annotation is wrong
     * @throws SettingException if a REST method declares nothing and {@code latchkey.undeclared} is {@code fail}
     */
    void check(Collection<Class<?>> types) {
        List<String> undeclaredMethods = new ArrayList<>();
        types.stream().sorted(Comparator.comparing(Class::getName)).forEach(type -> {
            try {
                read(type);
                Interceptable.check(type, declarations);
                Interceptable.checkServlet(type, declarations);
                Interceptable.checkWebSocket(type, declarations);
                undeclaredMethods.addAll(RestMethods.undeclared(type, declarations));
                RestMethods.of(type).forEach(method -> plans.read(type, method));
            } catch (LinkageError | TypeNotPresentException | ArrayStoreException notLoadable) {
                LOG.log(Level.DEBUG, () -> type.getName() + " cannot be checked: " + notLoadable);
            }
        });
        if (!undeclaredMethods.isEmpty() && undeclared == Undeclared.FAIL) {
            throw new SettingException(
                    Setting.UNDECLARED.key() + " is \"fail\", and " + String.join(" ", undeclaredMethods));
        }
        if (undeclared == Undeclared.ALLOW) {
            undeclaredMethods.forEach(line -> LOG.log(Level.WARNING, line));
        }
    }

    /** Reads every declaration on the type once: what is malformed shows, and what is used is known. */
    private void read(Class<?> type) {
        declarations.of(type);
        for (Method method : type.getDeclaredMethods()) {
            declarations.ofMethodAlone(type, method);
        }
        for (Field field : type.getDeclaredFields()) {
            Declaration declared = declarations.of(field);
            if (field.isEnumConstant() && declared instanceof Declaration.Guarded) {
                throw new DeclarationException("@ScopeRequired at " + type.getName() + "." + field.getName()
                        + " would guard nothing, because a constant is serialized as part of the object that has it."
                        + " Put it on the enum, or on the members of its type.");
            }
        }
    }
}
