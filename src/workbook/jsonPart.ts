// Plain data inside a custom XML part: one element with JSON as its text.
// Promises that what `jsonPart` writes, `readJsonPart` reads, also after other programs escaped it in their own way.

/** The part's XML: <element xmlns="namespace">{"..."}</element>. */
export function jsonPart(element: string, namespace: string, value: unknown): string {
  const json = JSON.stringify(value);
  return `<${element} xmlns="${namespace}">${json.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")}</${element}>`;
}

/** The data; undefined where the text is not what `jsonPart` writes. */
export function readJsonPart(element: string, xml: string): unknown {
  const match = new RegExp(`<${element}\\b[^>]*>([\\s\\S]*)</${element}>`).exec(xml);
  if (match === null) return undefined;
  const json = (match[1] ?? "").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&apos;", "'").replaceAll("&amp;", "&");
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
