package dev.latchkey.it.probe;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;

/** Has no declaration of its own. */
@Path("inheriting")
@RequestScoped
public class InheritingResource implements Crud<String> {
    @Override
    public String list() {
        return "inherited";
    }

    @Override
    public String add(String thing) {
        return "inherited " + thing;
    }
}
