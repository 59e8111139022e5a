// Counts derived facts from a ledger on an as-of date: the value per partner, and the reason of every row.
// Promises: every row of the table used has exactly one account per metric; the order of rows never changes a value.
// A value that cannot be known is null, never 0.
import { toItsEnd } from "../intake/slices";
import { derivedFacts, derivedParams } from "../catalog/derived";
import type { Combination, DerivedFact, Recipe, Role, Step } from "../catalog/derived/schema";
import type { IsoDate, Param } from "../catalog/schema";
import { dayOfIso, firstDayOf, lastDayOf } from "./calendar";
import { combined, isCombination } from "./combined";
import type { CountedMetric, MetricOutcome } from "./countedMetric";
import { LedgerError } from "./errors";
import { excludedCodes, excludedFlags } from "./exclusions";
import type { ExcludedCodes, Exclusion } from "./exclusions";
import { counted as importedCounted, reasonCode, unknownCode as importedUnknownCode } from "./factTable";
import type { FactTable } from "./factTable";
import { firstPurchases, purchaseEvidence } from "./firstPurchases";
import type { Evidence } from "./firstPurchases";
import type { Grouping } from "./grouping";
import { knownOnly } from "./knownValues";
import { measure } from "./measures";
import { lacks, whyMissing } from "./missing";
import type { Subjects } from "./measures";
import { parameterOn } from "./parameters";
import type { LedgerIndex } from "./ledgerIndex";
import { applyStep, numberLane } from "./steps";
import type { StepContext } from "./steps";
import { worthOf } from "./weights";
import type { WeighStep } from "./weights";
import { lastCompleteMonths, sinceTheBeginning, trailing } from "./windows";
import type { Period } from "./windows";

export { isCounted } from "./countedMetric";
export type { CountedMetric, MetricOutcome } from "./countedMetric";

// Bound here once: looking an import up on every one of a million rows costs more than the work itself.
const counted = importedCounted;
const unknownCode = importedUnknownCode;

/** From so many rows on, counting pauses after each step. */
const rowsWorthAPause = 100_000;

export interface EvaluationOptions {
  readonly asOf: IsoDate;
  readonly exclusions?: readonly Exclusion[];
  /** The date whose rule numbers and definitions are used, where it is not the as-of date: looking ahead uses today's. */
  readonly rulesOn?: IsoDate;
  /** The catalog's parameters; those that only derived facts use are added. */
  readonly params: readonly Param[];
}

/** Counts metrics on one as-of date. */
export class Evaluation {
  readonly asOf: IsoDate;
  readonly excluded: ExcludedCodes;
  private readonly asOfDay: number;
  private readonly params: readonly Param[];
  private readonly rulesOn: IsoDate;
  private readonly bases = new Map<FactTable, Uint8Array>();
  /** What rows are worth, per weighing step; each is of one export only. */
  private readonly worths = new Map<WeighStep, Float64Array>();
  private readonly outcomes = new Map<string, MetricOutcome>();
  /** Steps that were applied to a table over a period, and the reasons they gave. */
  private readonly applied: { readonly table: FactTable; readonly from: number; readonly to: number; readonly steps: readonly Step[]; readonly reasons: Uint8Array }[] = [];

  constructor(
    readonly index: LedgerIndex,
    options: EvaluationOptions,
  ) {
    this.asOf = options.asOf;
    this.asOfDay = dayOfIso(options.asOf);
    this.rulesOn = options.rulesOn ?? options.asOf;
    this.params = [...options.params, ...derivedParams];
    this.excluded = excludedCodes(index.ledger, options.exclusions ?? [], this.rulesOn);
  }

  /**
   * Counts one metric.
   * @param id a derived fact's id, such as "marketplaceTransactions"
   * @returns the metric, or why the exports or the date do not give it
   * @throws LedgerError "unknown-metric"
   */
  count(id: string): MetricOutcome {
    return toItsEnd(this.counting(id));
  }

  /**
   * Counts several metrics, yielding after each, and within one after every so many rows, so that a caller can show progress; stop
   * iterating to cancel. Counted metrics are kept. `metric` is the one that is being counted, or was counted last.
   */
  *countInSlices(ids: readonly string[] = derivedFacts.map((fact) => fact.id)): Generator<{ readonly done: number; readonly of: number; readonly metric: string }, void> {
    for (const [at, id] of ids.entries()) {
      const counting = this.counting(id);
      while (counting.next().done !== true) yield { done: at, of: ids.length, metric: id };
      yield { done: at + 1, of: ids.length, metric: id };
    }
  }

  private *counting(id: string): Generator<void, MetricOutcome> {
    const held = this.outcomes.get(id);
    if (held !== undefined) return held;
    const outcome = yield* this.countAnew(id);
    this.outcomes.set(id, outcome);
    return outcome;
  }

