package dev.latchkey.it.described;

import dev.latchkey.openapi.KeyFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.info.Info;

/** The application's own filter, which calls ours. */
public class OwnFilter implements OASFilter {
    @Override
    public void filterOpenAPI(OpenAPI document) {
        Info info = document.getInfo() == null ? OASFactory.createInfo() : document.getInfo();
        document.setInfo(info.title("Described by the host"));
        new KeyFilter().filterOpenAPI(document);
    }
}
