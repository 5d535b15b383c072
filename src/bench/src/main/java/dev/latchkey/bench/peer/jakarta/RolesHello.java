package dev.latchkey.bench.peer.jakarta;

import dev.latchkey.bench.peer.PeerKeys;
import dev.latchkey.bench.server.Hello;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The same resource, guarded by a role. */
@Path("hello")
@RolesAllowed(PeerKeys.PERMISSION)
@Produces(MediaType.APPLICATION_JSON)
public class RolesHello extends Hello {}