  private *countAnew(id: string): Generator<void, MetricOutcome> {
    const fact = derivedFacts.find((each) => each.id === id);
    if (fact === undefined) throw new LedgerError("unknown-metric", `There is no metric called "${id}".`);
    const recipe = fact.timeline.find((version) => version.from <= this.rulesOn && (version.until === undefined || this.rulesOn < version.until))?.value;
    if (recipe !== undefined && isCombination(recipe)) return yield* this.combine(fact, recipe);
    if (recipe === undefined) return { fact, sentence: `${fact.label} is defined from ${fact.timeline[0]?.from ?? ""}, after ${this.rulesOn}.` };
    const table = fact.from.map((kind) => this.index.ledger.tables.get(kind)).find((each) => each !== undefined && lacks(each, fact).length === 0);
    if (table === undefined) return { fact, sentence: whyMissing(fact, this.index.ledger) };
    try {
      return yield* this.countFrom(table, fact, recipe);
    } catch (error) {
      // A rule number that does not exist yet on the date concerns this metric only.
      if (error instanceof LedgerError && error.code === "no-parameter") return { fact, sentence: `${fact.label}: ${error.message}` };
      throw error;
    }
  }

  private *combine(fact: DerivedFact, { op, of }: Combination): Generator<void, MetricOutcome> {
    const outcomes: MetricOutcome[] = [];
    for (const id of of) outcomes.push(yield* this.counting(id));
    return combined(fact, op, outcomes);
  }

  private *countFrom(table: FactTable, fact: DerivedFact, recipe: Recipe): Generator<void, CountedMetric> {
    yield* this.groupAll(table, fact, recipe);
    const subjects = this.subjectsOf(table, fact);
    const period = this.periodOf(recipe, table, this.asOf);
    const reasons = yield* this.reasonsIn(table, recipe, period);
    const measured = (rows: Uint8Array, over: Period) => measure(recipe.measure, rows, subjects, over, this.numbersOf(table, recipe), (roles) => this.index.grouping(table, roles, false));
    const values = knownOnly(measured(reasons, period), reasons, subjects, table, period);
    const common = { fact, asOf: this.asOf, excluded: this.excluded, offerText: (code: number) => this.index.ledger.dictionaries.offer.textOf(code) };
    const delta = recipe.delta;
    if (delta === undefined) return { ...common, parts: [{ table, period, baseline: null, reasons, subjects }], values };
    const baseline = shifted(period, delta.months);
    const before = yield* this.reasonsIn(table, recipe, baseline);
    const past = knownOnly(measured(before, baseline), before, subjects, table, baseline);
    const reachesBack = table.dates !== null && table.dates.oldest <= baseline.from;
    const differences = values.map((value, subject) => {
      const base = past[subject]!;
      if (!reachesBack) return NaN;
      if (delta.as === "baseline") return Math.floor(base);
      return delta.as === "difference" ? value - base : base > 0 ? ((value - base) * 100) / base : NaN;
    });
    if (delta.as === "baseline") return { ...common, parts: [{ table, period: baseline, baseline, reasons: before, subjects }], values: differences };
    const outside = reasonCode("outside-window");
    // A row of the year before counts, or is left out, for what it is there.
    for (let row = 0; row < reasons.length; row++) if (before[row] === counted || reasons[row] === outside) reasons[row] = before[row]!;
    return { ...common, parts: [{ table, period, baseline, reasons, subjects }], values: differences };
  }

  /** Makes the groups that the recipe will ask for, pausing on the way; afterwards asking for them costs nothing. */
  private *groupAll(table: FactTable, fact: DerivedFact, { steps, measure: what }: Recipe): Generator<void, void> {
    const subjects: readonly Role[] = fact.grain === "partner" ? ["partner"] : ["partner", "offer"];
    if (fact.grain === "offer") yield* this.index.groupingInSlices(table, subjects, false);
    for (const step of steps) {
      if (!("groups" in step)) continue;
      yield* this.index.groupingInSlices(table, ["partner", ...step.groups.per], step.groups.op === "sum" && step.groups.perMonth === true);
    }
    if (what.op === "count") yield* this.index.groupingInSlices(table, [...subjects, ...what.per], false);
    if (what.op === "countDistinct") yield* this.index.groupingInSlices(table, [...subjects, what.column], false);
  }

