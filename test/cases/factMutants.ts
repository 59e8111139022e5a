// Plausible mistakes in how a fact is worked out, planted one at a time: an amount, a day, a comparison, a member left out, two amounts mixed up.
// Promises: knows no operator by name, so a new one has its mutants at once; each is named by the place it was made in.
import type { Catalog, Fact } from "../../src/catalog/schema";
import { daysLater } from "./eras";
import { daysOf, paramsIn } from "./facts";

export interface FactMutant {
  readonly name: string;
  readonly catalog: Catalog;
  readonly fact: Fact;
}

export function factMutants(catalog: Catalog, fact: Fact): readonly FactMutant[] {
  const around = { amounts: paramsIn(catalog, fact), days: new Set(daysOf(catalog, fact)) };
  const ofDerivation = changes(fact.derive, "", around).map(({ name, value }) => ({ name: `${fact.id}${name}`, catalog, fact: { ...fact, derive: value as Fact["derive"] } }));
  const ofAmounts = paramsIn(catalog, fact).flatMap((param) =>
    param.timeline.flatMap((version, index) =>
      [version.value + 1, version.value - 1, ...(version.value === 0 ? [] : [version.value * 10])].map((value) => ({
        name: `${fact.id}: ${param.id} from ${version.from} is ${value}`,
        catalog: { ...catalog, params: catalog.params.map((each) => (each === param ? { ...param, timeline: param.timeline.with(index, { ...version, value }) } : each)) },
        fact,
      })),
    ),
  );
  return [...ofDerivation, ...ofAmounts];
}

interface Surroundings {
  readonly amounts: Catalog["params"];
  /** Days on which the fact can be worked out: a date that moves over any other changes nothing. */
  readonly days: ReadonlySet<string>;
}

/** What a word can be mistaken for. */
const MISTAKEN: Readonly<Record<string, readonly string[]>> = {
  ">=": [">", "<="], ">": [">=", "<"], "<=": ["<", ">="], "<": ["<=", ">"], "=": [">=", "<="],
  best: ["sum"], sum: ["best"], greatest: ["least"], least: ["greatest"], startOfMonth: ["endOfMonth"], endOfMonth: ["startOfMonth"],
  onOrAfter: ["after", "onOrBefore"], after: ["onOrAfter", "before"], onOrBefore: ["before", "onOrAfter"], before: ["onOrBefore", "after"],
  passes: ["fails", "unknown"], fails: ["passes", "unknown"], unknown: ["passes", "fails"],
};
/** Members that may be left out of an object, and lists that may be empty. */
const OPTIONAL = new Set(["baseline", "standIn", "category", "given", "earns", "unitSize", "track"]);
const MAY_BE_EMPTY = new Set(["where", "gates"]);

/** Members that can be mixed up with each other. */
const PAIRS = [["of", "less"], ["of", "over"], ["of", "on"], ["then", "otherwise"], ["date", "than"]] as const;

interface Change {
  readonly name: string;
  readonly value: unknown;
}

/** Every value that differs from this one in one place and can matter. `key` is the member's name where the value is one. */
function changes(value: unknown, key: string, around: Surroundings): readonly Change[] {
  if (typeof value === "boolean") {
    return [{ name: ` ${key} turned`, value: !value }];
  }
  if (typeof value === "number") {
    return [1, -1].map((by) => ({ name: ` ${key} ${value + by}`, value: value + by }));
  }
  if (typeof value === "string") {
    return changedText(value, key, around);
  }
  if (Array.isArray(value)) {
    const members: readonly unknown[] = value;
    const shorter = members.length > 1 || (members.length === 1 && MAY_BE_EMPTY.has(key)) ? members.map((_, index) => ({ name: ` ${key} without ${index + 1}`, value: members.toSpliced(index, 1) })) : [];
    return [...shorter, ...members.flatMap((member, index) => changes(member, key, around).map((change) => ({ name: ` ${index + 1}${change.name}`, value: members.with(index, change.value) })))];
  }
  if (value !== null && typeof value === "object") {
    // Of sources the first that is there counts; one member alone is the best, the sum, the greatest and the least of itself.
    const swapped = "op" in value && value.op === "firstThere" && "of" in value && Array.isArray(value.of) ? [{ name: " of in another order", value: { ...value, of: value.of.toReversed() } }] : [];
    const exchanged = PAIRS.filter(([one, other]) => one in value && other in value).map(([one, other]) => ({ name: ` ${one} and ${other} exchanged`, value: { ...value, [one]: (value as Record<string, unknown>)[other], [other]: (value as Record<string, unknown>)[one] } }));
    const isAlone = ("parts" in value && Array.isArray(value.parts) && value.parts.length === 1) || ("of" in value && Array.isArray(value.of) && value.of.length === 1);
    const members = Object.entries(value).filter(([name]) => !(isAlone && (name === "combine" || name === "op")));
    return [...swapped, ...exchanged, ...members.flatMap(([name, member]) => [
      ...(OPTIONAL.has(name) ? [{ name: ` without ${name}`, value: Object.fromEntries(Object.entries(value).filter(([other]) => other !== name)) }] : []),
      ...changes(member, name, around).map((change) => ({ name: `${change.name}`, value: { ...value, [name]: change.value } })),
    ])];
  }
  return [];
}

function changedText(text: string, key: string, { amounts, days }: Surroundings): readonly Change[] {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const moves = [{ to: daysLater(text, 1), over: text }, { to: daysLater(text, -1), over: daysLater(text, -1) }];
    return moves.filter(({ over }) => days.has(over)).map(({ to }) => ({ name: ` ${key} ${to}`, value: to }));
  }
  const amount = amounts.find(({ id }) => id === text);
  if (amount) {
    const valuesOf = ({ timeline }: Catalog["params"][number]): string => JSON.stringify(timeline.map(({ from, until, value }) => [from, until, value]));
    const others = amounts.filter((each) => valuesOf(each) !== valuesOf(amount)).slice(0, 1);
    return others.map(({ id }) => ({ name: ` ${key} ${text} becomes ${id}`, value: id }));
  }
  // An operator's own name stays, unless another takes exactly the same members.
  return key === "op" && (text === "sum" || text === "best") ? [] : (MISTAKEN[text] ?? []).map((other) => ({ name: ` ${key} ${text} becomes ${other}`, value: other }));
}
