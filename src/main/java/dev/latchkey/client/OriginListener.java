package dev.latchkey.client;

import jakarta.annotation.Priority;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;

/**
 * Keeps the keys of {@link ApiKeyHeaders} to their origins: a header factory is not told where its headers go, so a filter
 * behind it looks. Does nothing to clients that use other factories.
 */
public final class OriginListener implements RestClientListener {

    @Override
    public void onNewClient(Class<?> client, RestClientBuilder builder) {
        RegisterClientHeaders headers = client.getAnnotation(RegisterClientHeaders.class);
        if (headers != null && ApiKeyHeaders.class.isAssignableFrom(headers.value())) {
            Class<? extends ApiKeyHeaders> factory = headers.value().asSubclass(ApiKeyHeaders.class);
            builder.followRedirects(false);
            builder.register(new OriginFilter(made(factory).configured().origins()), Integer.MAX_VALUE);
        }
    }

    private static ApiKeyHeaders made(Class<? extends ApiKeyHeaders> factory) {
        try {
            var constructor = factory.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException | RuntimeException notMade) {
            throw new IllegalStateException(
                    factory.getName() + " needs a constructor without parameters that passes the name of its key",
                    notMade);
        }
    }

    /** Takes the credential out of calls to other origins. */
    @ConstrainedTo(RuntimeType.CLIENT)
    @Priority(Integer.MAX_VALUE)
    private static final class OriginFilter implements ClientRequestFilter {
        private final Origins origins;

        OriginFilter(Origins origins) {
            this.origins = origins;
        }

        @Override
        public void filter(ClientRequestContext request) {
            Outgoing.stayHere(request);
            if (!origins.contain(request.getUri())) {
                request.getHeaders().remove(Outgoing.AUTHORIZATION);
            }
        }
    }
}
