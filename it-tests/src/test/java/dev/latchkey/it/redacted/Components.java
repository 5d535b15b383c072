package dev.latchkey.it.redacted;

import java.util.Set;

/** Names what answers in the REST application that is tested. */
public final class Components {
    /** Its resources and providers. */
    public static final Set<Class<?>> ALL = Set.of(
            PhotoResource.class,
            AlbumResource.class,
            EventResource.class,
            WriteResource.class,
            LooseResource.class,
            PhotoMissingMapper.class,
            Swap.class,
            NamingResolver.class);

    private Components() {}
}
