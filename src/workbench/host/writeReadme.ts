// Renews the list of supported members in the README: npx tsx src/workbench/host/writeReadme.ts
// Promises: changes nothing but the list. Never runs as part of the workbench.
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { supportedClasses } from "./objects";
import { withList } from "./supportedList";

const path = resolve("src/workbench/README.md");
writeFileSync(path, withList(readFileSync(path, "utf8"), supportedClasses()));
