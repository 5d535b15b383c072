package dev.latchkey.it.wrong;

import dev.latchkey.PublicEndpoint;
import dev.latchkey.Redaction;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalRenderer;
import dev.latchkey.Scope;
import dev.latchkey.ScopeRequired;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;

/** Holds the mistakes, each a class to deploy alone. */
public final class WrongBeans {
    private WrongBeans() {}

    /** No proxy can stand in front of a private method. */
    @ApplicationScoped
    public static class PrivateMethod {
        public String call() {
            return secret();
        }

        @ScopeRequired("Things:Get")
        private String secret() {
            return "private";
        }
    }

    /** No proxy can stand in front of a final method. */
    @Stateless
    public static class FinalMethod {
        @ScopeRequired("Things:Get")
        public final String secret() {
            return "final";
        }
    }

    /** Guards a method that its implementations inherit. */
    public interface GuardedDefault {
        @ScopeRequired("Things:Get")
        default String secret() {
            return "default";
        }
    }

    /** Not every CDI container intercepts what a bean inherits from an interface. */
    @ApplicationScoped
    public static class InheritsDefault implements GuardedDefault {}

    /** The same mistake on a resource that is no bean. */
    @Path("final")
    public static class FinalRestMethod {
        @GET
        @ScopeRequired("Things:Get")
        public final String secret() {
            return "final";
        }
    }

    /** A described scope, and the same one mistyped: allowed, and hardly meant. */
    @Scope(name = "Things:Get", description = "See things")
    @Path("mistyped")
    public static class MistypedScope {
        @GET
        @Path("right")
        @ScopeRequired("Things:Get")
        public String right() {
            return "right";
        }

        @GET
        @ScopeRequired("Thing:Get")
        public String get() {
            return "mistyped";
        }
    }

    /** Where the management is told to answer. */
    @ApplicationPath("api")
    public static class HiddenApplication extends Application {}

    /** A stream cannot be redacted. */
    @Path("stream")
    @Redaction
    public static class RedactedStream {
        @GET
        @ScopeRequired("Things:Get")
        public StreamingOutput get() {
            return out -> {};
        }
    }

    /** More than everything. */
    @Path("limit")
    public static class WrongLimit {
        @GET
        @ScopeRequired("Things:Get")
        @Redaction(limit = 50)
        public String get() {
            return "limit";
        }
    }

    /** No pointer. */
    @Path("pointer")
    public static class WrongPointer {
        @GET
        @ScopeRequired("Things:Get")
        @Redaction(pointers = @Redaction.Pointer(value = "things", needs = @ScopeRequired("Things:Get")))
        public String get() {
            return "pointer";
        }
    }

    /** Not a name of a scope. */
    @Path("malformed")
    public static class MalformedScope {
        @GET
        @ScopeRequired("Things Get")
        public String get() {
            return "malformed";
        }
    }

    /** Not a name of a scope, on a member of a response. */
    public static class MalformedMember {
        @ScopeRequired("Things::Get")
        public String member;
    }

    /** Demands nothing. */
    @Path("empty")
    public static class EmptyAnnotation {
        @GET
        @ScopeRequired
        public String get() {
            return "empty";
        }
    }

    /** Cannot be both. */
    @Path("contradiction")
    public static class Contradiction {
        @GET
        @PublicEndpoint
        @ScopeRequired("Things:Get")
        public String get() {
            return "both";
        }
    }

    /** Says nothing. */
    @Path("undeclared")
    public static class UndeclaredMethod {
        @GET
        public String get() {
            return "undeclared";
        }
    }

    /** Needs what does not exist. */
    @Scope(name = "Things:Add", requires = "Thinks:Get")
    public static class UnknownRequirement {}

    /** Needs itself through another. */
    @Scope(name = "A", requires = "B")
    @Scope(name = "B", requires = "A")
    public static class Circle {}

    /** Has a method that the guard of the class cannot stand in front of. */
    @ApplicationScoped
    @ScopeRequired("Things:Get")
    public static class FinalInGuarded {
        public String call() {
            return helper();
        }

        public final String helper() {
            return "final";
        }
    }

    /** Guards what is no request. */
    @WebServlet("/odd")
    public static class OddServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @ScopeRequired("Things:Get")
        public String helper() {
            return "odd";
        }
    }

    /** Is left unguarded where the jar's initializer and filter are left out. */
    @WebServlet("/api/things/public")
    @ScopeRequired("Things:Get")
    public static class LeftOutServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("a secret");
        }
    }

    /** One of two. */
    @ApplicationScoped
    public static class OneRenderer implements RefusalRenderer {
        @Override
        public Body render(Refusal refusal, HttpServletRequest request) {
            return null;
        }
    }

    /** The other. */
    @ApplicationScoped
    public static class OtherRenderer implements RefusalRenderer {
        @Override
        public Body render(Refusal refusal, HttpServletRequest request) {
            return null;
        }
    }
}
