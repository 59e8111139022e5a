// npm run bench -- rules: top tier over 1,048,576 made-up partners, by Tierline and by the engines people would otherwise reach for.
// Promises: all in one process and one run, in alternating rounds; an engine's time counts only after its answers were compared row by row.
// Prints a table, then one JSON line with the figures' keys; with --write-docs it puts the table and a chart into docs/ too.
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import path from "node:path";
import { shippedCatalog } from "../../src/catalog/catalog";
import { NO_PATH, statusName } from "../../src/engine/decide";
import type { Explanation, Requirement } from "../../src/engine/explanation";
import { explainerOf } from "../../src/engine/explain";
import { plan } from "../../src/engine/plan";
import type { Plan } from "../../src/engine/planShape";
import { run } from "../../src/engine/run";
import type { Columns } from "../../src/intake/columns";
import { readTable } from "../../src/intake/read";
import { clock, inTurn, seeded, type Contender, type Timing } from "./measure";
import { answerTable, ANSWERS, asCells, branchFreeLoop, HEADERS, makePartners, NOT_TOP_TIER, ROWS, typedLoop, type Partners } from "./rules/partners";
import { benchChart, benchTable } from "./rules/page";
import { duckDb, hyperFormula, ironCalc, jsonLogic, jsonRulesEngine, zen, type Peer } from "./rules/peers";

const AS_OF = "2024-06-30";
const ROUNDS = 5;

const partners = makePartners(ROWS);
const frozen = plan(shippedCatalog, "top-tier", AS_OF);
const columns = columnsOf(partners);
const expected = new Uint8Array(ROWS);
typedLoop(partners, expected);
let wrongRows = 0;
/** What was read of the explanations, so that none is optimised away: printed at the end. */
let missingInAll = 0;

function columnsOf(p: Partners): Columns {
  return {
    rows: p.rows,
    lanes: {
      marketplaceBilledSales: p.billedSales,
      netNewCustomers: p.netNew,
      marketplaceTransactions: p.transactions,
      uniqueCustomers: p.customers,
      cloudCommitment: p.commitment,
      transactableListing: p.listing,
    },
  };
}

/** Compares row by row; every difference is counted and the first is shown. */
function compare(name: string, rows: number, answerOf: (row: number) => string): void {
  for (let row = 0; row < rows; row++) {
    const right = ANSWERS[expected[row]!];
    const given = answerOf(row);
    if (given !== right) {
      if (wrongRows++ === 0) {
        process.stdout.write(`${name}: row ${row} answers "${given}", expected "${right}"\n`);
      }
    }
  }
}

const pathNames = frozen.pathways.map(({ label }) => label);
const nameOf = (outcome: number, path: number): string => (path === NO_PATH ? statusName(frozen, outcome) : pathNames[path]!);

function ours(every: EveryProgramme): readonly Contender[] {
  const answers = new Uint8Array(ROWS);
  const bits = new Uint8Array(ROWS);
  const table = answerTable();
  branchFreeLoop(partners, answers, bits, table);
  compare("branch-free loop", ROWS, (row) => ANSWERS[answers[row]!]!);

  const result = run(frozen, columns);
  compare("kernels", ROWS, (row) => nameOf(result.outcome[row]!, result.path[row]!));

  const cells = asCells(partners);
  const snapshot = { sheet: "bench", table: null, topLeft: { row: 0, column: 0 }, headers: HEADERS, rows: cells };
  const names: string[][] = new Array(ROWS);
  const cellsToNames = (): void => {
    const reading = readTable(snapshot, shippedCatalog);
    const decided = run(frozen, reading.columns);
    for (let row = 0; row < ROWS; row++) {
      names[row] = [nameOf(decided.outcome[row]!, decided.path[row]!)];
    }
  };
  cellsToNames();
  compare("cells to verdicts", ROWS, (row) => names[row]![0]!);

  const explain = explainerOf(frozen, result.bound);
  const explainAll = (): void => {
    missingInAll = 0;
    for (let row = 0; row < ROWS; row++) {
      missingInAll += readWhole(explain(row));
    }
  };
  compare("explanations", ROWS, (row) => {
    const { status, path } = explain(row);
    return path ?? status;
  });

  return [
    { name: "typed-array loop, short-circuit (reference)", rows: ROWS, round: () => clock(() => typedLoop(partners, answers)) },
    { name: "typed arrays, branch-free, all bits kept", rows: ROWS, round: () => clock(() => branchFreeLoop(partners, answers, bits, table)) },
    { name: "Tierline kernels, met and unknown bits", rows: ROWS, round: () => clock(() => void run(frozen, columns)) },
    { name: "Tierline, cells to verdict names", rows: ROWS, round: () => clock(cellsToNames) },
    { name: "Tierline, full explanation of every row", rows: ROWS, round: () => clock(explainAll) },
    { name: `Tierline, all ${every.plans} partner programmes`, rows: ROWS, round: () => clock(every.decide) },
  ];
}

