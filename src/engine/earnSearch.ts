// The search behind engine/earn: the cheapest raises of a row's slots under one choice of gates, by dynamic programming over points.
// Promises: of coarse columns every whole unit is tried; fine columns are filled last, in order of what a point costs there. Points are intake's.
// Rows of a table share amounts: what depends on nothing else is worked out once.
import type { EarningColumn, EarningLayout, GateColumn } from "./earningLayout";
import { raisingPrice, type EarningRow, type Raisable, type Slot } from "./earningSlots";
import { ALMOST, type Choice, type Earning, type GateChoice, type Kept, type Search, type Targets } from "./earnTask";
import { earnsEnough, filledAtLeast, fineOrders, lift, type FineOrder, type FineStart } from "./fineColumns";
import { filledUp } from "./fineFilling";
import { keptOr } from "./kept";
import type { Efforts } from "./price";

/** What raising gates costs: none, or each combination of levels. Cheapest first. */
export function gateChoices(row: EarningRow, layout: EarningLayout, efforts: Efforts, kept: Kept): readonly GateChoice[] {
  const opened = row.gates.map((gate, index) => openedLevels(layout.gates[index]!, gate.have));
  const amounts = row.gates.map((gate, index) => (isRaisable(gate) ? gate.have : opened[index])).join();
  return keptOr(kept.gates, amounts, () => freshGateChoices(row, opened, efforts));
}

function freshGateChoices({ gates }: EarningRow, opened: readonly string[], efforts: Efforts): readonly GateChoice[] {
  let choices: readonly Omit<GateChoice, "key">[] = [{ cost: 0, targets: new Map() }];
  for (const gate of gates) {
    const levels = [...(isRaisedAnyway(gate) ? [gate.base] : []), ...gate.targets];
    const raised = choices.flatMap((choice) => levels.map((target) => ({ cost: choice.cost + raisingPrice(gate, target, efforts), targets: new Map([...choice.targets, [gate.id, target]]) })));
    choices = isRaisedAnyway(gate) ? raised : [...choices, ...raised];
  }
  const keyOf = ({ targets }: Omit<GateChoice, "key">): string => gates.map(({ id, have }, index) => (targets.has(id) ? `${have} ${targets.get(id)}` : opened[index]!)).join();
  return choices.map((choice) => ({ ...choice, key: keyOf(choice) })).sort((a, b) => a.cost - b.cost);
}

function isRaisable(gate: Raisable): boolean {
  return gate.targets.length > 0 || isRaisedAnyway(gate);
}

/** Another requirement raises it. */
function isRaisedAnyway({ have, base }: Raisable): boolean {
  return !Number.isNaN(have) && base !== have;
}

/** Of a gate that is left as it is nothing matters but what it opens: revenue of a year before differs from row to row, the level it reaches does not. */
function openedLevels({ levels }: GateColumn, people: number): string {
  return Number.isNaN(people) ? "?" : `${levels.filter((level) => level <= people).length} open`;
}

/** The cheapest choice below `limit`; null where there is none. */
export function cheapest(search: Search, limit: number): Choice | null {
  return underGates(search, () => {
    const coarse = search.row.slots.filter((slot) => slot.isCoarse);
    const last = coarse.at(-1);
    const none: Choice = { cost: 0, sums: search.task.needs.map(() => 0), picks: null };
    // What the last slot adds is held against the need at once: joining it with all that goes before costs more than all else.
    const pairs: Pairs = { before: frontierOf(search, coarse.slice(0, -1)), options: last === undefined ? [none] : optionsOf(search, last) };
    let best = null as Choice | null;
    for (const order of pairs.before.length * pairs.options.length > 0 ? fineOrders(search, fineSlots(search)) : []) {
      const start = filledAtLeast(search, order);
      const below: number = best?.cost ?? limit;
      best = (start && cheapestFilled(search, pairs, { order, start }, below)) ?? best;
    }
    return best;
  });
}

