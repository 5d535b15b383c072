package dev.latchkey.scope;

import dev.latchkey.config.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the scope that somebody probably meant by an undescribed one. Names that only share a word, such as {@code Things:Get}
 * and {@code Things:Set}, are not taken for each other.
 */
public final class ScopeSuggestion {
    private ScopeSuggestion() {}

    /** Returns the known scope that this one looks like with a typing error; empty if it looks like one of its own. */
    public static Optional<String> of(String scope, Collection<String> known) {
        if (known.contains(scope)) {
            return Optional.empty();
        }
        return Suggestion.otherSpelling(scope, known).or(() -> known.stream()
                .filter(other -> isMistyped(scope, other, known))
                .sorted()
                .findFirst());
    }

    /** Returns the question to end a message with, after a blank; empty text if there is none to ask. */
    public static String question(String scope, Collection<String> known) {
        return of(scope, known).map(meant -> " Did you mean " + meant + "?").orElse("");
    }

    /** Whether each word that differs looks mistyped, and is a word of no known scope. */
    private static boolean isMistyped(String scope, String other, Collection<String> known) {
        List<String> words = words(scope).toList();
        List<String> others = words(other).toList();
        if (words.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean differs = !word.equals(others.get(i));
            if (differs
                    && (!isMistyped(word, others.get(i))
                            || known.stream().flatMap(ScopeSuggestion::words).anyMatch(word::equals))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMistyped(String word, String meant) {
        return Suggestion.isTypingError(word, meant)
                || word.equalsIgnoreCase(meant + "s")
                || meant.equalsIgnoreCase(word + "s");
    }

    private static Stream<String> words(String scope) {
        return Stream.of(scope.split(":"));
    }
}
