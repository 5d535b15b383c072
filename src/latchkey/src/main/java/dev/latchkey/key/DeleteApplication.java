package dev.latchkey.key;

import dev.latchkey.Application;
import dev.latchkey.event.ApplicationDeletedEvent;

/** Deletes an application with its keys. */
record DeleteApplication(String id) implements Command<Application> {
    @Override
    public String purpose() {
        return "deleting an application";
    }

    @Override
    public Application run(KeyTransaction change) {
        Application deleted = change.application(id);
        change.events().add(new ApplicationDeletedEvent(deleted, change.remove(deleted)));
        return deleted;
    }
}
