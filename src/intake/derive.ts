// Facts: one value per subject, worked out from list rows and dates by the catalog's closed set of derivations.
// Promises: ordinary Float64 lanes, NaN unknown. A list that is not there gives no lane at all, so the catalog's policy decides; a partner without
// rows in a list that is there has 0 of them. Never overwrites a column that the table has. Reads no clock.
import type { Catalog, Comparison, DateRef, Derivation, Fact, Filter } from "../catalog/schema";
import { addMonths, anniversary, endOfMonth, serialOf, startOfMonth } from "./calendar";
import type { ListLane, ListReading } from "./lists";
import { pointsLane, reachesLane, totalLane, type PointsInput } from "./points";
import { toItsEnd } from "./slices";

/** The subjects of one table and everything that belongs to them. */
export interface Subjects {
  readonly rows: number;
  /** Per row the partner's key, "" where the cell is blank; null where the table has no such column. */
  readonly ids: readonly string[] | null;
  readonly names: readonly string[] | null;
  /** Lanes of the columns that are there, by field id. */
  readonly lanes: Readonly<Record<string, Float64Array>>;
}

export interface DerivationRequest {
  readonly catalog: Catalog;
  readonly subjects: Subjects;
  /** By list id; several tables of one list count together. */
  readonly lists: ReadonlyMap<string, readonly ListReading[]>;
  /** As-of date, Excel serial. */
  readonly asOf: number;
  /** Value of a parameter on the as-of date. */
  readonly valueOf: (param: string) => number;
}

/** Lanes of the facts named and of the facts they stand on; a fact that cannot be worked out, or whose column is there, has none. */
export function deriveFacts(request: DerivationRequest, wanted: readonly string[]): Readonly<Record<string, Float64Array>> {
  return toItsEnd(deriveInSlices(request, wanted, {}));
}

/**
 * As `deriveFacts`, pausing after every fact. `known` is what earlier calls with the same request worked out; the new lanes are put there too.
 */
export function* deriveInSlices(request: DerivationRequest, wanted: readonly string[], known: KnownFacts): Generator<void, Readonly<Record<string, Float64Array>>> {
  const deriver = new Deriver(request, known);
  for (const id of wanted) {
    deriver.lane(id);
    yield;
  }
  return deriver.derived;
}

/** Lanes by fact id. */
export type KnownFacts = Record<string, Float64Array>;

type Kleene = 0 | 1 | 2;
const FAILS = 0;
const MAYBE = 1;
const PASSES = 2;

class Deriver {
  private readonly facts: ReadonlyMap<string, Fact>;
  private readonly open = new Set<string>();

  constructor(
    private readonly request: DerivationRequest,
    readonly derived: KnownFacts,
  ) {
    this.facts = new Map((request.catalog.facts ?? []).map((fact) => [fact.id, fact]));
  }

  /** The column of that name, or the derivation; null where there is neither. */
  lane(id: string): Float64Array | null {
    const known = this.request.subjects.lanes[id] ?? this.derived[id];
    const fact = this.facts.get(id);
    if (known !== undefined || fact === undefined || this.open.has(id)) {
      return known ?? null;
    }
    this.open.add(id);
    const lane = this.derive(fact.derive);
    this.open.delete(id);
    if (lane) {
      this.derived[id] = lane;
    }
    return lane;
  }

  /** One case per operator of the catalog. */
  private derive(how: Derivation): Float64Array | null {
    switch (how.op) {
      case "exists":
      case "count":
      case "countDistinct":
      case "sum":
      case "weighted":
      case "min":
      case "max":
        return this.overList(how);
      case "daysBetween":
        return this.combine([how.from, how.to], ([from, to]) => to! - from!);
      case "addDays":
        return this.combine([how.date], ([date]) => date! + how.days);
      case "addMonths":
        return this.combine([how.date], ([date]) => addMonths(date!, how.months));
      case "startOfMonth":
        return this.combine([how.date], ([date]) => startOfMonth(date!));
      case "endOfMonth":
        return this.combine([how.date], ([date]) => endOfMonth(date!));
      case "anniversary":
        return this.combine([how.of, how.on], ([of, on]) => anniversary(of!, how.which, on!, how.anyYear === true));
      case "compareDates":
        return this.combine(how.upTo === undefined ? [how.date, how.than] : [how.date, how.than, how.upTo], ([date, than, upTo = Infinity]) => (Number.isNaN(date! + than!) || date! > upTo ? Number.NaN : Number(holds(date!, how.cmp, than!))));
      case "greatest":
      case "least": {
        const choose = how.op === "greatest" ? Math.max : Math.min;
        const skipUnknown = how.skipUnknown === true;
        return this.combine(
          how.of,
          (values) => {
            const known = skipUnknown ? values.filter((value) => !Number.isNaN(value)) : values;
            return known.length === 0 ? Number.NaN : choose(...known);
          },
          skipUnknown,
        );
      }
      case "difference": {
        const less = this.lane(how.less);
        return this.combine(less === null ? [{ field: how.of }] : [{ field: how.of }, { field: how.less }], ([of, taken]) => of! - (taken ?? 0));
      }
      case "growth":
        return this.combine([{ field: how.of }, { field: how.over }], ([of, over]) => (over === 0 ? Number.NaN : ((of! - over!) * 100) / over!));
      case "anyYes": {
        const refs = how.of.map((field) => ({ field }));
        return this.combine(refs, (flags) => (flags.includes(1) ? 1 : flags.some(Number.isNaN) ? Number.NaN : 0), true);
      }
      case "isFilled": {
        const lane = this.lane(how.field);
        return Float64Array.from({ length: this.request.subjects.rows }, (_, row) => (lane === null || Number.isNaN(lane[row]!) ? 0 : 1));
      }
      case "choose":
        return this.combine([{ field: how.when }, how.then, how.otherwise], ([flag, then, otherwise]) => (flag === 1 ? then! : flag === 0 ? otherwise! : Number.NaN));
      case "firstThere":
        return how.of.reduce<Float64Array | null>((found, id) => found ?? this.lane(id), null);
      case "points":
        return pointsLane(how, this.pointsInput());
      case "total":
        return totalLane(how, this.pointsInput());
      case "reaches":
        return reachesLane({ ...how, ways: how.ways.filter(({ from }) => serialOf(from) <= this.request.asOf) }, this.pointsInput());
    }
  }

