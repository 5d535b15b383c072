package dev.latchkey.client;

import jakarta.annotation.Priority;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;

/**
 * Registers a filter that removes the keys of {@link ApiKeyHeaders} from calls to other origins, and reads when keys end. A header
 * factory does not know the URI of the call. Clients with other factories are not changed.
 */
public final class OriginListener implements RestClientListener {
    /** For MicroProfile Rest Client, which makes listeners without arguments (section 5.5). */
    public OriginListener() {
        // Nothing to prepare.
    }

    @Override
    public void onNewClient(Class<?> client, RestClientBuilder builder) {
        RegisterClientHeaders headers = client.getAnnotation(RegisterClientHeaders.class);
        if (headers != null && ApiKeyHeaders.class.isAssignableFrom(headers.value())) {
            Class<? extends ApiKeyHeaders> factory = headers.value().asSubclass(ApiKeyHeaders.class);
            builder.followRedirects(false);
            builder.register(new OriginFilter(instanceOf(factory).configured().origins()), Integer.MAX_VALUE);
        }
    }

    private static ApiKeyHeaders instanceOf(Class<? extends ApiKeyHeaders> factory) {
        try {
            var constructor = factory.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException | RuntimeException failure) {
            throw new IllegalStateException(
                    factory.getName() + " needs a constructor without parameters that passes the name of its key",
                    failure);
        }
    }

    /** Removes the credential from calls to other origins. */
    @ConstrainedTo(RuntimeType.CLIENT)
    @Priority(Integer.MAX_VALUE)
    private static final class OriginFilter implements ClientRequestFilter, ClientResponseFilter {
        private final Origins origins;

        OriginFilter(Origins origins) {
            this.origins = origins;
        }

        @Override
        public void filter(ClientRequestContext request) {
            Outgoing.doNotFollowRedirects(request);
            if (!origins.contain(request.getUri())) {
                request.getHeaders().remove(Outgoing.AUTHORIZATION);
            }
        }

        @Override
        public void filter(ClientRequestContext request, ClientResponseContext response) {
            SunsetNotices.here().read(request, response, origins);
        }
    }
}
