// The same rule in the engines people would otherwise reach for. Each returns one answer per row, as an index into ANSWERS.
// Promises: every engine is given what its own documentation calls the fast way. Nothing of this ships.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { clock, clockAsync } from "../measure";
import { ANSWERS, NOT_TOP_TIER, type Partners } from "./partners";

export interface Peer {
  readonly name: string;
  readonly rows: number;
  /** Fills `answers` for rows 0..rows and resolves to the milliseconds that deciding took, without loading the engine. */
  decide(p: Partners, answers: Uint8Array): number | Promise<number>;
}

const FIELDS = ["billedSales", "netNew", "transactions", "customers", "commitment", "listing"] as const;
type Facts = Record<(typeof FIELDS)[number], number>;

function factsOf(p: Partners, rows: number): Facts[] {
  return Array.from({ length: rows }, (_, row) => ({
    billedSales: p.billedSales[row]!,
    netNew: p.netNew[row]!,
    transactions: p.transactions[row]!,
    customers: p.customers[row]!,
    commitment: p.commitment[row]!,
    listing: p.listing[row]!,
  }));
}

const atLeast = (fact: keyof Facts, value: number) => ({ fact, operator: "greaterThanInclusive", value });
const CRITERIA = [
  [atLeast("billedSales", 4_000_000)],
  [atLeast("netNew", 12)],
  [atLeast("transactions", 30), atLeast("customers", 8)],
  [atLeast("commitment", 30_000_000), atLeast("transactions", 5)],
  [atLeast("commitment", 200_000_000), { fact: "listing" as const, operator: "equal", value: 1 }],
];

export function jsonRulesEngine(rows: number): Peer {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { Engine } = require("json-rules-engine");
  const engine = new Engine(
    CRITERIA.map((all, index) => ({ conditions: { all }, event: { type: ANSWERS[index] }, priority: 10 - index })),
    { allowUndefinedFacts: false },
  );
  // Stop at the first rule that holds: its fastest form, and the one that keeps no other reasons.
  engine.on("success", () => engine.stop());
  return {
    name: "json-rules-engine 7.3.1",
    rows,
    decide(p, answers) {
      const facts = factsOf(p, rows);
      return clockAsync(async () => {
        for (let row = 0; row < rows; row++) {
          const { events } = await engine.run(facts[row]);
          answers[row] = events.length === 0 ? NOT_TOP_TIER : ANSWERS.indexOf(events[0].type);
        }
      });
    },
  };
}

const EXPRESSION_OF = { greaterThanInclusive: ">=", equal: "==" } as const;

export function zen(rows: number): Peer {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { evaluateExpressionSync } = require("@gorules/zen-engine");
  const expression = CRITERIA.reduceRight(
    (rest, all, index) => `(${all.map(({ fact, operator, value }) => `${fact} ${EXPRESSION_OF[operator as "equal"]} ${value}`).join(" and ")}) ? ${index} : (${rest})`,
    String(NOT_TOP_TIER),
  );
  return {
    name: "@gorules/zen-engine 0.52.1 (synchronous expression)",
    rows,
    decide(p, answers) {
      const facts = factsOf(p, rows);
      return clock(() => {
        for (let row = 0; row < rows; row++) {
          answers[row] = evaluateExpressionSync(expression, facts[row]);
        }
      });
    },
  };
}

export function jsonLogic(rows: number): Peer {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { LogicEngine } = require("json-logic-engine");
  const branches = CRITERIA.flatMap((all, index) => [
    { and: all.map(({ fact, operator, value }) => ({ [operator === "equal" ? "===" : ">="]: [{ var: fact }, value] })) },
    index,
  ]);
  const built = new LogicEngine().build({ if: [...branches, NOT_TOP_TIER] });
  return {
    name: "json-logic-engine 5.0.7 (compiled)",
    rows,
    decide(p, answers) {
      const facts = factsOf(p, rows);
      return clock(() => {
        for (let row = 0; row < rows; row++) {
          answers[row] = built(facts[row]);
        }
      });
    },
  };
}

