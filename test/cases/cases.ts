// Golden cases: test/cases/<programme>/<case>/{input.csv, expected.json}. To add a case, add a folder.
// Promises: a case is read as a table that starts in A1 of sheet "Case"; numbers and booleans become what Excel would make of them.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { CellValue, TableSnapshot } from "../../src/intake/table";

export interface GoldenCase {
  readonly programme: string;
  readonly name: string;
  readonly table: TableSnapshot;
  /** Every other .csv of the folder: a table of that name on a sheet of that name. */
  readonly related: readonly TableSnapshot[];
  readonly expected: {
    readonly about: string;
    readonly asOf: string;
    readonly knownOn?: string;
    /** In row order; null where the programme cannot answer at all. `gap` and `score` are compared where they are given, the score to two decimals. */
    readonly rows: readonly { readonly partner: string; readonly status: string; readonly path: string; readonly gap?: string; readonly score?: number | null }[] | null;
    /** Addresses of the rejected cells, in any order; none when left out. */
    readonly rejected?: readonly string[];
    /** Code and addresses of every problem; none when left out. */
    readonly problems?: readonly (readonly [string, readonly string[]])[];
  };
}

/** Every case of the programmes that read one table. */
export function goldenCases(): readonly GoldenCase[] {
  return folders(__dirname).flatMap((programme) =>
    folders(join(__dirname, programme))
      .filter((name) => readdirSync(join(__dirname, programme, name)).includes("input.csv"))
      .map((name) => {
        const folder = join(__dirname, programme, name);
        const others = readdirSync(folder).filter((file) => file.endsWith(".csv") && file !== "input.csv");
        return {
          programme,
          name,
          table: tableOf(join(folder, "input.csv"), "Case", null),
          related: others.map((file) => tableOf(join(folder, file), file.replace(".csv", ""), file.replace(".csv", ""))),
          expected: JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")) as GoldenCase["expected"],
        };
      }),
  );
}

function folders(of: string): readonly string[] {
  return readdirSync(of).filter((name) => statSync(join(of, name)).isDirectory());
}

function tableOf(file: string, sheet: string, table: string | null): TableSnapshot {
  const [headers = [], ...rows] = parseCsv(readFileSync(file, "utf8"));
  return { sheet, table, topLeft: { row: 0, column: 0 }, headers, rows: rows.map((row) => row.map(asExcelWould)) };
}

/** Plain digits become numbers and TRUE and FALSE booleans; every other text stays as it is. */
function asExcelWould(text: string): CellValue {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text === "TRUE" ? true : text === "FALSE" ? false : text;
}

function parseCsv(text: string): readonly (readonly string[])[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ""));
}