  private pointsInput(): PointsInput {
    const { catalog, subjects, valueOf } = this.request;
    const codeOf = (field: string, choice: string): number =>
      [...catalog.fields, ...(catalog.facts ?? [])].find(({ id }) => id === field)?.choices?.findIndex(({ id }) => id === choice) ?? -1;
    return { rows: subjects.rows, lane: (id) => this.lane(id), isColumn: (id) => subjects.lanes[id] !== undefined, valueOf, codeOf };
  }

  /** Row by row over dates or fields; null when one of them is not there at all, unless what is missing may be left out. */
  private combine(refs: readonly DateRef[], of: (values: readonly number[]) => number, isMissingAllowed = false): Float64Array | null {
    const sources = refs.map((ref) => this.dateOf(ref));
    if (isMissingAllowed ? sources.every((source) => source === null) : sources.includes(null)) {
      return null;
    }
    return Float64Array.from({ length: this.request.subjects.rows }, (_, row) => of(sources.map((source) => valueAt(source, row))));
  }

  private dateOf(ref: DateRef): Float64Array | number | null {
    if (ref === "asOf") {
      return this.request.asOf;
    }
    return typeof ref === "string" ? serialOf(ref) : this.lane(ref.field);
  }

  private overList(how: Extract<Derivation, { list: string }>): Float64Array | null {
    const { subjects, lists } = this.request;
    const readings = (lists.get(how.list) ?? []).filter(({ byId, byName }) => (subjects.ids && byId) !== null || (subjects.names && byName) !== null);
    if (readings.length === 0) {
      return null;
    }
    const conditions = readings.map((reading) => how.where.map((filter) => this.condition(reading, filter)));
    const columns = readings.map((reading) => ("column" in how ? (reading.lanes[how.column] ?? null) : null));
    const weights = readings.map((reading) => (how.op === "weighted" ? this.weightOf(reading, how) : null));
    const lane = new Float64Array(subjects.rows);
    for (let row = 0; row < subjects.rows; row++) {
      const found: ListRow[] = [];
      let isNamed = false;
      readings.forEach((reading, index) => {
        const at = rowsOf(reading, subjects, row);
        isNamed ||= at !== null;
        for (const each of at ?? []) {
          const passes = conditions[index]!.reduce<Kleene>((truth, condition) => Math.min(truth, condition(each, row)) as Kleene, PASSES);
          if (passes !== FAILS) {
            const value = (columns[index]?.values[each] ?? Number.NaN) * (weights[index]?.(each) ?? 1);
            found.push({ isSure: passes === PASSES, value, key: columns[index]?.texts[value] ?? value });
          }
        }
      });
      lane[row] = isNamed ? overRows(how.op, found) : Number.NaN;
    }
    return lane;
  }

  /** The parameter that a list row's choice stands for; NaN where there is none. */
  private weightOf(reading: ListReading, { by, weights }: Extract<Derivation, { op: "weighted" }>): (listRow: number) => number {
    const choices = reading.list.columns.find(({ id }) => id === by)?.choices ?? [];
    const byCode = new Map(weights.map(({ choice, param }) => [choices.findIndex(({ id }) => id === choice), this.request.valueOf(param)]));
    return (listRow) => byCode.get(reading.lanes[by]?.values[listRow] ?? Number.NaN) ?? Number.NaN;
  }