/** The rule as a formula over one row of columns A..F. */
const formulaOf = (row: number): string =>
  `=IF(A${row}>=4000000,0,IF(B${row}>=12,1,IF(AND(C${row}>=30,D${row}>=8),2,IF(AND(E${row}>=30000000,C${row}>=5),3,IF(AND(E${row}>=200000000,F${row}=1),4,5)))))`;

export function hyperFormula(rows: number): Peer {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { HyperFormula } = require("hyperformula");
  return {
    name: "HyperFormula 3.5.0 (build and calculate)",
    rows,
    decide(p, answers) {
      const sheet = Array.from({ length: rows }, (_, row) => [...FIELDS.map((field) => p[field][row]!), formulaOf(row + 1)]);
      let engine: { getCellValue(at: object): number; destroy(): void };
      const time = clock(() => {
        engine = HyperFormula.buildFromArray(sheet, { licenseKey: "gpl-v3" });
        for (let row = 0; row < rows; row++) {
          answers[row] = engine.getCellValue({ sheet: 0, col: 6, row });
        }
      });
      engine!.destroy();
      return time;
    },
  };
}

export async function ironCalc(rows: number): Promise<Peer> {
  const ironcalc = await import("@ironcalc/wasm");
  const folder = path.dirname(createRequire(__filename).resolve("@ironcalc/wasm/package.json"));
  ironcalc.initSync({ module: readFileSync(path.join(folder, "wasm_bg.wasm")) });
  return {
    name: "IronCalc 0.8.4 (fill and evaluate)",
    rows,
    decide(p, answers) {
      const model = new ironcalc.Model("bench", "en", "UTC", "en");
      const time = clock(() => {
        model.pauseEvaluation();
        for (let row = 0; row < rows; row++) {
          FIELDS.forEach((field, column) => model.setUserInput(0, row + 1, column + 1, String(p[field][row])));
          model.setUserInput(0, row + 1, 7, formulaOf(row + 1));
        }
        model.resumeEvaluation();
        model.evaluate();
        for (let row = 0; row < rows; row++) {
          answers[row] = Number(model.getFormattedCellValue(0, row + 1, 7));
        }
      });
      model.free();
      return time;
    },
  };
}

export async function duckDb(rows: number): Promise<Peer> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { DuckDBInstance } = require("@duckdb/node-api");
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  let isFilled = false;
  const fill = async (p: Partners): Promise<void> => {
    await connection.run(`CREATE TABLE partners (id INTEGER, ${FIELDS.map((field) => `${field} DOUBLE`).join(", ")})`);
    const appender = await connection.createAppender("partners");
    for (let row = 0; row < rows; row++) {
      appender.appendInteger(row);
      FIELDS.forEach((field) => appender.appendDouble(p[field][row]!));
      appender.endRow();
    }
    appender.closeSync();
    isFilled = true;
  };
  return {
    name: "DuckDB 1.5.5 (create table as select)",
    rows,
    async decide(p, answers) {
      if (!isFilled) {
        await fill(p);
      }
      await connection.run("DROP TABLE IF EXISTS verdicts");
      const time = await clockAsync(() =>
        connection.run(
          `CREATE TABLE verdicts AS SELECT id, CAST(CASE WHEN billedSales >= 4000000 THEN 0 WHEN netNew >= 12 THEN 1 WHEN transactions >= 30 AND customers >= 8 THEN 2
           WHEN commitment >= 30000000 AND transactions >= 5 THEN 3 WHEN commitment >= 200000000 AND listing = 1 THEN 4 ELSE 5 END AS UTINYINT) AS answer FROM partners`,
        ),
      );
      const read = await connection.runAndReadAll("SELECT answer FROM verdicts ORDER BY id");
      const column = read.getColumns()[0];
      for (let row = 0; row < rows; row++) {
        answers[row] = column[row];
      }
      return time;
    },
  };
}
