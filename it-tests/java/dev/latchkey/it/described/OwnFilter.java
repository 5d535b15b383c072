package dev.latchkey.it.described;

import dev.latchkey.openapi.KeyFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** The host's own filter, which calls ours. */
public class OwnFilter implements OASFilter {
    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getInfo().setTitle("Described by the host");
        new KeyFilter().filterOpenAPI(document);
    }
}
