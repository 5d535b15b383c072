package dev.latchkey.demo;

/** Ends a request with an answer that tells the client what to change. */
public class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int httpStatus;
    private final Code code;

    private ApiException(int httpStatus, Code code, String details) {
        super(details, null, true, false);
        this.httpStatus = httpStatus;
        this.code = code;
    }

    /** 400: the body is not what this endpoint reads. */
    public static ApiException badFormat(String details) {
        return new ApiException(400, Code.BAD_FORMAT, details);
    }

    /** 400: the request can be read, and asks for what cannot be. */
    public static ApiException invalid(String details) {
        return new ApiException(400, Code.INVALID_REQUEST, details);
    }

    /** 404: nothing has this id in the caller's application. */
    public static ApiException unknown(String details) {
        return new ApiException(404, Code.UNKNOWN_RESOURCE, details);
    }

    /** 409: others changed the same things again and again meanwhile. */
    public static ApiException conflict() {
        return new ApiException(409, Code.INVALID_REQUEST, "The same things are being changed by others: try again.");
    }

    /** 413: more than this API takes at once. */
    public static ApiException tooLarge(String details) {
        return new ApiException(413, Code.BAD_FORMAT, details);
    }

    /** The status of the HTTP answer. */
    public int httpStatus() {
        return httpStatus;
    }

    /** The code of the envelope. */
    public Code code() {
        return code;
    }
}
