// How header spellings are compared.
// Promises: letters and digits only, lower case; so "Line-item ID", "lineItemId" and "LINE ITEM ID " are one header.
const cache = new Map<string, string>();

export function headerKey(header: string): string {
  let key = cache.get(header);
  if (key === undefined) {
    key = header.toLowerCase().replace(/[^a-z0-9]/g, "");
    if (cache.size < 5000) cache.set(header, key);
  }
  return key;
}
