package dev.latchkey.key;

import dev.latchkey.Application;
import dev.latchkey.event.ApplicationCreatedEvent;
import dev.latchkey.key.RefusedChangeException.Reason;

/** Makes an application. */
record CreateApplication(String id, String name) implements Command<Application> {
    @Override
    public String purpose() {
        return "making an application";
    }

    @Override
    public Application run(KeyTransaction change) {
        if (change.actor().application().isPresent()) {
            throw new RefusedChangeException(
                    Reason.OTHER_APPLICATION, "this key manages its own application alone, and can make no other");
        }
        if (change.isApplication(id)) {
            throw new RefusedChangeException(
                    Reason.DUPLICATE_APPLICATION, "there is an application " + id + " already");
        }
        Application made = new Application(id, name, change.now());
        change.add(made);
        change.events().add(new ApplicationCreatedEvent(made));
        return made;
    }
}