  /** Whether a list row (first argument) passes a filter for a subject row (second argument). */
  private condition(reading: ListReading, filter: Filter): (listRow: number, row: number) => Kleene {
    const lane: ListLane | undefined = reading.lanes[filter.column];
    const whenBlank: Kleene = filter.whenBlank === "passes" ? PASSES : filter.whenBlank === "fails" ? FAILS : MAYBE;
    if (lane === undefined) {
      return () => whenBlank;
    }
    const test = this.filterTest(reading, filter);
    return (listRow, row) => {
      if (lane.isUnreadable[listRow] === 1) {
        return MAYBE;
      }
      const value = lane.values[listRow]!;
      return Number.isNaN(value) ? whenBlank : test(value, row);
    };
  }

  /** By code of a choice, whether it counts on the as-of date. */
  private truthsOf({ list }: ListReading, { column, counted, retiredFor }: Extract<Filter, { counted: unknown }>): ReadonlyMap<number, Kleene> {
    const { asOf, valueOf } = this.request;
    const choices = list.columns.find(({ id }) => id === column)?.choices ?? [];
    const truths = new Map<number, Kleene>();
    for (const { choice, from, until, retires, isUnsettled = false } of counted) {
      const isWithin = (from === undefined || serialOf(from) <= asOf) && (until === undefined || asOf < serialOf(until));
      const last = retires === undefined ? Infinity : addMonths(serialOf(retires.on), valueOf(retiredFor));
      // Without a figure for the months, what has retired may or may not count.
      const isStillCounted = Number.isNaN(last) ? (asOf <= serialOf(retires!.on) ? PASSES : MAYBE) : asOf <= last ? PASSES : FAILS;
      const truth = !isWithin ? FAILS : (Math.min(isStillCounted, isUnsettled ? MAYBE : PASSES) as Kleene);
      const code = choices.findIndex(({ id }) => id === choice);
      truths.set(code, Math.max(truth, truths.get(code) ?? FAILS) as Kleene);
    }
    return truths;
  }

  private filterTest(reading: ListReading, filter: Filter): (value: number, row: number) => Kleene {
    if ("choices" in filter) {
      const choices = reading.list.columns.find((column) => column.id === filter.column)?.choices ?? [];
      const codes = new Set(filter.choices.map((id) => choices.findIndex((choice) => choice.id === id)));
      return (value) => (codes.has(value) ? PASSES : FAILS);
    }
    if ("counted" in filter) {
      const truths = this.truthsOf(reading, filter);
      return (value) => truths.get(value) ?? FAILS;
    }
    if ("is" in filter) {
      return (value) => ((value === 1) === filter.is ? PASSES : FAILS);
    }
    if ("param" in filter) {
      const need = this.request.valueOf(filter.param);
      return (value) => (holds(value, filter.cmp, need) ? PASSES : FAILS);
    }
    const date = this.dateOf(filter.date);
    return (value, row) => {
      const than = valueAt(date, row);
      return Number.isNaN(than) ? MAYBE : holds(value, filter.cmp, than) ? PASSES : FAILS;
    };
  }
}

interface ListRow {
  readonly isSure: boolean;
  readonly value: number;
  /** Tells values apart across tables: the text itself where the column holds texts. */
  readonly key: string | number;
}

/** One case per operator over list rows. `found` holds the rows that pass or may pass. */
function overRows(op: Extract<Derivation, { list: string }>["op"], found: readonly ListRow[]): number {
  if (op === "exists") {
    return found.some(({ isSure }) => isSure) ? 1 : found.length === 0 ? 0 : Number.NaN;
  }
  if (op === "countDistinct") {
    // A row that may or may not count changes nothing where a sure one has the same value.
    const sure = new Set(found.filter(({ isSure }) => isSure).map(({ key }) => key));
    const isSettled = found.every(({ key, value }) => sure.has(key) && !Number.isNaN(value));
    return isSettled ? sure.size : Number.NaN;
  }
  if (found.some(({ isSure }) => !isSure)) {
    return Number.NaN;
  }
  const values = found.map(({ value }) => value);
  switch (op) {
    case "count":
      return found.length;
    case "sum":
    case "weighted":
      return values.reduce((sum, value) => sum + value, 0);
    case "min":
      return values.length === 0 ? Number.NaN : Math.min(...values);
    case "max":
      return values.length === 0 ? Number.NaN : Math.max(...values);
  }
}

/** The list rows of a subject's partner: by ID where both tables have IDs, else by name. Null where the subject names no partner. */
function rowsOf(reading: ListReading, { ids, names }: Subjects, row: number): readonly number[] | null {
  const [keys, index] = ids && reading.byId ? [ids, reading.byId] : [names, reading.byName];
  const key = keys?.[row] ?? "";
  return key === "" || index === null ? null : (index.get(key) ?? []);
}

function valueAt(source: Float64Array | number | null, row: number): number {
  return source === null ? Number.NaN : typeof source === "number" ? source : source[row]!;
}

function holds(value: number, cmp: Comparison, than: number): boolean {
  switch (cmp) {
    case ">=":
      return value >= than;
    case ">":
      return value > than;
    case "<=":
      return value <= than;
    case "<":
      return value < than;
    case "=":
      return value === than;
  }
}
