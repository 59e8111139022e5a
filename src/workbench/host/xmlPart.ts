// Looks into the XML of a custom part as far as the host must: is it well formed, and what is its namespace.
// Promises: pure; tags must be closed in order. Never resolves entities or loads anything.
import { SaxesParser } from "saxes";

/** The namespace of the root element, "" when it has none, null when the text is not well-formed XML. */
export function namespaceOf(xml: string): string | null {
  const parser = new SaxesParser({ xmlns: true });
  let namespace: string | null = null;
  let isBroken = false;
  parser.on("error", () => {
    isBroken = true;
  });
  parser.on("opentag", (tag) => {
    namespace ??= tag.uri;
  });
  parser.write(xml).close();
  return isBroken ? null : namespace;
}
