package dev.latchkey.server;

import jakarta.websocket.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the open WebSocket sessions of a server's container, which the API tells of one endpoint to that endpoint alone.
 *
 * <p>For each implementation it knows the members that lead from the container to the sessions.
 */
public final class OpenSessions {
    private static final Logger LOG = System.getLogger(OpenSessions.class.getName());

    /** By class of the container: methods without parameters, and fields, each of what the one before has led to. */
    private static final Map<String, List<String>> WAYS = Map.of(
            // Payara, GlassFish
            "org.glassfish.tyrus.server.TyrusServerContainer",
            List.of("getWebSocketEngine", "endpointWrappers", "getOpenSessions"),
            // WildFly
            "io.undertow.websockets.jsr.ServerWebSocketContainer",
            List.of("getConfiguredServerEndpoints", "getOpenSessions"),
            // TomEE
            "org.apache.tomcat.websocket.WsWebSocketContainer",
            List.of("sessions"),
            // Open Liberty
            "com.ibm.ws.wsoc.servercontainer.ServerContainerExt",
            List.of("getEndpointManager", "endpointSessionMap"));

    private OpenSessions() {}

    /** The sessions; empty if the container is not known, or not as it was. */
    public static Optional<Iterable<Session>> of(Object container) {
        List<String> way = way(container.getClass());
        if (way == null) {
            return Optional.empty();
        }
        try {
            List<Object> reached = List.of(container);
            for (String member : way) {
                List<Object> next = new ArrayList<>();
                for (Object element : reached) {
                    addAll(value(element, member), element, next);
                }
                reached = next;
            }
            return Optional.of(reached.stream()
                    .filter(Session.class::isInstance)
                    .map(Session.class::cast)
                    .toList());
        } catch (ReflectiveOperationException | RuntimeException changed) {
            LOG.log(Level.DEBUG, "The open WebSocket sessions could not be listed", changed);
            return Optional.empty();
        }
    }

    private static List<String> way(Class<?> container) {
        for (Class<?> ancestor = container; ancestor != null; ancestor = ancestor.getSuperclass()) {
            if (WAYS.containsKey(ancestor.getName())) {
                return WAYS.get(ancestor.getName());
            }
        }
        return null;
    }

    private static void addAll(Object value, Object owner, List<Object> all) {
        // Some lists are changed by their owner alone, who locks itself.
        synchronized (owner) {
            if (value instanceof Map<?, ?> map) {
                map.values().forEach(element -> addAll(element, owner, all));
            } else if (value instanceof Collection<?> collection) {
                all.addAll(collection);
            } else if (value != null) {
                all.add(value);
            }
        }
    }

    private static Object value(Object owner, String member) throws ReflectiveOperationException {
        for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals(member) && method.getParameterCount() == 0) {
                    return accessible(method).invoke(owner);
                }
            }
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(member)) {
                    return accessible(field).get(owner);
                }
            }
        }
        throw new NoSuchFieldException(member + " of " + owner.getClass().getName());
    }

    private static <T extends AccessibleObject> T accessible(T member) {
        member.setAccessible(true);
        return member;
    }
}
