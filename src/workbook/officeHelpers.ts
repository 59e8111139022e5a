// The only importer of @microsoft/office-js-helpers, which is no longer maintained.
// Promises a small per-user store that also works where the browser blocks localStorage; never keeps anything about partners.
import { Storage, StorageType } from "@microsoft/office-js-helpers";

/** A store of text by key. */
export interface PreferenceStore {
  read(key: string): string | null;
  /** Does nothing where the browser does not keep it. */
  write(key: string, value: string): void;
}

/** Opens the user's store; in memory, for this session only, where storage is blocked. */
export function openPreferenceStore(): PreferenceStore {
  const storage = openStorage(containerName());
  return {
    read(key) {
      try {
        const value: unknown = storage.get(key);
        return typeof value === "string" ? value : null;
      } catch {
        return null;
      }
    },
    write(key, value) {
      try {
        storage.set(key, value);
      } catch {
        // A preference that is not kept is asked for again: no reason to trouble anybody.
      }
    },
  };
}

function openStorage(container: string): Storage<string> {
  try {
    const local = new Storage<string>(container, StorageType.LocalStorage);
    local.set("works", "yes");
    return local;
  } catch {
    return new Storage<string>(container, StorageType.InMemoryStorage);
  }
}

/** Excel on the web keeps one origin's storage apart per partition: the key must say which. */
function containerName(): string {
  const partition: unknown = typeof Office === "undefined" ? undefined : Reflect.get(Office.context ?? {}, "partitionKey");
  return typeof partition === "string" && partition !== "" ? `${partition}/Tierline` : "Tierline";
}