/** The most points of the first total that are within reach; 0 where a metric cannot have its points. */
export function mostPoints(search: Search): number {
  return underGates(search, () => {
    const slots = search.row.slots.filter((slot) => slot.isCoarse).map((slot) => Math.max(...optionsOf(search, slot).map(({ sums }) => sums[0] ?? 0)));
    const orders = fineOrders(search, fineSlots(search)).filter((order) => filledAtLeast(search, order) !== null);
    const reached = slots.reduce((sum, points) => sum + points, 0);
    return orders.length === 0 || reached === -Infinity ? 0 : Math.min(search.task.needs[0] ?? 0, reached) + Math.max(...orders.map(({ reach }) => reach[0] ?? 0));
  });
}

function underGates<R>(search: Search, of: () => R): R {
  const { points, gates } = search;
  gates.targets.forEach((target, id) => points.attempt(id, target));
  const result = of();
  gates.targets.forEach((_, id) => points.restore(id));
  return result;
}

/** Choices before the last coarse slot, and what that slot offers. */
interface Pairs {
  readonly before: readonly Choice[];
  readonly options: readonly Choice[];
}

/** An order of fine columns, and how far they must be raised anyway. */
interface Filling {
  readonly order: FineOrder;
  readonly start: FineStart;
}

/** The cheapest pair below `limit`, fine columns filled up. */
function cheapestFilled(search: Search, pairs: Pairs, filling: Filling, limit: number): Choice | null {
  const [first] = pairsBelow(search, pairs, filling, limit, true);
  const enough = first && bestOf(search, [first], filling, limit);
  // Once one is found, hardly any other pair may cost less.
  const below = enough ? Math.max(enough.cost, boundOf(first.cost, missingOf(search, first, null, filling.start), filling)) + ALMOST : limit;
  return first === undefined ? null : bestOf(search, pairsBelow(search, pairs, filling, below, false), filling, limit);
}

/** The cheapest below `limit` of these choices of coarse slots, fine columns filled up. */
function bestOf(search: Search, choices: readonly Choice[], filling: Filling, limit: number): Choice | null {
  const { needs } = search.task;
  const { order, start } = filling;
  let best: Choice | null = null;
  const bounded = choices.map((choice) => ({ choice, bound: boundOf(choice.cost, missingOf(search, choice, null, start), filling) })).sort((a, b) => a.bound - b.bound);
  for (const { choice, bound } of bounded) {
    if (bound >= (best?.cost ?? limit)) {
      break;
    }
    const filled = filledUp(search, order, start, choice.sums, needs);
    if (filled !== null && choice.cost + filled.cost < (best?.cost ?? limit)) {
      best = { cost: choice.cost + filled.cost, sums: filled.sums, picks: { before: choice.picks, moves: [...filled.targets] } };
    }
  }
  return best;
}

/** Pairs that may cost less than `limit`, joined, without those that others beat; or the one alone that promises most. */
function pairsBelow(search: Search, { before, options }: Pairs, filling: Filling, limit: number, isFirstOnly: boolean): readonly Choice[] {
  const { needs } = search.task;
  const { order: { reach }, start } = filling;
  const found: (readonly [Choice, Choice])[] = [];
  let least = limit;
  for (const one of before) {
    for (const other of options) {
      const bound = boundOf(one.cost + other.cost, missingOf(search, one, other, start), filling);
      if (bound < least && needs.every((need, total) => need - one.sums[total]! - other.sums[total]! <= reach[total]! + ALMOST)) {
        least = isFirstOnly ? bound : least;
        found.push([one, other]);
      }
    }
  }
  return unbeaten((isFirstOnly ? found.slice(-1) : found).map(([one, other]) => joined(one, other, needs)));
}

/** The most points still missing in one total once fine columns are where they must be. */
function missingOf({ task: { needs } }: Search, one: Choice, other: Choice | null, start: FineStart): number {
  let most = 0;
  for (let total = 0; total < needs.length; total++) {
    most = Math.max(most, needs[total]! - one.sums[total]! - (other?.sums[total] ?? 0) - start.sums[total]!);
  }
  return most;
}

