package dev.latchkey.refusal;

import dev.latchkey.Refusal;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/** Tells the status of a refusal: that of the error where an error page is refused, and otherwise the refusal's own. */
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
            // Some servers give mappers of exceptions a request that cannot be read.
            return refusal.status();
        }
    }
}
