// Which tables are Tierline's own (metrics, runway), and what it wrote into their cells: one custom XML part that travels with the file.
// Promises that absence or damage is survived: then no table is ours, and none is overwritten.
// Apart from the marks of status columns on purpose: those are never read as input, these tables are.
import * as z from "zod/mini";
import type { OwnTablePurpose, StandingTable } from "../report/ownTable";
import { jsonPart, readJsonPart } from "./jsonPart";

export const ownTablesNamespace = "urn:tierline:own-tables:1";

const MarkedOwnTable = z.object({
  purpose: z.string(),
  table: z.string(),
  tableId: z.string(),
  columns: z.array(z.object({ mark: z.string(), header: z.string(), id: z.nullable(z.number()) })),
  /** Per row key the `cellMark` of every column, one after the other. */
  written: z.record(z.string(), z.string()),
});
const OwnTableMarks = z.object({ version: z.literal(1), tables: z.array(MarkedOwnTable) });
export type MarkedOwnTable = z.infer<typeof MarkedOwnTable>;

/** The mark of one table; null where there is none, or where the part cannot be read. */
export async function readOwnTableMark(context: Excel.RequestContext, purpose: OwnTablePurpose): Promise<MarkedOwnTable | null> {
  return (await readAll(context)).find((table) => table.purpose === purpose) ?? null;
}

/** Keeps the mark of one table; those of the others stay. */
export async function keepOwnTableMark(context: Excel.RequestContext, mark: MarkedOwnTable): Promise<void> {
  const others = (await readAll(context)).filter((table) => table.purpose !== mark.purpose);
  const parts = context.workbook.customXmlParts.getByNamespace(ownTablesNamespace);
  parts.load("items/id");
  await context.sync();
  const [first, ...rest] = parts.items.slice();
  for (const part of rest) part.delete();
  const xml = jsonPart("ownTables", ownTablesNamespace, { version: 1, tables: [...others, mark] });
  if (first === undefined) context.workbook.customXmlParts.add(xml);
  else first.setXml(xml);
  await context.sync();
}

async function readAll(context: Excel.RequestContext): Promise<readonly MarkedOwnTable[]> {
  const parts = context.workbook.customXmlParts.getByNamespace(ownTablesNamespace);
  parts.load("items/id");
  await context.sync();
  const texts = parts.items.map((part) => part.getXml());
  if (texts.length > 0) await context.sync();
  return texts.flatMap((text) => tablesIn(text.value));
}

function tablesIn(xml: string): readonly MarkedOwnTable[] {
  const result = OwnTableMarks.safeParse(readJsonPart("ownTables", xml));
  return result.success ? result.data.tables : [];
}

const markLength = 5;

/** The marks of one row, packed in the order of the columns. */
export function packed(marks: readonly string[]): string {
  return marks.map((mark) => mark.padEnd(markLength, "-")).join("");
}

/** What Tierline wrote last, by row key and column mark. */
export function writtenCells({ columns, written }: MarkedOwnTable): StandingTable["written"] {
  return Object.fromEntries(Object.entries(written).map(([key, marks]) => [key, Object.fromEntries(columns.map(({ mark }, index) => [mark, marks.slice(index * markLength, (index + 1) * markLength)]))]));
}
