package dev.latchkey.it.written.forms.parts;

import dev.latchkey.Redaction;
import dev.latchkey.ScopeRequired;
import dev.latchkey.it.written.Product;
import dev.latchkey.it.written.forms.Kept;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityPart;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Takes the parts of forms, which Jakarta REST 3.0 does not have. */
@Path("parts")
@Produces("text/plain")
@ScopeRequired("Products:Change")
public class Parts {
    @POST
    @Path("fields")
    @Consumes("multipart/form-data")
    public void fields(
            @FormParam("name") EntityPart name, @FormParam("margin") @ScopeRequired("Margins:Get") EntityPart margin)
            throws IOException {
        Kept.keep(text(name), text(margin));
    }

    @POST
    @Path("parts")
    @Consumes("multipart/form-data")
    @Redaction(pointers = @Redaction.Pointer(value = "/margin", needs = @ScopeRequired("Margins:Get")))
    public void parts(List<EntityPart> parts) throws IOException {
        Kept.keep(text(named(parts, "name")), text(named(parts, "margin")));
    }

    @POST
    @Path("entity")
    @Consumes("multipart/form-data")
    public void entity(@FormParam("product") EntityPart product) throws IOException {
        Product content = product.getContent(Product.class);
        Kept.keep(content.name, content.margin);
    }

    @POST
    @Path("list")
    @Consumes("multipart/form-data")
    public void list(List<EntityPart> parts) throws IOException {
        entity(named(parts, "product"));
    }

    @POST
    @Path("file")
    @Consumes("multipart/form-data")
    public void file(
            @FormParam("name") EntityPart name,
            @FormParam("file") EntityPart file,
            @FormParam("margin") @ScopeRequired("Margins:Get") EntityPart margin)
            throws IOException {
        try (InputStream content = file.getContent()) {
            Kept.keep(text(name), content.readAllBytes().length);
        }
    }

    private static EntityPart named(List<EntityPart> parts, String name) {
        return parts.stream()
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String text(EntityPart part) throws IOException {
        return part == null ? null : part.getContent(String.class);
    }
}
