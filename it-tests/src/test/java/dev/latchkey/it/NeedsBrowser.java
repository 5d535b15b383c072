package dev.latchkey.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Marks tests that drive a browser: where there is none they are skipped, a class of them before a server is started for it. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsBrowser.Condition.class)
@interface NeedsBrowser {
    /** Skips the tests; {@link BrowserPrograms} has stopped the build already where they must run. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (BrowserPrograms.areHere()) {
                return ConditionEvaluationResult.enabled("there is a browser");
            }
            return ConditionEvaluationResult.disabled(BrowserPrograms.missing());
        }
    }
}
