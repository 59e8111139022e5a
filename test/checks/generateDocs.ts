// `npm run docs` writes the pages that come from the catalog; with --check it only says which are stale, and exits 1.
// Promises: touches no other page.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { shippedCatalog } from "../../src/catalog/catalog";
import { catalogPages } from "./catalogDocs";

const project = join(__dirname, "..", "..");

/** Pages whose file differs from what the catalog gives, or is not there. */
export function stalePages(): readonly string[] {
  return [...catalogPages(shippedCatalog)].filter(([path, content]) => contentOf(path) !== content).map(([path]) => path);
}

function contentOf(path: string): string | null {
  try {
    return readFileSync(join(project, path), "utf8");
  } catch {
    return null;
  }
}

function main(isCheck: boolean): number {
  const stale = stalePages();
  if (isCheck) {
    stale.forEach((path) => console.error(`${path} is stale. Run npm run docs.`));
    return stale.length > 0 ? 1 : 0;
  }
  const pages = catalogPages(shippedCatalog);
  for (const path of stale) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), pages.get(path) ?? "");
    console.log(`wrote ${path}`);
  }
  return 0;
}

if (require.main === module) {
  process.exitCode = main(process.argv.includes("--check"));
}
