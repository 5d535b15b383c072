package dev.latchkey.key;

import dev.latchkey.Application;
import dev.latchkey.event.ApplicationCreatedEvent;
import dev.latchkey.key.RefusedChangeException.Reason;

/** Makes an application. */
record CreateApplication(String id, String name) implements Command<Application> {
    @Override
    public String purpose() {
        return "creating an application";
    }

    @Override
    public Application run(KeyTransaction change) {
        if (change.actor().application().isPresent()) {
            throw new RefusedChangeException(
                    Reason.OTHER_APPLICATION,
                    "this key manages only its own application, so it cannot create another one");
        }
        if (change.isApplication(id)) {
            throw new RefusedChangeException(
                    Reason.DUPLICATE_APPLICATION, "there is already an application " + id + " already");
        }
        Application made = new DescribedApplication(id, name, change.now());
        change.add(made);
        change.events().add(new ApplicationCreatedEvent(made));
        return made;
    }
}
