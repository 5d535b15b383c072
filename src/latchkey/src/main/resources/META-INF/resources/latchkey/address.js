// The addresses of the views, to send to a colleague: "#application", "#application/audit", "#application/keys/id", "#application/list/filter".

export const addressOf = (...parts) => `#${parts.map(encodeURIComponent).join("/")}`;

/** The address of a key's page. */
export const keyAddress = (application, id) => addressOf(application, "keys", id);
