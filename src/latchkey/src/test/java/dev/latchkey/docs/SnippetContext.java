package dev.latchkey.docs;

import dev.latchkey.Caller;
import dev.latchkey.RefusalKind;
import dev.latchkey.VisibleMembers;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Root;
import jakarta.websocket.Session;
import java.util.concurrent.ExecutorService;

/** Declares the names of the application's own code that snippets of the documentation use. */
final class SnippetContext {
    static Caller caller;
    static ExecutorService executor;
    static Reports reports;
    static Counter counter;
    static Session socket;
    static Input input;
    static String key;
    static CriteriaQuery<Input> query;
    static CriteriaBuilder builder;
    static VisibleMembers visible;
    static Root<Input> root;

    private SnippetContext() {}

    static class Input {}

    static class Concept {}

    static class Invoice {}

    static class ImageJson {}

    static class ConceptJson {}

    interface Reports {
        void write();
    }

    interface Counter {
        void increment(String address);
    }

    static void show(String text) {
        throw new UnsupportedOperationException(text);
    }

    static void mail(String text) {
        throw new UnsupportedOperationException(text);
    }

    static byte[] ourJson(RefusalKind kind, String detail) {
        throw new UnsupportedOperationException(kind + ": " + detail);
    }

    /** An entity of a shop, with its store. */
    static class Product {}

    interface Products {
        Product find(long id);

        void save(Product product);
    }

    static Products products;
}
