// The conformance corpus: per programme its words, and per era the requirements and rows with their answers. One file per family of programmes.
// Promises: answers come from the second opinion in test/properties, not from the engine that is held against them. Every back end must pass it.
// `npm run freeze` writes the files; read the difference before committing it: a changed answer for a past date needs a reason.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Catalog, Field, Programme } from "../../src/catalog/schema";
import type { Plan } from "../../src/engine/planShape";
import { naiveAnswer, type NaiveRow } from "../properties/naive";
import { boundaryRows } from "./boundaryRows";
import { planOn, programmeOf, requirementLines, wordLines, type Era } from "./eras";

/** Rows stand column by column as `fields` names them; null is blank; then status and path. A field that is not named has no column. */
export interface CorpusTable {
  readonly fields: readonly string[];
  readonly rows: readonly CorpusRow[];
}
export type CorpusRow = readonly (number | null | string)[];

/** `error` is the code of the sentence that is shown where the programme cannot answer. */
export type EraCorpus = Era & ({ readonly error: string } | AnsweredEra);
export interface AnsweredEra {
  readonly answers: readonly string[];
  readonly requirements: readonly string[];
  /** With every column; and, where the catalog says what an absent column means, without those. */
  readonly tables: readonly CorpusTable[];
}

export interface ProgrammeCorpus {
  readonly programme: string;
  readonly words: readonly string[];
  readonly eras: readonly EraCorpus[];
}

/** "designation.security" and "designation.microsoft-cloud" are one family. */
export function familyOf(programme: string): string {
  return programme.split(".")[0]!;
}

export function familiesOf(catalog: Catalog): ReadonlyMap<string, readonly Programme[]> {
  const families = [...new Set(catalog.programmes.map(({ id }) => familyOf(id)))];
  return new Map(families.map((family) => [family, catalog.programmes.filter(({ id }) => familyOf(id) === family)]));
}

/** By id, fields and facts. */
export function fieldsById(catalog: Catalog): ReadonlyMap<string, Field> {
  return new Map([...catalog.fields, ...(catalog.facts ?? [])].map((field) => [field.id, field]));
}

/** What the catalog says now, era by era. */
export function corpusOf(catalog: Catalog, programmeId: string, eras: readonly Era[]): ProgrammeCorpus {
  const programme = programmeOf(catalog, programmeId);
  const fields = fieldsById(catalog);
  const answered = eras.map((era): EraCorpus => {
    const frozen = planOn(catalog, programmeId, era.asOf, era.knownOn);
    if (typeof frozen === "string") {
      return { ...era, error: frozen };
    }
    const tables = columnChoices(frozen).map((columns): CorpusTable => {
      const rows = boundaryRows(frozen, columns.map((id) => fields.get(id)!));
      return { fields: columns, rows: rows.map((row) => answeredRow(catalog, programme, era, columns, row)) };
    });
    return { ...era, answers: frozen.outcomes, requirements: requirementLines(frozen), tables };
  });
  return { programme: programmeId, words: wordLines(catalog, programme), eras: answered };
}

function columnChoices(frozen: Plan): readonly (readonly string[])[] {
  const all = frozen.fields.map(({ id }) => id);
  const without = frozen.fields.filter(({ whenColumnAbsent }) => whenColumnAbsent.policy === "unknown").map(({ id }) => id);
  return without.length === all.length ? [all] : [all, without];
}

export function answeredRow(catalog: Catalog, programme: Programme, era: Era, columns: readonly string[], row: NaiveRow): CorpusRow {
  const { status, path } = naiveAnswer(catalog, programme, era.asOf, row, era.knownOn);
  return [...columns.map((id) => row[id] ?? null), status, path];
}

export function rowOf({ fields }: CorpusTable, row: CorpusRow): NaiveRow {
  return Object.fromEntries(fields.map((field, column) => [field, row[column] as number | null]));
}

/** "status|path". */
export function answerOf({ fields }: CorpusTable, row: CorpusRow): string {
  return row.slice(fields.length).join("|");
}

/** Empty for a family that was never frozen. */
export function readFamily(family: string): readonly ProgrammeCorpus[] {
  return existsSync(pathOf(family)) ? (JSON.parse(readFileSync(pathOf(family), "utf8")) as readonly ProgrammeCorpus[]) : [];
}

/** One line per row, requirement and sentence, so that a difference can be read. */
export function writeFamily(family: string, corpora: readonly ProgrammeCorpus[]): void {
  const lines = (items: readonly unknown[], indent: string): string => (items.length === 0 ? "[]" : `[\n${items.map((item) => `${indent}${JSON.stringify(item)}`).join(",\n")}]`);
  const head = (value: object): string => JSON.stringify(value).slice(0, -1);
  const table = ({ fields, rows }: CorpusTable): string => `{"fields":${JSON.stringify(fields)},"rows":${lines(rows, "")}}`;
  const era = (each: EraCorpus): string => {
    if ("error" in each) {
      return JSON.stringify(each);
    }
    const { requirements, tables, ...rest } = each;
    return `${head(rest)},"requirements":${lines(requirements, "  ")},"tables":[${tables.map(table).join(",\n")}]}`;
  };
  const text = corpora.map(({ programme, words, eras }) => `${head({ programme })},"words":${lines(words, "  ")},"eras":[\n${eras.map(era).join(",\n")}]}`);
  writeFileSync(pathOf(family), `[\n${text.join(",\n")}\n]\n`);
}

function pathOf(family: string): string {
  return join(__dirname, "conformance", `${family}.json`);
}
