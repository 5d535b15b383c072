package dev.latchkey.it;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Leaves out what has a {@link Gap} on the server of this build. */
final class GapCondition implements ExecutionCondition {
    private static final int EE = Integer.parseInt(System.getProperty("it.ee", "10"));

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return context.getElement()
                .flatMap(element -> AnnotationSupport.findRepeatableAnnotations(element, Gap.class).stream()
                        .filter(gap -> List.of(gap.on()).contains(ServerKind.CURRENT)
                                && IntStream.of(gap.ee()).anyMatch(version -> version == EE)
                                && Runtime.version().feature() >= gap.fromJava())
                        .findFirst())
                .map(gap -> ConditionEvaluationResult.disabled(gap.because()))
                .orElseGet(() -> ConditionEvaluationResult.enabled("no gap"));
    }
}
