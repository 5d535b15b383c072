package dev.latchkey.bench;

import dev.latchkey.Fake;
import dev.latchkey.FakeContext;
import dev.latchkey.bench.peer.PeerKeys;
import dev.latchkey.bench.peer.shiro.ShiroPeer;
import dev.latchkey.bench.peer.spring.SpringPeer;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The same work in what one would use instead: a key in the header field {@code Authorization}, known by its SHA-256 in memory, and
 * one permission, from the filter to an empty resource. Each is set up without sessions, as its documentation says for calls of
 * programs.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PeersBench {
    private final String text = new OneKey().text.text().reveal();
    private final BenchRequest request = new BenchRequest(text);
    private final BenchResponse response = new BenchResponse();
    private final FilterChain chain = (asked, answered) -> reached = true;
    private boolean reached;
    private Filter shiro;
    private Filter spring;
    private Filter pac4j;

    /** Sets all of them up, and tries whether they refuse another key. */
    @Setup
    public void start() throws Exception {
        PeerKeys keys = new PeerKeys(PeerKeys.entry(text, PeerKeys.PERMISSION));
        shiro = started(ShiroPeer.filter(keys));
        spring = started(SpringPeer.filter(keys));
        pac4j = started(Pac4jPeer.filter(keys));
        BenchRequest wrong = new BenchRequest(new OneKey().text.text().reveal());
        for (Filter each : new Filter[] {shiro, spring, pac4j}) {
            if (isLetIn(each, wrong) || !isLetIn(each, request)) {
                throw new IllegalStateException("set up wrongly: " + each);
            }
        }
    }

    private boolean isLetIn(Filter filter, BenchRequest asked) throws Exception {
        reached = false;
        filter.doFilter(asked.anew(), response.anew(), chain);
        return reached;
    }

    private static Filter started(Filter filter) throws ServletException {
        ServletContext context = new FakeContext().build();
        filter.init(Fake.of(FilterConfig.class)
                .returns(FilterConfig::getFilterName, "peer")
                .on(FilterConfig::getInitParameter, name -> null)
                .on(FilterConfig::getInitParameterNames, Collections::emptyEnumeration)
                .returns(FilterConfig::getServletContext, context)
                .build());
        return filter;
    }

    @Benchmark
    public void shiroFilter() throws Exception {
        shiro.doFilter(request.anew(), response.anew(), chain);
    }

    @Benchmark
    public void springChain() throws Exception {
        spring.doFilter(request.anew(), response.anew(), chain);
    }

    @Benchmark
    public void pac4jFilter() throws Exception {
        pac4j.doFilter(request.anew(), response.anew(), chain);
    }
}