/** Looks at everything that a reader of an explanation would look at; answers how many requirements are not met and how many steps the nearest way has. */
function readWhole({ status, path, pathways, prerequisites, gap }: Explanation): number {
  let missing = status === path ? 1 : 0;
  for (const { truth, requirements } of pathways) {
    missing += truth === "met" ? 0 : 1;
    requirements.forEach((each) => (missing += readOne(each)));
  }
  prerequisites.forEach((each) => (missing += readOne(each)));
  for (const { amount, target } of gap?.steps ?? []) {
    missing += amount === null || amount <= target ? 1 : 0;
  }
  return missing;
}

function readOne({ have, need, missing, truth, cite }: Requirement): number {
  return truth !== "met" && (have === null || missing === null || have + missing >= need) && cite.quote !== "" ? 1 : 0;
}

/** Every partner programme that has rules on the date, over columns filled at random. */
interface EveryProgramme {
  readonly plans: number;
  readonly decide: () => void;
  /** Asked once all is timed, and before any time is told: code that has explained fifty programmes is slower at explaining one. */
  readonly compare: () => void;
}

function everyProgramme(): EveryProgramme {
  const next = seeded(3);
  const plans = shippedCatalog.programmes.flatMap((programme) => {
    // Some programmes begin after the date, or ended before it.
    const isInForce = programme.body.some(({ from, until }) => from <= AS_OF && (until === undefined || AS_OF < until));
    return programme.grain === "partner" && isInForce ? [plan(shippedCatalog, programme.id, AS_OF)] : [];
  });
  const lanes: Record<string, Float64Array> = { ...columns.lanes };
  for (const field of plans.flatMap((each) => each.fields)) {
    lanes[field.id] ??= Float64Array.from({ length: ROWS }, () => (field.unit === "flag" ? Number(next() < 0.5) : Math.floor(next() * 100)));
  }
  const table = { rows: ROWS, lanes };
  return { plans: plans.length, decide: () => plans.forEach((each) => void run(each, table)), compare: () => plans.forEach((each) => compareWithExplanations(each, table)) };
}

/** One row in a thousand, held against its explanation: there is no second engine that knows these programmes. */
function compareWithExplanations(each: Plan, table: Columns): void {
  const { outcome, bound } = run(each, table);
  const explain = explainerOf(each, bound);
  for (let row = 0; row < table.rows; row += 1_021) {
    const [given, right] = [statusName(each, outcome[row]!), explain(row).status];
    if (given !== right && wrongRows++ === 0) {
      process.stdout.write(`${each.label}: row ${row} answers "${given}", explained as "${right}"\n`);
    }
  }
}

function contender(peer: Peer): Contender {
  const answers = new Uint8Array(peer.rows);
  let isCompared = false;
  return {
    name: peer.name,
    rows: peer.rows,
    async round() {
      const time = await peer.decide(partners, answers);
      if (!isCompared) {
        compare(peer.name, peer.rows, (row) => ANSWERS[answers[row]!] ?? "none");
        isCompared = true;
      }
      return time;
    },
  };
}

/** Bytes of what a run reads and answers, over the bytes of the columns it reads. */
function memoryOverColumns(): number {
  const { met, unknown, outcome, path } = run(frozen, columns);
  const read = Object.values(columns.lanes).reduce((sum, lane) => sum + lane.byteLength, 0);
  const answered = [...met, ...unknown, outcome, path].reduce((sum, lane) => sum + lane.byteLength, 0);
  return (read + answered) / read;
}

