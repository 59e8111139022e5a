// A short memory for what rows of one table have in common.
// Promises: holds a bounded number of things; one that has grown too large is emptied, since all in it can be worked out again.

const MOST_KEPT = 4_000;

/** What stands in a map under a key, or is worked out now. */
export function keptOr<K, V>(map: Map<K, V>, key: K, workOut: () => V): V {
  const known = map.get(key);
  if (known !== undefined) {
    return known;
  }
  const fresh = workOut();
  if (map.size >= MOST_KEPT) {
    map.clear();
  }
  map.set(key, fresh);
  return fresh;
}
