// A workbook as another program would save it: everything a person sees is there, and no custom XML part.
// Promises a real .xlsx in between: saved, stripped of its parts, opened again.
import assert from "node:assert/strict";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { openXlsx, saveXlsx } from "../../src/workbench/xlsx";
import type { TestBed, TestBedOptions } from "../workbench/testBed";

/** What a new bed opens to show the workbook of `bed` after such a save. */
export async function savedByAnotherProgram(bed: TestBed): Promise<TestBedOptions> {
  await bed.host.whenIdle();
  const saved = unzipSync(await saveXlsx(null, bed.workbook.save(), bed.host.document));
  const isNote = (part: string) => part.startsWith("customXml/");
  assert.ok(Object.keys(saved).some(isNote), "the note was in the file");
  const left = Object.entries(saved)
    .filter(([part]) => !isNote(part))
    .map(([part, bytes]) => [part, /\.rels$|Content_Types/.test(part) ? strToU8(strFromU8(bytes).replace(/<(?:Relationship|Override) [^>]*customXml[^>]*\/>/g, "")) : bytes] as const);
  const { snapshot, document } = await openXlsx(zipSync(Object.fromEntries(left)), "shared.xlsx");
  assert.deepEqual(document.customXmlParts, []);
  return { snapshot, document, tables: {} };
}
