package dev.latchkey.it.host;

import jakarta.enterprise.context.RequestScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Uses an unnamed persistence context, as an application with one unit does (traps T31 to T33). */
@Path("notes")
@RequestScoped
@Transactional
public class HostResource {
    @PersistenceContext
    EntityManager entities;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public List<Note> list() {
        return entities.createQuery("select n from Note n order by n.id", Note.class)
                .getResultList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    public Response add(@FormParam("text") String text) {
        Note note = new Note(text);
        entities.persist(note);
        return Response.status(201).header("X-Host", "yes").entity(note).build();
    }

    @GET
    @Path("tagged")
    @Produces(MediaType.TEXT_PLAIN)
    public Response tagged() {
        return Response.ok("tagged").tag(new EntityTag("t")).build();
    }

    @GET
    @Path("failing")
    @Produces(MediaType.TEXT_PLAIN)
    public String failing() {
        throw new IllegalStateException("no");
    }

    @GET
    @Path("visits")
    @Produces(MediaType.TEXT_PLAIN)
    public String visits(@Context HttpServletRequest request) {
        return "session " + (request.getSession(false) != null) + " " + request.getCharacterEncoding() + " "
                + request.getAttribute("host.filter");
    }
}