/** What coarse slots of this cost come to at least once fine columns bring the points that are missing. */
function boundOf(cost: number, missing: number, { start }: Filling): number {
  const leastRate = start.rates[0] ?? Infinity;
  // Where blanks hide what points cost, that they cost nothing is safe to say.
  return cost + start.cost + (missing > ALMOST && leastRate < Infinity ? missing * leastRate : 0);
}

/** What a choice raises. */
export function targetsOf({ picks }: Choice): Targets {
  const moves: (readonly [string, number])[] = [];
  for (let each = picks; each !== null; each = each.before) {
    moves.push(...each.moves);
  }
  return new Map(moves);
}

function fineSlots({ row }: Search): readonly Slot[] {
  return row.slots.filter((slot) => !slot.isCoarse);
}

/** The choices of gates and these slots together that none beats. */
function frontierOf(search: Search, slots: readonly Slot[]): readonly Choice[] {
  const { gates, kept, task: { needs } } = search;
  let frontier = keptOr(kept.frontiers, gates.key, () => ({ choices: [{ cost: gates.cost, sums: needs.map(() => 0), picks: { before: null, moves: [...gates.targets] } }], next: new Map() }));
  for (const slot of slots) {
    const { choices, next } = frontier;
    frontier = keptOr(next, slot, () => ({ choices: together(choices, optionsOf(search, slot), needs), next: new Map() }));
  }
  return frontier.choices;
}

/** Each choice with each option, without those that others beat. */
function together(choices: readonly Choice[], options: readonly Choice[], needs: readonly number[]): readonly Choice[] {
  const [need] = needs;
  return needs.length === 1 ? togetherForOne(choices, options, need!) : unbeaten(choices.flatMap((choice) => options.map((option) => joined(choice, option, needs))));
}

/** As for more totals; but of one total only what is kept becomes a choice, which is a small part of the pairs. */
function togetherForOne(choices: readonly Choice[], options: readonly Choice[], need: number): readonly Choice[] {
  const pairs: Pair[] = [];
  for (const choice of choices) {
    for (const option of options) {
      const points = Math.min(need, choice.sums[0]! + option.sums[0]!);
      pairs.push({ choice, option, cost: choice.cost + option.cost, points });
      if (points === need) {
        // What follows costs more, and points beyond the need are worth nothing.
        break;
      }
    }
  }
  const kept: Choice[] = [];
  let most = -Infinity;
  for (const { choice, option, points } of pairs.sort((a, b) => a.cost - b.cost || b.points - a.points)) {
    if (!(most >= points - ALMOST)) {
      kept.push(joined(choice, option, [need]));
      most = points;
    }
  }
  return kept;
}

interface Pair {
  readonly choice: Choice;
  readonly option: Choice;
  readonly cost: number;
  readonly points: number;
}

/** Points beyond the need are worth nothing, so they are cut off and equal choices fall together. */
function joined(one: Choice, option: Choice, needs: readonly number[]): Choice {
  const sums = one.sums.map((sum, total) => Math.min(needs[total]!, sum + option.sums[total]!));
  return { cost: one.cost + option.cost, sums, picks: option.picks === null ? one.picks : { before: one.picks, moves: option.picks.moves } };
}

/** Leaves out choices that another beats: no dearer, and no fewer points in any total. Cheapest first. */
function unbeaten(choices: readonly Choice[]): readonly Choice[] {
  const kept: Choice[] = [];
  for (const choice of [...choices].sort((a, b) => a.cost - b.cost || (b.sums[0] ?? 0) - (a.sums[0] ?? 0))) {
    const last = kept.at(-1);
    // Of one total, the last one kept has the most points.
    const isBeaten = choice.sums.length <= 1 ? last !== undefined && (last.sums[0] ?? 0) >= (choice.sums[0] ?? 0) - ALMOST : kept.some((better) => better.sums.every((sum, total) => sum >= choice.sums[total]! - ALMOST));
    if (!isBeaten) {
      kept.push(choice);
    }
  }
  return kept;
}

