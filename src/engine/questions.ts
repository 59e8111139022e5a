// Questions about a whole table, answered from the bits of its run: who misses only one requirement, who is how far, what rests on which words.
// Promises: each pattern of bits is looked at once, however many rows share it; no explanation is built. The answers are those that counting over
// explanations would give. Reads no cell.
import { decide, MET, NOT_MET, spanOf, UNKNOWN, type Kleene, type LeafTruth } from "./decide";
import { truthOfValue } from "./leaves";
import { truthInWords } from "./patterns";
import { childrenOf, type Leaf, type Plan, type PlanNode } from "./planShape";
import type { RunResult } from "./run";
import type { Decided } from "./difference";

/** How the rows stand to one requirement of the plan. */
export interface RequirementCount {
  /** Index into the plan's leaves. */
  readonly bit: number;
  readonly met: number;
  readonly notMet: number;
  readonly unknown: number;
  /** Rows that would reach the target if this requirement alone were met. */
  readonly onlyThis: number;
}

export interface SheetQuestions {
  /** Rows asked about: subjects only. */
  readonly rows: number;
  /** Rows that have reached the target, or better. */
  readonly reached: number;
  readonly requirements: readonly RequirementCount[];
  /** Rows that have not reached the target by the least number of columns that must change; null: a way cannot be told. Ascending. */
  readonly byMissing: readonly { readonly missing: number | null; readonly rows: number }[];
  /** Rows whose answer could be another one if the requirements in question did not hold as they are read. */
  readonly resting: Readonly<Record<Footing, number>>;
  /** Rows of the run that miss only this requirement, at most `most`. */
  rowsMissingOnly(bit: number, most: number): readonly number[];
  rowsResting(on: Footing, most: number): readonly number[];
}

/** What an answer may rest on that a reader should check: words nobody held against the original, or the user's own figures. */
export type Footing = "unverified" | "own";

export interface QuestionOptions {
  /** Outcome code asked about; the best outcome when left out. */
  readonly target?: number;
  readonly isSubject?: ArrayLike<number>;
  /** Bits whose requirement stands on the user's own figures, directly or through what is worked out from them. */
  readonly own?: ReadonlySet<number>;
}

/** Throws RangeError for a target that is on no rung of the plan's ladder. */
export function questionsOf({ plan, result }: Decided, options: QuestionOptions = {}): SheetQuestions {
  const target = options.target ?? plan.ladder[0]!.outcome;
  const rung = plan.ladder.findIndex(({ outcome }) => outcome === target);
  if (rung < 0) {
    throw new RangeError(`Outcome ${target} is on no rung of ${plan.programme}.`);
  }
  const { patternOf, patterns } = patternsOf(result, options.isSubject);
  const facts = patterns.map(({ row, rows }) => ({ rows, ...lookAt(plan, rung, truthInWords(result.met, result.unknown, row), result, options.own ?? new Set()) }));
  const count = (holds: (fact: (typeof facts)[number]) => boolean): number => facts.reduce((sum, fact) => sum + (holds(fact) ? fact.rows : 0), 0);
  const rowsWhere = (holds: (fact: (typeof facts)[number]) => boolean, most: number): readonly number[] => {
    const isWanted = facts.map(holds);
    const rows: number[] = [];
    for (let row = 0; row < patternOf.length && rows.length < most; row++) {
      if (isWanted[patternOf[row]!] === true) {
        rows.push(row);
      }
    }
    return rows;
  };
  const missing = new Map<number | null, number>();
  facts.filter(({ isReached }) => !isReached).forEach((fact) => missing.set(fact.missing, (missing.get(fact.missing) ?? 0) + fact.rows));
  return {
    rows: count(() => true),
    reached: count(({ isReached }) => isReached),
    requirements: plan.leaves.map(({ bit }) => ({
      bit,
      met: count(({ truths }) => truths[bit] === MET),
      notMet: count(({ truths }) => truths[bit] === NOT_MET),
      unknown: count(({ truths }) => truths[bit] === UNKNOWN),
      onlyThis: count(({ only }) => only.has(bit)),
    })),
    // Whether a way can be told is the same for all rows: null stands alone.
    byMissing: [...missing].map(([columns, rows]) => ({ missing: columns, rows })).sort((a, b) => a.missing! - b.missing!),
    resting: { unverified: count(({ rests }) => rests.unverified), own: count(({ rests }) => rests.own) },
    rowsMissingOnly: (bit, most) => rowsWhere(({ only }) => only.has(bit), most),
    rowsResting: (on, most) => rowsWhere(({ rests }) => rests[on], most),
  };
}

const NO_PATTERN = 0xffffffff;

interface Patterns {
  /** Per row the index of its pattern; NO_PATTERN for a row that is no subject. */
  readonly patternOf: Uint32Array;
  /** A row that shows the pattern, and how many do. */
  readonly patterns: readonly { readonly row: number; readonly rows: number }[];
}

/** Numbers the patterns as they first come up: word after word, each pair of what was read so far and the next word has a number. */
function patternsOf({ rows, met, unknown }: RunResult, isSubject: ArrayLike<number> | undefined): Patterns {
  const words = [...met, ...unknown];
  const numbers = words.map(() => new Map<number, number>());
  const patternOf = new Uint32Array(rows).fill(NO_PATTERN);
  const patterns: { row: number; rows: number }[] = [];
  for (let row = 0; row < rows; row++) {
    if (isSubject !== undefined && isSubject[row] === 0) {
      continue;
    }
    let number = 0;
    for (let word = 0; word < words.length; word++) {
      const key = number * 2 ** 32 + words[word]![row]!;
      const known = numbers[word]!.get(key);
      number = known ?? numbers[word]!.size;
      if (known === undefined) {
        numbers[word]!.set(key, number);
      }
    }
    patternOf[row] = number;
    const pattern = patterns[number];
    if (pattern === undefined) {
      patterns[number] = { row, rows: 1 };
    } else {
      pattern.rows++;
    }
  }
  return { patternOf, patterns };
}

