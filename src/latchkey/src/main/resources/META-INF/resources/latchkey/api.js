// The only module that speaks to the server: it keeps the management key in memory and turns answers into values or ApiErrors.

import { t } from "./text.js";

const TIMEOUT = 30_000;
const UNREACHABLE = new Set([0, 502, 503, 504]);

let managementKey = null;
let session = new AbortController();
let established = false;
let whenRefused = () => {};

export class ApiError extends Error {
  constructor(status, problem = {}) {
    super(problem.own || problem.detail || problem.title || t("api.status", { status: String(status) }));
    this.status = status;
    this.problem = problem;
  }

  /** True when the server did not come to decide: the same request may be sent again. */
  get unreachable() { return UNREACHABLE.has(this.status); }

  get type() { return String(this.problem.type ?? "").split("/").pop(); }
}

/** Thrown when the answer is no longer wanted: signed out, or asked anew. Nothing is to be shown for it. */
export class Dropped extends Error {}

async function readBody(response) {
  if (response.status === 204) return null;
  if (!/[/+]json\b/.test(response.headers.get("Content-Type") ?? "")) {
    if (response.ok) throw new ApiError(502, { own: t("api.foreign") });
    return {};
  }
  return response.json().catch(() => { throw new ApiError(0, { own: t("api.incomplete") }); });
}

function refusal(response, body) {
  const problem = body && typeof body === "object" ? body : {};
  if (response.status === 503 && !problem.detail) problem.own = t("api.not-ready");
  const wait = response.headers.get("Retry-After");
  if (/^\d+$/.test(wait ?? "")) problem.own = t("api.wait", { message: problem.detail || problem.own || problem.title || t("api.refused"), count: Number(wait) });
  return new ApiError(response.status, problem);
}

async function request(method, path, { query, body, headers = {}, key = managementKey, signal } = {}) {
  const present = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null && value !== "");
  const search = new URLSearchParams(present).toString();
  const running = session.signal;
  const signals = [running, AbortSignal.timeout(TIMEOUT), ...(signal ? [signal] : [])];
  // The field tells the server that no form of another site sent this: those cannot add one.
  const sent = { Accept: "application/json, application/problem+json", "Latchkey-Console": "1", ...headers };
  if (key) sent.Authorization = `Key ${key}`;
  if (body !== undefined) sent["Content-Type"] = "application/json";
  try {
    const response = await fetch(search ? `${path}?${search}` : path, {
      method, headers: sent, body: body === undefined ? undefined : JSON.stringify(body),
      cache: "no-store", credentials: "same-origin", signal: AbortSignal.any(signals),
    });
    const answer = await readBody(response);
    if (running.aborted) throw new Dropped();
    if (!response.ok) throw refusal(response, answer);
    return { body: answer, etag: response.headers.get("ETag") };
  } catch (error) {
    if (running.aborted || signal?.aborted) throw new Dropped();
    const known = error instanceof ApiError ? error
      : new ApiError(0, { own: t("api.unreachable") });
    if (known.status === 401 && established && path !== "session") {
      whenRefused(known.message);
      throw new Dropped();
    }
    throw known;
  }
}

const get = async (path, query, signal) => (await request("GET", path, { query, signal })).body;
const send = async (method, path, options) => (await request(method, path, options)).body;
const one = (kind, id) => `${kind}/${encodeURIComponent(id)}`;

/** Asks who the caller is; with a candidate key, that key is kept when the server knows it. */
export async function signIn(candidate = null) {
  const { body } = await request("GET", "me", { key: candidate });
  managementKey = candidate;
  established = true;
  return body;
}

/** Goes on with another key: that of the caller was replaced. */
export function adopt(text) {
  managementKey = text;
  keepSignIn();
}

/** Exchanges the key for a ticket in a cookie, by which a reload stays signed in for a few minutes; without it a reload signs out. */
export const keepSignIn = () => request("POST", "session").catch(() => {});

/** Ends the ticket: true if it is gone, also on the server. */
export async function endSignIn() {
  try {
    await request("DELETE", "session");
    return true;
  } catch (error) {
    return error.status === 401;
  }
}

