package dev.latchkey.server;

import java.util.Map;
import java.util.UUID;

/**
 * Gives each persistence unit a session of its own on EclipseLink, which shares sessions by name: two web applications of one server
 * have a unit of the same name. Nothing is woven into the entities, which are few, small, and loaded already.
 *
 * @see <a href="https://www.eclipse.org/eclipselink/documentation/2.4/jpa/extensions/p_session_name.htm">EclipseLink: session
 *     names</a>
 */
final class EclipseLinkSession {
    private EclipseLinkSession() {}

    static Map<String, String> properties(String unit) {
        return Map.of("eclipselink.session-name", unit + "-" + UUID.randomUUID(), "eclipselink.weaving", "false");
    }
}
