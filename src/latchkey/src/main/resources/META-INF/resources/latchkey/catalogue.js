// What is known about the scopes of this server: their groups, their prerequisites, and what "All" and "Group:*" stand for.

export class Catalogue {
  constructor(scopes) {
    this.scopes = scopes;
    this.byName = new Map(scopes.map((scope) => [scope.name, scope]));
    this.groups = new Map();
    for (const scope of scopes) {
      const group = scope.group || scope.name.split(":")[0];
      if (!this.groups.has(group)) this.groups.set(group, []);
      this.groups.get(group).push(scope);
    }
  }

  /** The scopes, one by one, that a list with "All" and "Group:*" grants; unknown names grant nothing. */
  expand(names) {
    const granted = new Set();
    for (const name of names) {
      if (name === "All") this.scopes.forEach((scope) => granted.add(scope.name));
      else if (name.endsWith(":*")) this.inGroup(name.slice(0, -2)).forEach((scope) => granted.add(scope.name));
      else if (this.byName.has(name)) granted.add(name);
    }
    return granted;
  }

  /** The scopes that "All" ticks: those of key management are ticked one by one, because few keys need them. */
  ordinary() { return this.scopes.filter((scope) => !scope.management).map((scope) => scope.name); }

  /** The shortest list for asking what a set can see: "All" for everything. Keys are made with names, as they were ticked. */
  collapse(ticked) {
    if (this.scopes.length > 0 && this.scopes.every((scope) => ticked.has(scope.name))) return ["All"];
    return this.scopes.filter((scope) => ticked.has(scope.name)).map((scope) => scope.name);
  }

  inGroup(group) {
    return this.scopes.filter((scope) => (scope.group || scope.name.split(":")[0]) === group || scope.name.startsWith(`${group}:`));
  }

  /** All prerequisites of a scope, and theirs, in the catalogue's order. */
  prerequisites(name) {
    const found = new Set();
    const visit = (current) => (this.byName.get(current)?.requires ?? []).forEach((next) => {
      if (next === name || found.has(next)) return;
      found.add(next);
      visit(next);
    });
    visit(name);
    const order = [...this.byName.keys()];
    return [...found].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  }

  /** The unused scopes of a key that it can lose: not those that another scope of the key needs. */
  removable(key) {
    const unused = (key.unusedScopes ?? []).filter((name) => key.scopes.includes(name));
    const needed = new Set(key.scopes.filter((name) => !unused.includes(name)).flatMap((name) => this.prerequisites(name)));
    return unused.filter((name) => !needed.has(name));
  }

  missing(name, ticked) {
    return this.prerequisites(name).filter((needed) => !ticked.has(needed));
  }

  grantable(name) { return this.byName.get(name)?.grantable !== false && this.byName.has(name); }
}
