package dev.latchkey.guard;

import dev.latchkey.Refusal;
import dev.latchkey.caller.KnownCaller;
import dev.latchkey.scope.Requirement;
import java.util.Optional;

/** Says who may call one REST method. */
sealed interface MethodRule {

    /** Why {@code caller} may not; empty if it may. */
    Optional<Refusal> refusalFor(KnownCaller caller);

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
        public Optional<Refusal> refusalFor(KnownCaller caller) {
            return Optional.empty();
        }

        @Override
        public boolean isPublic() {
            return true;
        }
    }

    /** Callers with these scopes may. */
    record Guarded(Requirement requirement) implements MethodRule {
        @Override
        public Optional<Refusal> refusalFor(KnownCaller caller) {
            return requirement.isMetBy(caller.granted())
                    ? Optional.empty()
                    : Optional.of(requirement.refusalFor(caller.scopes()));
        }
    }

    /**
     * Every caller may: nothing is declared, and the settings allow that.
     *
     * @param yieldsToSettings whether it is the server's own, where nobody could declare anything
     */
    record AnyKey(boolean yieldsToSettings) implements MethodRule {
        @Override
        public Optional<Refusal> refusalFor(KnownCaller caller) {
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
        public Optional<Refusal> refusalFor(KnownCaller caller) {
            return Optional.of(Refusal.undeclaredEndpoint());
        }
    }
}
