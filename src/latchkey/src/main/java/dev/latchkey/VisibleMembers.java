package dev.latchkey;

/**
 * Tells which members of a class the caller of the current request may see, for queries that {@link MemberNames} cannot read: RSQL,
 * Criteria, an {@code orderBy} of its own. It can be injected. Without a request, the caller is anonymous. Thread-safe.
 *
 * <pre>{@code
 * @Inject VisibleMembers visible;
 *
 * visible.require(Input.class, "data.concepts.id");
 * query.orderBy(builder.asc(root.get("data").get("concepts").get("id")));
 * }</pre>
 */
public interface VisibleMembers {

    /**
     * {@return whether the caller may see a member, and all that is in it}
     *
     * @param type the class of the objects
     * @param member the name of the member in JSON, through dots for members of members
     * @throws IllegalArgumentException if the class has no such member
     */
    boolean isVisible(Class<?> type, String member);

    /**
     * Refuses the request unless the caller may see a member, and all that is in it.
     *
     * @param type the class of the objects
     * @param member the name of the member in JSON, through dots for members of members
     * @throws AccessRefusedException with 403 {@code insufficient-scope} or, for an anonymous caller, 401; with 400
     *     {@code unknown-member} if the class has no such member, or instead of the others where
     *     {@code latchkey.query.hidden=unknown}
     */
    void require(Class<?> type, String member);

    /**
     * Refuses the request unless the caller may see every member that a part of a query names, and all that is in it. The names are those
     * in JSON, or those of the fields and accessors of the class.
     *
     * <pre>{@code
     * visible.requireAll(Input.class, query.getOrderList());
     * }</pre>
     *
     * @param type the class of the objects
     * @param part a name, a sort or order of Jakarta Data, an order or path of Jakarta Persistence, or several of them
     * @throws AccessRefusedException as {@link #require} does
     * @throws IllegalArgumentException if the part does not tell which members it names, such as a function of a member
     */
    void requireAll(Class<?> type, Object part);
}
