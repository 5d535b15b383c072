package dev.latchkey.writing;

import dev.latchkey.redaction.Members;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Requirement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;

/** Tells of stored objects, by their classes at run time, what a caller may not see or write. Not thread-safe. */
final class HiddenMembers {
    private final BodyTypes seen;
    private final BodyTypes written;
    private final GrantedScopes granted;
    private final Map<Class<?>, List<StoredMember>> members;
    private final Map<Class<?>, Boolean> open = new HashMap<>();

    /**
     * Tells it of one caller.
     *
     * @param members what is known of classes already, for all callers alike; more is added
     */
    HiddenMembers(
            BodyTypes seen,
            BodyTypes written,
            ConcurrentMap<Class<?>, List<StoredMember>> members,
            GrantedScopes granted) {
        this.members = members;
        this.seen = seen;
        this.written = written;
        this.granted = granted;
    }

    /** Returns the members of objects of a class that have a state. */
    List<StoredMember> membersOf(Class<?> type) {
        return members.computeIfAbsent(type, this::read);
    }

    private List<StoredMember> read(Class<?> type) {
        List<AcceptedMember> writing = written.membersOf(type);
        List<StoredMember> found = new ArrayList<>();
        for (AcceptedMember acceptedMember : seen.membersOf(type)) {
            AcceptedMember same = writing.stream()
                    .filter(other -> other.names().equals(acceptedMember.names()))
                    .findFirst()
                    .orElse(null);
            StoredMember member = new StoredMember(acceptedMember, same);
            if (member.hasState()) {
                found.add(member);
            }
        }
        return found;
    }

    boolean isHidden(StoredMember member) {
        return !member.isOpenTo(granted);
    }

    /** Returns whether the caller may not see, or not write, any object of the class. */
    boolean isHidden(Class<?> type) {
        return isUnmet(seen.wholeOf(type)) || isUnmet(written.wholeOf(type));
    }

    private boolean isUnmet(Requirement requirement) {
        return requirement != null && !requirement.isMetBy(granted);
    }

    /** Returns whether nothing is hidden in objects of the class, as far as classes tell. */
    boolean isOpen(Class<?> type) {
        return Members.isPlatform(type) && !type.isArray()
                || open.computeIfAbsent(
                        type,
                        candidate -> seen.of(candidate).isOpenTo(granted)
                                && written.of(candidate).isOpenTo(granted));
    }

    /** Returns the member by which elements of the class are matched. */
    Optional<StoredMember> identityOf(Class<?> type) {
        return membersOf(type).stream().filter(StoredMember::isIdentity).findFirst();
    }
}
