package dev.latchkey.it.written.forms;

import dev.latchkey.Redaction;
import dev.latchkey.ScopeRequired;
import dev.latchkey.it.written.Product;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Keeps the name and the margin that it got. */
@Path("forms")
@Produces("text/plain")
@ScopeRequired("Products:Change")
public class Forms {

    private static volatile String got;

    /** Gets the fields of a form. */
    public static class Fields {
        @FormParam("name")
        String name;

        private String margin;

        /** Sets the margin. */
        @FormParam("margin")
        @ScopeRequired("Margins:Get")
        public void setMargin(String margin) {
            this.margin = margin;
        }
    }

    /** A product that a parameter may be: Jakarta REST makes it of a text, and some runtimes read it from a part. */
    public static class Parcel extends Product {

        /** Is not called for a part. */
        public static Parcel valueOf(String text) {
            throw new IllegalArgumentException(text);
        }
    }

    /** Gets a part of a form. */
    public static class Part {
        @FormParam("product")
        Parcel product;
    }

    @POST
    @Path("parameters")
    @Consumes("application/x-www-form-urlencoded")
    public void parameters(
            @FormParam("name") String name, @FormParam("margin") @ScopeRequired("Margins:Get") String margin) {
        got = name + " " + margin;
    }

    @POST
    @Path("bean")
    @Consumes("application/x-www-form-urlencoded")
    public void bean(@BeanParam Fields fields) {
        got = fields.name + " " + fields.margin;
    }

    @POST
    @Path("form")
    @Consumes("application/x-www-form-urlencoded")
    @Redaction(pointers = @Redaction.Pointer(value = "/margin", needs = @ScopeRequired("Margins:Get")))
    public void form(Form form) {
        map(form.asMap());
    }

    @POST
    @Path("map")
    @Consumes("application/x-www-form-urlencoded")
    @Redaction(pointers = @Redaction.Pointer(value = "/margin", needs = @ScopeRequired("Margins:Get")))
    public void map(MultivaluedMap<String, String> form) {
        got = form.getFirst("name") + " " + form.getFirst("margin");
    }

    @POST
    @Path("fields")
    @Consumes("multipart/form-data")
    public void fields(
            @FormParam("name") EntityPart name, @FormParam("margin") @ScopeRequired("Margins:Get") EntityPart margin)
            throws IOException {
        got = text(name) + " " + text(margin);
    }

    @POST
    @Path("parts")
    @Consumes("multipart/form-data")
    @Redaction(pointers = @Redaction.Pointer(value = "/margin", needs = @ScopeRequired("Margins:Get")))
    public void parts(List<EntityPart> parts) throws IOException {
        got = text(named(parts, "name")) + " " + text(named(parts, "margin"));
    }

    @POST
    @Path("product")
    @Consumes("multipart/form-data")
    public void product(@FormParam("product") Parcel product) {
        got = shown(product);
    }

    @POST
    @Path("entity")
    @Consumes("multipart/form-data")
    public void entity(@FormParam("product") EntityPart product) throws IOException {
        got = shown(product.getContent(Product.class));
    }

    @POST
    @Path("list")
    @Consumes("multipart/form-data")
    public void list(List<EntityPart> parts) throws IOException {
        entity(named(parts, "product"));
    }

    @POST
    @Path("bound")
    @Consumes("multipart/form-data")
    public void bound(@BeanParam Part part) {
        got = shown(part.product);
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
            got = text(name) + " " + content.readAllBytes().length;
        }
    }

    private static EntityPart named(List<EntityPart> parts, String name) {
        return parts.stream()
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    @GET
    @Path("got")
    public String got() {
        return got;
    }

    private static String shown(Product product) {
        return product.name + " " + product.margin;
    }

    private static String text(EntityPart part) throws IOException {
        return part == null ? null : part.getContent(String.class);
    }
}