  /** Applies the steps, starting from the longest run of the same steps that another metric has applied already. */
  private *reasonsIn(table: FactTable, recipe: Recipe, period: Period): Generator<void, Uint8Array> {
    const { steps } = recipe;
    const known = this.applied
      .filter((each) => each.table === table && each.from === period.from && each.to === period.to && each.steps.length <= steps.length && each.steps.every((step, at) => step === steps[at]))
      .sort((one, other) => other.steps.length - one.steps.length)[0];
    const reasons = (known?.reasons ?? this.base(table)).slice();
    const context: StepContext = {
      table,
      period,
      asOfDay: this.asOfDay,
      parameter: (id) => parameterOn(this.params, id, this.rulesOn),
      numbers: this.numbersOf(table, recipe),
      dictionary: (role) => this.index.ledger.dictionaries[role],
      grouping: (per, perMonth) => this.index.grouping(table, ["partner", ...per], perMonth),
      isFirstInPeriod: (grouping) => this.firstInPeriod(table, grouping, period),
    };
    for (const step of steps.slice(known?.steps.length ?? 0)) {
      applyStep(step, reasons, context);
      if (table.rowCount >= rowsWorthAPause) yield;
    }
    this.applied.push({ table, from: period.from, to: period.to, steps, reasons: reasons.slice() });
    return reasons;
  }

  /** The columns of numbers of a recipe: the table's own, and what rows are worth where the recipe weighs them. */
  private numbersOf(table: FactTable, { steps }: Recipe): (role: Role) => Float64Array {
    return (role) => {
      const weigh = role === "consumption" ? steps.find((step) => step.op === "weigh") : undefined;
      if (weigh === undefined) return numberLane(table, role);
      let worth = this.worths.get(weigh);
      if (worth === undefined) {
        worth = worthOf(weigh, table, (text) => this.index.ledger.dictionaries[text], (id) => parameterOn(this.params, id, this.rulesOn));
        this.worths.set(weigh, worth);
      }
      return worth;
    };
  }

  /** What every metric leaves out first: rows that are no data, duplicates, the exclusion list, rows of no partner. */
  private base(table: FactTable): Uint8Array {
    const held = this.bases.get(table);
    if (held !== undefined) return held;
    const reasons = table.structure.slice();
    const { dictionaries } = this.index.ledger;
    const partner = table.texts.partner;
    const noPartner = reasonCode("no-partner");
    for (let row = 0; row < reasons.length; row++) {
      if (reasons[row] === counted && (partner === undefined || partner[row] === unknownCode)) reasons[row] = noPartner;
    }
    leaveOut(reasons, table.texts.purchase, excludedFlags(dictionaries.purchase.size, this.excluded.purchases));
    leaveOut(reasons, table.texts.customer, excludedFlags(dictionaries.customer.size, this.excluded.customers));
    this.bases.set(table, reasons);
    return reasons;
  }

  private firstInPeriod(table: FactTable, grouping: Grouping, period: Period): Uint8Array {
    const others = purchaseEvidence.flatMap((kind) => {
      const other = this.index.ledger.tables.get(kind);
      return other === undefined || other === table || other.texts.partner === undefined || other.texts.customer === undefined ? [] : [this.evidence(other)];
    });
    const first = firstPurchases({ table, reasons: this.base(table), grouping }, others);
    const from = period.grain === "month" ? firstDayOf(period.from) : period.from;
    const to = period.grain === "month" ? lastDayOf(period.to) : period.to;
    const passes = new Uint8Array(grouping.count);
    for (let group = 0; group < first.length; group++) passes[group] = first[group]! >= from && first[group]! <= to ? 1 : 0;
    return passes;
  }

  private evidence(table: FactTable): Evidence {
    return { table, reasons: this.base(table), grouping: this.index.grouping(table, ["partner", "customer"], false) };
  }

  private subjectsOf(table: FactTable, fact: DerivedFact): Subjects {
    const partner = table.texts.partner ?? new Int32Array(table.rowCount).fill(unknownCode);
    if (fact.grain === "partner") return { of: partner, count: this.index.ledger.dictionaries.partner.size, roles: ["partner"], firstRow: null };
    const { groupOf, count, firstRow } = this.index.grouping(table, ["partner", "offer"], false);
    return { of: groupOf, count, roles: ["partner", "offer"], firstRow };
  }

  private periodOf(recipe: Recipe, table: FactTable, asOf: IsoDate): Period {
    const window = recipe.steps.find((step) => step.op === "window");
    const grain = table.shape.grain;
    if (window === undefined || window.op !== "window" || window.months === "ever") return sinceTheBeginning(asOf, grain);
    return window.ends === "asOf" ? trailing(asOf, window.months, grain) : lastCompleteMonths(asOf, window.months, grain);
  }
}

function leaveOut(reasons: Uint8Array, lane: Int32Array | undefined, flags: Uint8Array | null): void {
  if (lane === undefined || flags === null) return;
  const listed = reasonCode("fraud-list");
  for (let row = 0; row < reasons.length; row++) {
    if (reasons[row] === counted && lane[row]! >= 0 && flags[lane[row]!] === 1) reasons[row] = listed;
  }
}

function shifted(period: Period, months: number): Period {
  if (period.grain === "month") return { ...period, from: period.from - months, to: period.to - months, lastMonthIsPartial: false, sentence: `the same months ${months} months before` };
  throw new LedgerError("no-definition", "A difference between months needs an export that names months.");
}