function print(timings: readonly Timing[], reference: Timing): void {
  const kernels = timings.find(({ name }) => name.startsWith("Tierline kernels"))!;
  process.stdout.write("| what | rows | median ms | least - most | rows/s | over the loop | over our kernels |\n|---|--:|--:|--:|--:|--:|--:|\n");
  for (const each of timings) {
    const rate = (1e6 / each.perRow).toLocaleString("en-US", { maximumFractionDigits: 0 });
    process.stdout.write(
      `| ${each.name} | ${each.rows.toLocaleString("en-US")} | ${each.median.toFixed(1)} | ${each.least.toFixed(1)} - ${each.most.toFixed(1)} | ${rate} | ${(each.perRow / reference.perRow).toFixed(1)}x | ${(each.perRow / kernels.perRow).toFixed(1)}x |\n`,
    );
  }
}

async function main(): Promise<void> {
  const share = expected.reduce((sum, answer) => sum + Number(answer === NOT_TOP_TIER), 0) / ROWS;
  process.stdout.write(`${ROWS.toLocaleString("en-US")} rows, ${(share * 100).toFixed(0)} % not top tier, rules as of ${AS_OF}, ${ROUNDS} rounds in turn\n\n`);
  const peers = [jsonRulesEngine(8_192), zen(32_768), jsonLogic(262_144), hyperFormula(8_192), await ironCalc(1_024), await duckDb(ROWS)];
  const every = everyProgramme();
  const timings = await inTurn([...ours(every), ...peers.map(contender)], ROUNDS);
  every.compare();
  const find = (start: string): Timing => [...timings.values()].find(({ name }) => name.startsWith(start))!;
  print([...timings.values()], find("typed-array loop"));
  const memory = memoryOverColumns();
  process.stdout.write(`\nMemory of a run: ${memory.toFixed(2)} times the columns. Missing in all explanations: ${missingInAll.toLocaleString("en-US")}. Wrong rows: ${wrongRows}.\n`);
  const keys = {
    "rules.kernelsOverTypedLoop": find("Tierline kernels").perRow / find("typed-array loop").perRow,
    "rules.jsonRulesEngineOverKernels": find("json-rules-engine").perRow / find("Tierline kernels").perRow,
    "rules.cellsToVerdictsMs": find("Tierline, cells").median,
    "rules.explainAllMs": find("Tierline, full").median,
    "rules.allProgrammesMs": find("Tierline, all").median,
    "rules.memoryOverColumns": memory,
    "rules.wrongRows": wrongRows,
  };
  if (process.argv.includes("--write-docs")) {
    writeDocs([...timings.values()], find("typed-array loop"), find("Tierline kernels"), memory);
  }
  process.stdout.write(`${JSON.stringify(keys)}\n`);
}

const BEGIN = "<!-- Written by `npm run bench -- rules --write-docs`, from here -->";
const END = "<!-- to here -->";

/** Puts the table between the marks of docs/engine.md, and the chart beside it. The bench is started in the project's folder. */
function writeDocs(timings: readonly Timing[], loop: Timing, kernels: Timing, memory: number): void {
  const page = path.resolve("docs/engine.md");
  const [before, rest] = readFileSync(page, "utf8").split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) {
    throw new Error(`${page} has no place for the table: it must hold "${BEGIN}" and "${END}".`);
  }
  const shown = timings.map((timing) => ({ timing, isOurs: timing.name.startsWith("Tierline"), isSameRule: !timing.name.startsWith("Tierline, all") }));
  const conditions = `Measured on ${cpus().length} cores (${cpus()[0]?.model.trim() ?? "unknown"}), Node ${process.versions.node}, ${ROUNDS} rounds in turn, medians. Every engine's answers were compared row by row: ${wrongRows} wrong rows. A run's arrays are ${memory.toFixed(1)} times the columns it reads, those columns included.`;
  writeFileSync(page, `${before}${BEGIN}\n\n${conditions}\n\n${benchTable(shown, loop, kernels)}\n\n${END}${after}`);
  writeFileSync(path.resolve("docs/engine-bench.svg"), benchChart(shown));
}

void main();
