package dev.latchkey.network;

/**
 * Describes a request as its client sent it, before trusted proxies forwarded it.
 *
 * @param address the address of the client; null if it is not known
 * @param addressText the address for logs and the audit trail: that of the nearest known proxy if the client's is not known
 * @param scheme {@code http} or {@code https}
 * @param host the name or the address in the {@code Host}; an IPv6 address in brackets
 * @param port the port
 * @param prefix the path that a proxy removed, such as {@code /shop}; empty for none
 * @param secure whether the client used TLS
 */
public record OriginalRequest(
        IpAddress address, String addressText, String scheme, String host, int port, String prefix, boolean secure) {}
