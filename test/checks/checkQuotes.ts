// `npm run check:quotes -- DIR`: looks up every seed quote in the documents of DIR and writes quotes.lock.json when all are there.
// Promises: documents are found by their SHA-256, whatever they are called; a quote must stand in its document word for word.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { everythingCited, plainText, seedQuotes } from "./citations";

export const lockFile = join(__dirname, "quotes.lock.json");

function main(directory: string | undefined): number {
  if (directory === undefined) {
    console.error("Name the directory with the source documents: npm run check:quotes -- DIR");
    return 2;
  }
  const documents = new Map<string, string>();
  for (const name of readdirSync(directory)) {
    const path = join(directory, name);
    if (statSync(path).isFile()) {
      const bytes = readFileSync(path);
      documents.set(createHash("sha256").update(bytes).digest("hex"), plainText(bytes.toString("utf8")));
    }
  }
  const quotes = seedQuotes(everythingCited);
  const faults = quotes.flatMap(({ source, quote, path }) => {
    const document = documents.get(everythingCited.sources.find((each) => each.id === source)?.sha256 ?? "");
    if (document === undefined) {
      return [`${path}: no file in ${directory} is the document ${source}.`];
    }
    return document.includes(plainText(quote)) ? [] : [`${path}: "${quote}" does not stand in ${source}.`];
  });
  if (faults.length > 0) {
    [...new Set(faults)].forEach((fault) => console.error(fault));
    return 1;
  }
  const fingerprints = [...new Set(quotes.map((quote) => quote.fingerprint))].sort();
  writeFileSync(lockFile, `${JSON.stringify(fingerprints, null, 2)}\n`);
  console.log(`${quotes.length} seed quotes found word for word, ${fingerprints.length} different ones locked.`);
  return 0;
}

if (require.main === module) {
  process.exitCode = main(process.argv[2]);
}
