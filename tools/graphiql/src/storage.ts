/** Where do a login's tabs and history stay between visits? In this browser, apart from those of other logins. */

export function storageOf(username: string): Storage {
  const prefix = `${username}/`;
  const ownKeys = () => Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  return {
    get length() {
      return ownKeys().length;
    },
    key: (index) => ownKeys()[index]?.slice(prefix.length) ?? null,
    getItem: (key) => localStorage.getItem(prefix + key),
    setItem: (key, value) => localStorage.setItem(prefix + key, value),
    removeItem: (key) => localStorage.removeItem(prefix + key),
    clear: () => ownKeys().forEach((key) => localStorage.removeItem(key)),
  };
}

/** Closes the tabs that were open, so that the examples open in their place; the history stays. */
export function forgetTabs(storage: Storage): void {
  for (const key of ['tabState', 'query', 'variables']) storage.removeItem(`graphiql:${key}`);
}
