package dev.latchkey.it.written.forms;

import dev.latchkey.Redaction;
import dev.latchkey.ScopeRequired;
import dev.latchkey.it.written.Product;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MultivaluedMap;

/** Takes forms by what every Jakarta REST has. */
@Path("forms")
@Produces("text/plain")
@ScopeRequired("Products:Change")
public class Forms {
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
        private static final Jsonb JSONB = JsonbBuilder.create();

        /** Is called for a part where the runtime does not look for a reader. */
        public static Parcel valueOf(String text) {
            return JSONB.fromJson(text, Parcel.class);
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
        Kept.keep(name, margin);
    }

    @PUT
    @Path("parameters")
    @Consumes("application/x-www-form-urlencoded")
    public void put(@FormParam("name") String name, @FormParam("margin") @ScopeRequired("Margins:Get") String margin) {
        Kept.keep(name, margin);
    }

    @POST
    @Path("bean")
    @Consumes("application/x-www-form-urlencoded")
    public void bean(@BeanParam Fields fields) {
        Kept.keep(fields.name, fields.margin);
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
        Kept.keep(form.getFirst("name"), form.getFirst("margin"));
    }

    @POST
    @Path("texts")
    @Consumes("multipart/form-data")
    public void texts(
            @FormParam("name") String name, @FormParam("margin") @ScopeRequired("Margins:Get") String margin) {
        Kept.keep(name, margin);
    }

    @PUT
    @Path("texts")
    @Consumes("multipart/form-data")
    public void putTexts(
            @FormParam("name") String name, @FormParam("margin") @ScopeRequired("Margins:Get") String margin) {
        Kept.keep(name, margin);
    }

    @POST
    @Path("product")
    @Consumes("multipart/form-data")
    public void product(@FormParam("product") Parcel product) {
        keep(product);
    }

    @POST
    @Path("bound")
    @Consumes("multipart/form-data")
    public void bound(@BeanParam Part part) {
        keep(part.product);
    }

    private static void keep(Product product) {
        Kept.keep(product == null ? null : product.name, product == null ? null : product.margin);
    }

    @GET
    @Path("got")
    public String got() {
        return Kept.last();
    }
}
