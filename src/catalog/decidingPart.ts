// What of a catalog decides, without the texts that only its pages show: what the fingerprint is taken of, and what the pane loads.
// Promises: two catalogs that decide alike and cite alike have the same deciding part, whatever their pages say.
import type { Catalog } from "./schema";

/** The catalog with the texts of its pages left blank; src/taskpane/trimCatalog.cjs leaves out the same ones. */
export function decidingPart(catalog: Catalog): Catalog {
  return {
    ...catalog,
    fields: catalog.fields.map((field) => ({ ...field, meaning: "" })),
    facts: (catalog.facts ?? []).map((fact) => ({ ...fact, meaning: "" })),
    lists: (catalog.lists ?? []).map((list) => ({ ...list, meaning: "", columns: list.columns.map((column) => ({ ...column, meaning: "" })) })),
    programmes: catalog.programmes.map((programme) => ({
      ...programme,
      decides: "",
      effects: [],
      ambiguities: programme.ambiguities.map((ambiguity) => ({ ...ambiguity, reading: "", cites: [] })),
    })),
  };
}
