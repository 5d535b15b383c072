package dev.latchkey.demo.catalogue;

import dev.latchkey.demo.ApiException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** Keeps the concepts of each application. */
@ApplicationScoped
@Transactional
public class Concepts {
    @PersistenceContext(unitName = "catalogue")
    EntityManager database;

    /** Some of an application's concepts, oldest first. */
    public List<Concept> list(String application, Page page) {
        String oldestFirst = "select c from Concept c where c.application = :application order by c.created, c.path";
        return page.of(database.createQuery(oldestFirst, Concept.class).setParameter("application", application));
    }

    /** The concept with this id. */
    public Concept get(String application, String id) {
        Concept concept = database.find(Concept.class, Entry.path(application, id));
        if (concept == null) {
            throw ApiException.unknown("There is no concept with this id.");
        }
        return concept;
    }

    /** Adds concepts, all or none. */
    public List<Concept> add(String application, List<Tag> tags) {
        List<Concept> added = tags.stream().map(tag -> create(application, tag)).toList();
        database.flush();
        return added;
    }

    private Concept create(String application, Tag tag) {
        if (database.find(Concept.class, Entry.path(application, tag.id())) != null) {
            throw ApiException.invalid("The concept \"" + tag.id() + "\" exists already.");
        }
        return persist(application, tag);
    }

    Concept findOrCreate(String application, Tag tag) {
        Concept found = database.find(Concept.class, Entry.path(application, tag.id()));
        if (found == null) {
            return persist(application, tag);
        }
        tag.definition().ifPresent(found::define);
        return found;
    }

    private Concept persist(String application, Tag tag) {
        Concept concept = new Concept(application, tag.id(), tag.name());
        tag.definition().ifPresent(concept::define);
        database.persist(concept);
        return concept;
    }
}
