// Which columns are Tierline's own: marks kept in the workbook, in one custom XML part that travels with the file.
// Promises that absence or damage is survived (then no column is ours) and that a user's column is never taken for ours:
// a column is ours when two of three witnesses agree - its header, its id in the table, its content.
import * as z from "zod/mini";
import type { CellValue } from "../intake/table";
import { jsonPart, readJsonPart } from "./jsonPart";
import type { Located } from "./locate";

export const marksNamespace = "urn:tierline:own-columns:1";

const MarkedColumn = z.object({
  /** PlannedColumn.mark. */
  mark: z.string(),
  header: z.string(),
  /** The column's id in the table; null for a header-like range, where Excel keeps none. */
  id: z.nullable(z.number()),
  /** contentHash of what was written. */
  content: z.string(),
});
const MarkedTable = z.object({
  sheet: z.string(),
  table: z.nullable(z.string()),
  tableId: z.nullable(z.string()),
  /** For a range: the address of its first header cell. */
  corner: z.string(),
  columns: z.array(MarkedColumn),
});
const Marks = z.object({ version: z.literal(1), tables: z.array(MarkedTable) });

export type MarkedColumn = z.infer<typeof MarkedColumn>;
export type MarkedTable = z.infer<typeof MarkedTable>;

/** The marks of a workbook, as read. */
export interface Marks {
  readonly tables: readonly MarkedTable[];
  /** True where a part is there but does not parse: it is replaced at the next write. */
  readonly isDamaged: boolean;
}

/** A column of a table as it stands, for the question whose it is. */
export interface StandingColumn {
  readonly index: number;
  readonly header: string;
  readonly id: number | null;
  /** Read only where the two cheap witnesses do not already agree. */
  readonly content: () => string;
}

/** Reads the marks; never throws for what it finds in the part. */
export async function readMarks(context: Excel.RequestContext): Promise<Marks> {
  const parts = context.workbook.customXmlParts.getByNamespace(marksNamespace);
  parts.load("items/id");
  await context.sync();
  const texts = parts.items.map((part) => part.getXml());
  if (texts.length === 0) return { tables: [], isDamaged: false };
  await context.sync();
  const parsed = texts.map((text) => parseMarks(text.value));
  return { tables: parsed.flatMap((one) => one ?? []), isDamaged: parsed.includes(null) };
}

/** Queues the marks for the next sync: the first part is replaced, others of the namespace are deleted. */
export async function queueMarks(context: Excel.RequestContext, tables: readonly MarkedTable[]): Promise<void> {
  const stored = context.workbook.customXmlParts.getByNamespace(marksNamespace);
  stored.load("items/id");
  await context.sync();
  const [first, ...rest] = stored.items.slice();
  for (const part of rest) part.delete();
  const kept = tables.filter((table) => table.columns.length > 0);
  if (kept.length === 0) first?.delete();
  else if (first === undefined) context.workbook.customXmlParts.add(marksXml(kept));
  else first.setXml(marksXml(kept));
}

/** The part as it is stored. Exported for tests. */
export function marksXml(tables: readonly MarkedTable[]): string {
  return jsonPart("ownColumns", marksNamespace, { version: 1, tables });
}

/** null where the text is not what marksXml writes. */
export function parseMarks(xml: string): readonly MarkedTable[] | null {
  const result = Marks.safeParse(readJsonPart("ownColumns", xml));
  return result.success ? result.data.tables : null;
}

/** The marks that speak of this table: by its id, else by its name, else (ranges) by sheet and corner. */
export function marksOf(tables: readonly MarkedTable[], located: Located, corner: string): MarkedTable | null {
  const { place, tableId } = located;
  if (place.table === null) return tables.find((one) => one.table === null && one.sheet === place.sheet && one.corner === corner) ?? null;
  return tables.find((one) => one.tableId !== null && one.tableId === tableId && sameName(one.table, place.table)) ?? tables.find((one) => sameName(one.table, place.table)) ?? tables.find((one) => one.tableId !== null && one.tableId === tableId) ?? null;
}

/** Which standing column is which mark's: mark -> column. A mark without a column is forgotten: the user deleted it. */
export function ownColumns(marked: MarkedTable | null, standing: readonly StandingColumn[]): ReadonlyMap<string, StandingColumn> {
  const found = new Map<string, StandingColumn>();
  for (const mark of marked?.columns ?? []) {
    const taken = new Set(found.values());
    const free = standing.filter((column) => !taken.has(column));
    const own = free.find((column) => witnesses(mark, column) >= 2 && mark.header === column.header) ?? free.find((column) => witnesses(mark, column) >= 2);
    if (own !== undefined) found.set(mark.mark, own);
  }
  return withEmptyOnes(marked?.columns ?? [], standing, found);
}

/**
 * Where the file gave every column a new id, a column that was written empty (no row misses anything) has its header alone to speak for it.
 * Beside others of ours, and as long as it is empty, that is enough: there is nothing of the user's in it.
 */
function withEmptyOnes(marks: readonly MarkedColumn[], standing: readonly StandingColumn[], found: ReadonlyMap<string, StandingColumn>): ReadonlyMap<string, StandingColumn> {
  const isRebuilt = found.size > 0 && marks.every(({ mark, id }) => found.get(mark)?.id !== id);
  const taken = new Set(found.values());
  const emptyOnes = marks.flatMap((mark): [string, StandingColumn][] => {
    const own = isRebuilt && !found.has(mark.mark) && mark.content === emptyContent ? standing.find((column) => !taken.has(column) && column.header === mark.header && column.content() === emptyContent) : undefined;
    return own === undefined ? [] : [[mark.mark, own]];
  });
  return new Map([...found, ...emptyOnes]);
}

/** Hash of a column's values, whatever their order: sorting the table keeps it. Blank cells count for nothing. */
export function contentHash(values: Iterable<CellValue>): string {
  let sum = 0;
  let count = 0;
  for (const value of values) {
    if (value === "") continue;
    let hash = 0x811c9dc5;
    const text = String(value);
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    sum = (sum + (hash >>> 0)) % 0x1_0000_0000_0000;
    count += 1;
  }
  return `${count}-${sum.toString(16)}`;
}

function witnesses(mark: MarkedColumn, column: StandingColumn): number {
  const header = mark.header === column.header ? 1 : 0;
  // A range has no ids: there the header at the marked place is witness enough, because a new header is never written over a user's.
  if (mark.id === null || column.id === null) return header * 2;
  const id = mark.id === column.id ? 1 : 0;
  if (header + id !== 1) return header + id;
  return 1 + (mark.content !== emptyContent && mark.content === column.content() ? 1 : 0);
}

const emptyContent = contentHash([]);

function sameName(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one.toLowerCase() === other.toLowerCase();
}
