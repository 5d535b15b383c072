// What the console knows while somebody is signed in: who it is, and the catalogue of scopes. Never the key.

import { adopt, scopes } from "./api.js";
import { Catalogue } from "./catalogue.js";

let me = null;
let loading = null;
let whenRenewed = () => {};

export const session = {
  get me() { return me; },
  get managesAll() { return me?.manages === "all"; },

  /** Whether the caller holds every one of these scopes: what needs one that is missing is not offered. */
  may(...scopes) { return scopes.every((scope) => me?.scopes?.includes(scope)); },

  /** When access tokens end, and where they are issued; null where there are none. */
  get tokens() { return me?.tokens ?? null; },

  begin(caller) {
    me = caller;
    loading = null;
  },

  end() {
    me = null;
    loading = null;
  },

  /** Whether a key is the one that the caller signed in with. */
  isOwn(key) { return me?.kind === "key" && me.id === key.id; },

  /** Goes on with the key that has taken the place of the caller's own; without its text the caller must sign in anew. */
  renew(fresh) {
    if (!fresh.text) return;
    adopt(fresh.text);
    me = { ...me, id: fresh.id };
    whenRenewed(me);
  },

  onRenewed(listener) { whenRenewed = listener; },

  /** The catalogue, asked for once; a failure is not kept. */
  catalogue() {
    loading ??= scopes().then((list) => new Catalogue(list), (error) => {
      loading = null;
      throw error;
    });
    return loading;
  },

  /** Where the application's own paths begin: as the server says, relative to this page, otherwise one level above it. */
  root() {
    return new URL(me?.root ?? "..", document.baseURI).href;
  },
};
