package dev.latchkey.demo.catalogue;

import dev.latchkey.demo.ApiException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Keeps the inputs of each application. Every call is done wholly or not at all. */
@ApplicationScoped
@Transactional
public class Inputs {
    @PersistenceContext(unitName = "catalogue")
    EntityManager database;

    @Inject
    Concepts concepts;

    /** Some of an application's inputs, oldest first. */
    public List<Input> list(String application, Page page) {
        String oldestFirst = "select i from Input i where i.application = :application order by i.created, i.path";
        return page.of(database.createQuery(oldestFirst, Input.class).setParameter("application", application));
    }

    /** Some of an application's inputs, those with most concepts seen in them first, then oldest first. */
    public List<Input> byConcepts(String application, Page page) {
        Comparator<Input> seen = Comparator.comparing(
                input -> input.labels().stream().filter(Label::present).count());
        return page.of(
                list(application, Page.ALL).stream().sorted(seen.reversed()).toList());
    }

    /** Some of the inputs whose image has been seen and that have labels, oldest first. */
    public List<Input> examples(String application, Page page) {
        String examples = "select i from Input i where i.application = :application"
                + " and i.colors is not null and i.path in (select j.path from Input j join j.labels label) order by i.created, i.path";
        return page.of(database.createQuery(examples, Input.class).setParameter("application", application));
    }

    /** The input with this id. */
    public Input get(String application, String id) {
        return find(application, id).orElseThrow(() -> ApiException.unknown("There is no input with this id."));
    }

    /** The bytes of an input's image; empty if its image is elsewhere. */
    public Optional<byte[]> image(String application, String id) {
        return image(get(application, id)).map(StoredImage::content);
    }

    /** Adds inputs and the concepts that they bring. */
    public List<Input> add(String application, List<Draft> drafts) {
        List<Input> added =
                drafts.stream().map(draft -> add(application, draft)).toList();
        database.flush();
        return added;
    }

    /**
     * Changes what inputs say; their images stay.
     *
     * @param seesLabels whether the caller sees the labels; otherwise those that it does not name stay
     */
    public List<Input> change(String application, Change change, List<Draft> drafts, boolean seesLabels) {
        List<Input> changed = drafts.stream()
                .map(draft -> change(application, change, draft, seesLabels))
                .distinct()
                .toList();
        database.flush();
        return changed;
    }

    /** Deletes an input and its image; the concepts stay. */
    public void delete(String application, String id) {
        Input input = get(application, id);
        image(input).ifPresent(database::remove);
        database.remove(input);
        database.flush();
    }

    /** Deletes some inputs and their images. */
    public void delete(String application, List<String> ids) {
        ids.stream().distinct().forEach(id -> delete(application, id));
    }

    /** Deletes all inputs and their images. */
    public void deleteAll(String application) {
        list(application, Page.ALL).forEach(input -> delete(application, input.id()));
    }

    private Input add(String application, Draft draft) {
        find(application, draft.id()).ifPresent(input -> {
            throw ApiException.invalid("The input \"" + input.id() + "\" exists already.");
        });
        ImageSource source = draft.image().orElseThrow();
        Input input = new Input(application, draft.id(), source instanceof ImageSource.At at ? at.url() : null);
        draft.colors().ifPresent(input::color);
        draft.metadata().ifPresent(input::describe);
        draft.tags()
                .ifPresent(tags -> input.label(
                        tags.stream().map(tag -> label(application, tag)).toList()));
        database.persist(input);
        if (source instanceof ImageSource.Bytes image) {
            database.persist(new StoredImage(input, image.bytes()));
        }
        return input;
    }

    private Input change(String application, Change change, Draft draft, boolean seesLabels) {
        Input input = get(application, draft.id());
        // Labels are rows of their own: without this, two changes at once would mix theirs.
        database.lock(input, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        draft.metadata().ifPresent(sent -> {
            JsonObject old = input.metadata().orElse(JsonObject.EMPTY_JSON_OBJECT);
            input.describe(change.metadata(old, sent));
        });
        Change ofLabels = seesLabels ? change : change.ofUnseenLabels();
        draft.tags()
                .ifPresent(tags -> input.label(ofLabels.labels(input.labels(), tags, tag -> label(application, tag))));
        return input;
    }

    private Label label(String application, Tag tag) {
        return new Label(concepts.findOrCreate(application, tag), tag.present());
    }

    private Optional<Input> find(String application, String id) {
        return Optional.ofNullable(database.find(Input.class, Entry.path(application, id)));
    }

    private Optional<StoredImage> image(Input input) {
        return Optional.ofNullable(database.find(StoredImage.class, input.path()));
    }
}