function openedBefore({ points, row, gates, layout }: Search, slot: Slot): string {
  let opened = "";
  for (const id of slot.layout.gates) {
    const people = gates.targets.get(id) ?? row.gates.find((gate) => gate.id === id)?.have ?? points.valueOf(id) ?? Number.NaN;
    opened += `${openedLevels(layout.gates.find((gate) => gate.id === id)!, people)} `;
  }
  return opened;
}

function optionsOf(search: Search, slot: Slot): readonly Choice[] {
  const { options } = search.kept;
  const ofSlot = options.get(slot) ?? new Map<string, readonly Choice[]>();
  options.set(slot, ofSlot);
  return keptOr(ofSlot, openedBefore(search, slot), () => unbeaten(priced(search, slot, earningsOf(search, slot))));
}

/** Amounts that earn the same differ in what they cost: of each group of combinations the cheapest, the first of equals. */
function priced({ efforts }: Search, { columns }: Slot, earnings: readonly Earning[]): readonly Choice[] {
  const targets = columns.map(startAndTargets);
  const isMoved = (at: number, index: number): boolean => !Number.isNaN(targets[at]![index]!) && targets[at]![index] !== columns[at]!.have;
  const prices = columns.map((column, at) => targets[at]!.map((target, index) => (isMoved(at, index) ? raisingPrice(column, target, efforts) : 0)));
  const cheapestOf = earnings.map(({ combinations, sums }) => {
    let cost = Infinity;
    let chosen = combinations[0]!;
    for (const each of combinations) {
      let price = 0;
      for (let at = 0; at < each.length; at++) {
        price += prices[at]![each[at]!]!;
      }
      if (price < cost) {
        cost = price;
        chosen = each;
      }
    }
    return { cost, sums, chosen };
  });
  return cheapestOf.map(({ cost, sums, chosen }) => {
    const moves = chosen.flatMap((index, at) => (isMoved(at, index) ? [[columns[at]!.id, targets[at]![index]!] as const] : []));
    return { cost, sums, picks: moves.length === 0 ? null : { before: null, moves } };
  });
}

/** What a slot earns with each combination of its columns' targets, grouped by points. Rows between the same whole units have it in common. */
function earningsOf(search: Search, slot: Slot): readonly Earning[] {
  const key = `${slot.layout.contributors[0]} ${slot.columns.map((column, at) => unitsKey(column, slot.layout.columns[at]!)).join()} ${openedBefore(search, slot)}`;
  return keptOr(search.kept.earnings, key, () => freshEarnings(search, slot));
}

function unitsKey({ base, have, targets }: Raisable, { parts }: EarningColumn): string {
  const units = parts.map(({ unit }) => (unit === null ? base : Math.floor(base / unit))).join("/");
  return Number.isNaN(have) ? `? ${targets.length}` : `${units} ${targets.length} ${targets[0] ?? ""}`;
}

function freshEarnings(search: Search, slot: Slot): readonly Earning[] {
  const { points, task } = search;
  const targets = slot.columns.map(startAndTargets);
  const combinations = targets.reduce<readonly (readonly number[])[]>((all, each) => all.flatMap((chosen) => each.map((_, index) => [...chosen, index])), [[]]);
  const groups = new Map<string, { readonly sums: readonly number[]; readonly combinations: (readonly number[])[] }>();
  for (const chosen of combinations) {
    slot.columns.forEach(({ id }, at) => points.attempt(id, targets[at]![chosen[at]!]!));
    const sums = task.totals.map(() => 0);
    if (earnsEnough(search, slot, sums)) {
      const group = groups.get(sums.join()) ?? { sums, combinations: [] };
      groups.set(sums.join(), group);
      group.combinations.push(chosen);
    }
  }
  lift(search, slot);
  return [...groups.values()];
}

/** A column as it is, then raised ever more; a blank one stays blank before it is raised. */
function startAndTargets({ have, base, targets }: Raisable): readonly number[] {
  return [Number.isNaN(have) ? Number.NaN : base, ...targets];
}
