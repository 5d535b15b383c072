package dev.latchkey.it.redacted;

import dev.latchkey.ScopeRequired;
import jakarta.enterprise.context.RequestScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Answers with entities: just loaded, not loaded yet, and in a list of the provider's. */
@Path("albums")
@ScopeRequired("Photos:Get")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class AlbumResource {
    @PersistenceContext
    private EntityManager entities;

    @PUT
    @Path("{id}")
    public void put(@PathParam("id") int id) {
        entities.persist(new Album(id, new AlbumOwner(id + 1, "Ann"), new AlbumOwner(id + 2, "Bob")));
    }

    @GET
    @Path("{id}")
    public Album get(@PathParam("id") int id) {
        return entities.find(Album.class, id);
    }

    @GET
    @Path("{id}/later")
    public Album later(@PathParam("id") int id) {
        return entities.getReference(Album.class, id);
    }

    @GET
    public List<Album> list() {
        return entities.createQuery("select a from Album a order by a.id", Album.class)
                .getResultList();
    }
}
