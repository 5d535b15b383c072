package dev.latchkey.refusal;

import dev.latchkey.Refusal;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/** Determines the status of a refusal: the status of the error if an error page is refused, otherwise the status of the refusal. */
final class ErrorDispatch {
    private ErrorDispatch() {}

    static int status(Refusal refusal, HttpServletRequest request) {
        try {
            return request != null
                            && request.getDispatcherType() == DispatcherType.ERROR
                            && request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                    ? status
                    : refusal.status();
        } catch (RuntimeException noRequest) {
            // On some servers exception mappers get a request that cannot be read.
            return refusal.status();
        }
    }
}