/** Forgets the key and drops every answer that is still under way. */
export function signOut() {
  managementKey = null;
  established = false;
  session.abort();
  session = new AbortController();
}

/** Registers what happens when the server refuses the caller after signing in. */
export function onRefused(listener) { whenRefused = listener; }

export const scopes = async () => (await get("scopes")).scopes;
export const applications = (query, signal) => get("applications", { limit: 50, ...query }, signal);
export const application = (id) => get(one("applications", id));
export const createApplication = (id, name) => send("POST", "applications", { body: { id, name } });
export const changeApplication = (id, change) => send("PATCH", one("applications", id), { body: change });
export const disableApplication = (id) => send("POST", `${one("applications", id)}/disable`);
export const enableApplication = (id) => send("POST", `${one("applications", id)}/enable`);
export const deleteApplicationKeys = async (id) => (await send("DELETE", `${one("applications", id)}/keys`)).deleted;
export const deleteApplication = (id) => send("DELETE", one("applications", id));

export const keys = (query, signal) => get("keys", { limit: 50, ...query }, signal);
/** A key with its entity tag as a member, as lists have it. */
const sendKey = async (method, path, options) => {
  const { body, etag } = await request(method, path, options);
  return { ...body, etag };
};
export const key = (id) => sendKey("GET", one("keys", id));
/** Finds the key that a text belongs to. The text goes in the body, because addresses are logged. */
export const findKey = (text) => send("POST", "keys/find", { body: { text } });
/** What comes of an action on several keys, given by their tags; a preview changes nothing. */
export const changeKeys = async (action, tags, preview) => (await send("POST", "keys/bulk", {
  body: { action, keys: tags }, query: { preview: preview ? "true" : undefined },
})).results;
export const createKey = (body, idempotencyKey, complete) => send("POST", "keys", {
  body, query: complete ? { complete: "true" } : undefined, headers: { "Idempotency-Key": idempotencyKey },
});
export const changeKey = (id, change, etag, force) => sendKey("PATCH", one("keys", id), {
  body: change, query: { force: force ? "true" : undefined }, headers: etag ? { "If-Match": etag } : {},
});
export const disableKey = (id) => sendKey("POST", `${one("keys", id)}/disable`);
export const enableKey = (id) => sendKey("POST", `${one("keys", id)}/enable`);
export const replaceKey = (id, overlap, silence, idempotencyKey) => send("POST", `${one("keys", id)}/replace`, {
  body: overlap ? { overlap, silence } : undefined, headers: { "Idempotency-Key": idempotencyKey },
});
export const deleteKey = (id) => send("DELETE", one("keys", id));

export const clients = (query) => get("clients", { limit: 50, ...query });
export const createClient = (body, idempotencyKey, complete) => send("POST", "clients", {
  body, query: complete ? { complete: "true" } : undefined, headers: { "Idempotency-Key": idempotencyKey },
});
export const disableClient = (id) => send("POST", `${one("clients", id)}/disable`);
export const enableClient = (id) => send("POST", `${one("clients", id)}/enable`);
export const deleteClient = (id) => send("DELETE", one("clients", id));
export const keyForClient = (id, idempotencyKey) => send("POST", `${one("clients", id)}/key`, {
  headers: { "Idempotency-Key": idempotencyKey },
});

export const endpoints = async (names, signal) => {
  const query = new URLSearchParams({ scopes: names.join(",") });
  return (await get(`endpoints?${query}`, undefined, signal)).endpoints;
};
export const audit = (query) => get("audit", { limit: 50, ...query });
export const verification = (signal) => get("audit/verification", {}, signal);

function randomId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
}

/** Makes a call repeatable: sending the same thing again after the server could not be reached uses the same idempotency key. */
export function idempotent(call) {
  let last = null;
  return async (...what) => {
    const print = JSON.stringify(what);
    if (last?.print !== print) last = { print, id: randomId() };
    try {
      const answer = await call(last.id, ...what);
      last = null;
      return answer;
    } catch (error) {
      if (!error.unreachable) last = null;
      throw error;
    }
  };
}
