package dev.latchkey.rest;

import dev.latchkey.VisibleMembers;
import dev.latchkey.authentication.CurrentCaller;

/** Tells which members the caller of the running thread may see. */
public final class CallerVisibleMembers implements VisibleMembers {
    private final NamedMembers members;

    /** Decides by {@code members}. */
    public CallerVisibleMembers(NamedMembers members) {
        this.members = members;
    }

    @Override
    public boolean isVisible(Class<?> type, String member) {
        CurrentCaller.noteUse();
        return members.isVisible(type, member, CurrentCaller.grantedOnThread());
    }

    @Override
    public void require(Class<?> type, String member) {
        CurrentCaller.noteUse();
        members.require(type, member, CurrentCaller.grantedOnThread());
    }

    @Override
    public void requireAll(Class<?> type, Object part) {
        QueryParts.names(part).forEach(member -> require(type, member));
    }
}
