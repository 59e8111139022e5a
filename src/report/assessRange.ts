// A range of a formula, assessed: one answer per row, or one sentence that names the column that cannot be used.
// Promises: the same answers as the pane for the same cells. A bad cell costs its own row only. Reads no clock: the caller gives the date.
import { shippedCatalog } from "../catalog/catalog";
import type { Catalog, Grain, IsoDate } from "../catalog/schema";
import { plan } from "../engine/plan";
import { PlanError, type PlanErrorCode } from "../engine/planShape";
import { plainHeader, recognise, spellingsOf, tableGrain } from "../intake/recognise";
import type { CellValue, TableSnapshot } from "../intake/table";
import { assess } from "./assess";
import type { Assessment, ProgrammeAssessment } from "./assessment";

export interface RangeRequest {
  readonly programme: string;
  /** Body rows only, without the header row. */
  readonly values: readonly (readonly CellValue[])[];
  /** null: the columns stand in the programme's own order. */
  readonly headers: readonly string[] | null;
  readonly asOf: IsoDate;
  readonly knownOn: IsoDate | null;
  /** The lists of the workbook. */
  readonly related?: readonly TableSnapshot[];
}

export type RangeAnswer =
  | { readonly ok: true; readonly assessment: Assessment; readonly programme: ProgrammeAssessment; readonly table: TableSnapshot }
  | { readonly ok: false; readonly code: RangeErrorCode; readonly sentence: string };

export type RangeErrorCode = PlanErrorCode | "no-known-header" | "two-columns-for-one-field" | "too-many-columns" | "headers-do-not-fit";

/** Never throws for what the range holds. */
export function assessRange(request: RangeRequest, catalog: Catalog = shippedCatalog): RangeAnswer {
  try {
    const { positional } = plan(catalog, request.programme, request.asOf, request.knownOn);
    const headers = request.headers ?? positional.map((id) => [...catalog.fields, ...(catalog.facts ?? [])].find((field) => field.id === id)?.label ?? id);
    const width = request.values[0]?.length ?? 0;
    const refusal = request.headers === null ? positionalRefusal(width, headers) : headersRefusal(catalog, request.headers, width);
    if (refusal) {
      return refusal;
    }
    const table: TableSnapshot = { sheet: "range", table: null, topLeft: { row: 0, column: 0 }, headers: headers.slice(0, width), rows: request.values };
    const assessment = assess(table, { programmes: [request.programme], asOf: request.asOf, knownOn: request.knownOn, related: request.related ?? [] }, catalog);
    const programme = assessment.programmes[0];
    return programme ? { ok: true, assessment, programme, table } : failed("no-known-header", assessment.problems[0]?.sentence ?? "The range has no header that is recognised.");
  } catch (error) {
    if (error instanceof PlanError) {
      return failed(error.code, error.message);
    }
    throw error;
  }
}

/** Whether a row of cells is a header row: texts only, at least half of them (and at least one) known headers. */
export function isHeaderRow(row: readonly CellValue[], catalog: Catalog = shippedCatalog, grain: Grain = tableGrain(catalog, row.map(String))): boolean {
  const filled = row.filter((cell) => String(cell).trim() !== "");
  const known = spellingsOf(catalog, grain);
  const recognised = filled.filter((cell) => typeof cell === "string" && known.has(plainHeader(cell))).length;
  return filled.every((cell) => typeof cell === "string") && recognised > 0 && (recognised * 2 >= filled.length || recognised >= 3);
}

function positionalRefusal(width: number, labels: readonly string[]): RangeAnswer | null {
  return width <= labels.length
    ? null
    : failed("too-many-columns", `The range has ${width} columns and no headers. Give the headers, or these ${labels.length} columns in this order: ${labels.join(", ")}.`);
}

function headersRefusal(catalog: Catalog, headers: readonly string[], width: number): RangeAnswer | null {
  if (headers.length !== width) {
    return failed("headers-do-not-fit", `There are ${headers.length} headers for ${width} columns. Give one header per column.`);
  }
  const { fields, measures } = recognise(catalog, headers);
  if (measures === 0) {
    return failed("no-known-header", `None of the headers is recognised: ${headers.slice(0, 6).join(", ")}. Use one such as "Marketplace billed sales (USD)".`);
  }
  const twice = fields.find(({ field, columns }) => field.unit !== "text" && columns.length > 1);
  return twice
    ? failed("two-columns-for-one-field", `The columns ${twice.columns.map((column) => `"${headers[column] ?? ""}"`).join(" and ")} are both read as ${twice.field.label}. Leave one out.`)
    : null;
}

function failed(code: RangeErrorCode, sentence: string): RangeAnswer {
  return { ok: false, code, sentence };
}