interface PatternFacts {
  readonly truths: readonly Kleene[];
  readonly isReached: boolean;
  /** Bits each of which would do alone. */
  readonly only: ReadonlySet<number>;
  readonly missing: number | null;
  readonly rests: Readonly<Record<Footing, boolean>>;
}

function lookAt(plan: Plan, rung: number, leaf: LeafTruth, { bound }: RunResult, own: ReadonlySet<number>): PatternFacts {
  const truths = plan.leaves.map(({ bit }) => leaf(bit));
  const reaches = (of: LeafTruth): boolean => plan.ladder.slice(0, rung + 1).some(({ when }) => spanOf(when, of).strict === MET);
  const isReached = reaches(leaf);
  const only = isReached ? [] : plan.leaves.filter(({ bit }) => truths[bit] === NOT_MET && reaches(withMet(plan, bit, truths, bound.readsFrom))).map(({ bit }) => bit);
  const outcome = decide(plan, leaf).outcome;
  const restsOn = (isDoubted: (leaf: Leaf) => boolean): boolean => decide(plan, (bit) => (isDoubted(plan.leaves[bit]!) ? UNKNOWN : truths[bit]!)).outcome !== outcome;
  return {
    truths,
    isReached,
    only: new Set(only),
    missing: isReached ? 0 : fewestColumns(plan, plan.ladder[rung]!.when, truths, bound.readsFrom),
    rests: { unverified: restsOn(({ cite, bit }) => cite.confidence === "unverified" && !own.has(bit)), own: restsOn(({ bit }) => own.has(bit)) },
  };
}

/** The truths once requirement `bit` is just met: what else its column then meets, or no longer meets, included. */
function withMet(plan: Plan, bit: number, truths: readonly Kleene[], readsFrom: readonly number[]): LeafTruth {
  const flipped = plan.leaves[bit]!;
  if (flipped.kind === "score") {
    return (other) => (other === bit ? MET : truths[other]!);
  }
  const value = valueMeeting(flipped, plan.fields[flipped.field]!.step);
  return (other) => {
    const leaf = plan.leaves[other]!;
    return leaf.kind === "score" || readsFrom[leaf.field] !== readsFrom[flipped.field] ? truths[other]! : truthOfValue(leaf, value);
  };
}

/** The value that just meets a requirement; of the choices that it accepts, the first. */
function valueMeeting(leaf: Exclude<Leaf, { kind: "score" }>, step: number): number {
  if (leaf.kind === "oneOf") {
    return leaf.codes[0]!;
  }
  const beyond = leaf.kind === "flag" ? 0 : leaf.cmp === ">" ? step : leaf.cmp === "<" ? -step : 0;
  return leaf.need + beyond;
}

const KEPT_SETS = 64;

/** The least number of columns that must change to make a node met; null where none is enough. Exact while no more than 64 combinations tie. */
function fewestColumns(plan: Plan, node: PlanNode, truths: readonly Kleene[], readsFrom: readonly number[]): number | null {
  const sets = (each: PlanNode, wanted: boolean): readonly ReadonlySet<number>[] => {
    switch (each.op) {
      case "leaf": {
        const leaf = plan.leaves[each.bit]!;
        const isThere = truths[each.bit] === (wanted ? MET : NOT_MET);
        // A score is a column of its own here: which of its metrics to raise is for seek to say.
        return [new Set(isThere ? [] : [leaf.kind === "score" ? plan.fields.length + leaf.score : readsFrom[leaf.field]!])];
      }
      case "all":
        return wanted ? together(each.of, wanted) : either(each.of, wanted);
      case "any":
        return wanted ? either(each.of, wanted) : together(each.of, wanted);
      case "atLeast":
        return chosen(each.of, wanted ? each.k : each.of.length - each.k + 1, wanted);
      case "not":
        return sets(each.of, !wanted);
      case "readings":
        return together(childrenOf(each), wanted);
    }
  };
  const smallest = (all: readonly ReadonlySet<number>[]): readonly ReadonlySet<number>[] => [...all].sort((a, b) => a.size - b.size).slice(0, KEPT_SETS);
  const either = (of: readonly PlanNode[], wanted: boolean): readonly ReadonlySet<number>[] => smallest(of.flatMap((each) => sets(each, wanted)));
  const unions = (left: readonly ReadonlySet<number>[], right: readonly ReadonlySet<number>[]): readonly ReadonlySet<number>[] => smallest(left.flatMap((a) => right.map((b) => new Set([...a, ...b]))));
  const together = (of: readonly PlanNode[], wanted: boolean): readonly ReadonlySet<number>[] => of.reduce<readonly ReadonlySet<number>[]>((all, each) => unions(all, sets(each, wanted)), [new Set()]);
  const chosen = (of: readonly PlanNode[], k: number, wanted: boolean): readonly ReadonlySet<number>[] => {
    let byCount: (readonly ReadonlySet<number>[])[] = [[new Set()], ...Array.from({ length: k }, () => [])];
    for (const each of of) {
      const own = sets(each, wanted);
      byCount = byCount.map((without, count) => (count === 0 ? without : smallest([...without, ...unions(byCount[count - 1]!, own)])));
    }
    return byCount[k]!;
  };
  return sets(node, true)[0]?.size ?? null;
}
