package dev.latchkey.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.FakeContext;
import dev.latchkey.FakeRequest;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.ws.rs.core.Application;
import org.junit.jupiter.api.Test;

/** REST runtimes that are filters, which respond in place of whatever servlet a request was mapped to. */
class RequestTargetResolverTest {
    /** The runtime of TomEE, which does not say where the guard is. */
    private static final String SILENT = "org.apache.tomee.webservices.CXFJAXRSFilter";

    /** A REST application, after which its filter is named. */
    public static class First extends Application {}

    /** Another one. */
    public static class Second extends Application {}

    /** A servlet. */
    public static class Plain extends HttpServlet {
        private static final long serialVersionUID = 1L;
    }

    private final FakeContext web = new FakeContext().servlet("plain", Plain.class);

    private RequestTarget target(ServletContext context) {
        return new RequestTargetResolver(context, new Declarations(new Vocabulary()))
                .of("plain", FakeRequest.get("/").build());
    }

    private static ServletContext guardedSomewhere(FakeContext web) {
        ServletContext context = web.build();
        GuardedRestRegistry.prepare(context);
        GuardedRestRegistry.guardedSomewhere(context);
        return context;
    }

    @Test
    void of_aRequestBehindAnUnguardedFilter_isUnguardedRest() {
        ServletContext context = web.filter(First.class.getName(), SILENT).build();
        GuardedRestRegistry.prepare(context);

        assertThat(target(context)).isEqualTo(new RequestTarget.Rest(false));
    }

    @Test
    void of_aRequestBehindTheOnlyFilter_isWhatTheServerMappedItTo_whereSomeFilterIsGuarded() {
        assertThat(target(guardedSomewhere(web.filter(First.class.getName(), SILENT))))
                .isInstanceOf(RequestTarget.Servlet.class);
    }

    @Test
    void of_aRequestBehindSeveralFilters_isUnguardedRest_forAnyMayHaveKeptTheGuardOut() {
        web.filter(First.class.getName(), SILENT).filter(Second.class.getName(), SILENT);

        assertThat(target(guardedSomewhere(web))).isEqualTo(new RequestTarget.Rest(false));
    }

    @Test
    void of_aRequestBehindAFilterOfAnotherRuntime_isUnguardedRest_forThatOneSignsByName() {
        web.filter(First.class.getName(), "org.example.RestFilter");

        assertThat(target(guardedSomewhere(web))).isEqualTo(new RequestTarget.Rest(false));
    }
}
