package dev.latchkey.rest;

import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.authentication.AuthenticatedCaller;
import dev.latchkey.config.AccessSettings.Undeclared;
import dev.latchkey.scope.Declaration;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Requirement;
import java.lang.reflect.Method;
import java.util.Optional;

/** Says who may call one REST method. */
public sealed interface MethodRule {

    /**
     * The rule for a method.
     *
     * @param type the class of the resource
     * @param declarations what its annotations say
     * @param undeclared what to do where they say nothing
     */
    static MethodRule of(Class<?> type, Method method, Declarations declarations, Undeclared undeclared) {
        Declaration declaration = declarations.of(type, method);
        if (declaration instanceof Declaration.Public) {
            return new Open();
        }
        if (declaration instanceof Declaration.Guarded guarded) {
            return new Guarded(guarded.requirement());
        }
        // Nobody can add a line to what the server brings itself, such as its OpenAPI document; latchkey.public opens
        // it.
        boolean ofTheHost = type.getClassLoader() == MethodRule.class.getClassLoader();
        return undeclared == Undeclared.ALLOW ? new AnyKey(!ofTheHost) : new Closed(!ofTheHost);
    }

    /** Why {@code caller} may not; empty if it may. */
    Optional<Refusal> refusalFor(AuthenticatedCaller caller);

    /** Whether nobody is welcome too. */
    default boolean isPublic() {
        return false;
    }

    /** Whether the settings may open it to everybody. */
    default boolean yieldsToSettings() {
        return false;
    }

    /** Everybody may. */
    record Open() implements MethodRule {
        @Override
        public Optional<Refusal> refusalFor(AuthenticatedCaller caller) {
            return Optional.empty();
        }

        @Override
        public boolean isPublic() {
            return true;
        }
    }

    /**
     * Callers with these scopes may.
     *
     * @param requirement which
     */
    record Guarded(Requirement requirement) implements MethodRule {
        @Override
        public Optional<Refusal> refusalFor(AuthenticatedCaller caller) {
            return requirement.refusalFor(caller.granted());
        }
    }

    /**
     * Every caller may: nothing is declared, and the settings allow that.
     *
     * @param yieldsToSettings whether it is the server's own, where nobody could declare anything
     */
    record AnyKey(boolean yieldsToSettings) implements MethodRule {
        @Override
        public Optional<Refusal> refusalFor(AuthenticatedCaller caller) {
            return Optional.empty();
        }
    }

    /**
     * No caller may: nothing is declared.
     *
     * @param yieldsToSettings whether it is the server's own, where nobody could declare anything
     */
    record Closed(boolean yieldsToSettings) implements MethodRule {
        @Override
        public Optional<Refusal> refusalFor(AuthenticatedCaller caller) {
            return Optional.of(Refusal.of(RefusalKind.UNDECLARED_ENDPOINT));
        }
    }
}
