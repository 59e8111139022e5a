// The search behind engine/earn: the cheapest raises of a row's slots under one choice of gates, by dynamic programming over points.
// Promises: of coarse columns every whole unit is tried; fine columns are filled last, in order of what a point costs there. Points are intake's.
// Rows of a table share amounts: what depends on nothing else is worked out once.
import { ALMOST, keptOr, type Choice, type GateChoice, type Kept, type Search, type Targets } from "./earnTask";
import { raisingPrice, type EarningRow, type Raisable, type Slot } from "./earningSlots";
import { earnsEnough, filledAtLeast, filledUp, fineOrders, lift } from "./fineColumns";
import type { Efforts } from "./price";

/** Options of one slot that are tried; more would be fine columns. */
const MOST_OPTIONS = 4_096;

/** What raising gates costs: none, or each combination of levels. Cheapest first. */
export function gateChoices(row: EarningRow, efforts: Efforts, kept: Kept): readonly GateChoice[] {
  return keptOr(kept.gates, amountsOf(row.gates), () => freshGateChoices(row, efforts));
}

function freshGateChoices({ gates }: EarningRow, efforts: Efforts): readonly GateChoice[] {
  let choices: readonly Omit<GateChoice, "key">[] = [{ cost: 0, targets: new Map() }];
  for (const gate of gates) {
    // Another requirement may raise it anyway.
    const isRaised = !Number.isNaN(gate.have) && gate.base !== gate.have;
    const levels = [...(isRaised ? [gate.base] : []), ...gate.targets];
    const raised = choices.flatMap((choice) => levels.map((target) => ({ cost: choice.cost + raisingPrice(gate, target, efforts), targets: new Map([...choice.targets, [gate.id, target]]) })));
    choices = isRaised ? raised : [...choices, ...raised];
  }
  return choices.map((choice) => ({ ...choice, key: gates.map(({ id, have }) => `${have} ${choice.targets.get(id) ?? ""}`).join() })).sort((a, b) => a.cost - b.cost);
}

/** The cheapest choice below `limit`; `most` is the most points of the first total that were reached on the way. */
export function cheapest(search: Search, limit: number): { readonly choice: Choice | null; readonly most: number } {
  const { task, row, points, gates } = search;
  gates.targets.forEach((target, id) => points.attempt(id, target));
  const needs = task.totals.map(({ least }) => least);
  const frontier = frontierOf(search, row.slots.filter(isCoarse), needs);
  let best: Choice | null = null;
  let most = 0;
  for (const order of frontier.length === 0 ? [] : fineOrders(search, row.slots.filter((slot) => !isCoarse(slot)))) {
    const start = filledAtLeast(search, order);
    if (start === null) {
      continue;
    }
    const boundOf = (choice: Choice): number => {
      const points = missing(choice, start, needs);
      return choice.cost + start.cost + (points > ALMOST ? points * order.leastRate : 0);
    };
    const bounded = frontier.map((choice) => ({ choice, bound: boundOf(choice) })).sort((a, b) => a.bound - b.bound);
    for (const { choice, bound } of bounded) {
      if (best !== null ? bound >= best.cost : bound < Infinity && bound >= limit) {
        break;
      }
      const filled = filledUp(search, order, start, joinedSums(choice, start), needs);
      most = Math.max(most, filled.sums[0] ?? 0);
      const cost = choice.cost + filled.cost;
      if (filled.sums.every((sum, total) => sum >= needs[total]! - ALMOST) && cost < (best?.cost ?? limit)) {
        best = { cost, sums: filled.sums, picks: { before: choice.picks, moves: [...filled.targets] } };
      }
    }
  }
  gates.targets.forEach((_, id) => points.restore(id));
  return { choice: best, most };
}

/** What a choice raises. */
export function targetsOf({ picks }: Choice): Targets {
  const moves: (readonly [string, number])[] = [];
  for (let each = picks; each !== null; each = each.before) {
    moves.push(...each.moves);
  }
  return new Map(moves);
}

function isCoarse({ columns }: Slot): boolean {
  return columns.every(({ isFine }) => !isFine) && columns.reduce((product, { targets }) => product * (targets.length + 1), 1) <= MOST_OPTIONS;
}

/** The choices of coarse slots that none beats, gates included. */
function frontierOf(search: Search, slots: readonly Slot[], needs: readonly number[]): readonly Choice[] {
  const { cost, targets, key } = search.gates;
  let joinedKey = key;
  let frontier: readonly Choice[] = [{ cost, sums: needs.map(() => 0), picks: { before: null, moves: [...targets] } }];
  for (const slot of slots) {
    joinedKey += `|${slot.layout.contributors[0]} ${amountsOf(slot.columns)}`;
    const before = frontier;
    frontier = keptOr(search.kept.frontiers, joinedKey, () => {
      const options = optionsOf(search, slot);
      return unbeaten(before.flatMap((choice) => options.map((option) => joined(choice, option, needs))));
    });
  }
  return frontier;
}

/** The most points still missing in one total once fine columns are where they must be. */
function missing(choice: Choice, start: { readonly sums: readonly number[] }, needs: readonly number[]): number {
  let most = 0;
  for (let total = 0; total < needs.length; total++) {
    most = Math.max(most, needs[total]! - choice.sums[total]! - start.sums[total]!);
  }
  return most;
}

function joinedSums(one: { readonly sums: readonly number[] }, other: { readonly sums: readonly number[] }): readonly number[] {
  return one.sums.map((sum, total) => sum + other.sums[total]!);
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

/** All that a slot's options depend on is what its columns have, and the gates before it. */
function optionsOf(search: Search, slot: Slot): readonly Choice[] {
  const { points, row, gates } = search;
  const opened = slot.layout.gates.map((id) => gates.targets.get(id) ?? row.gates.find((gate) => gate.id === id)?.have ?? points.valueOf(id));
  return keptOr(search.kept.options, `${slot.layout.contributors[0]} ${amountsOf(slot.columns)}|${opened.join()}`, () => freshOptions(search, slot));
}

function freshOptions(search: Search, slot: Slot): readonly Choice[] {
  const { points, task, efforts } = search;
  const combinations = slot.columns.reduce<readonly (readonly number[])[]>(
    (all, { have, base, targets }) => all.flatMap((chosen) => [Number.isNaN(have) ? Number.NaN : base, ...targets].map((target) => [...chosen, target])),
    [[]],
  );
  const moved = (column: Raisable, target: number): boolean => !Number.isNaN(target) && target !== column.have;
  const options = combinations.flatMap((chosen): readonly Choice[] => {
    slot.columns.forEach(({ id }, at) => points.attempt(id, chosen[at]!));
    const sums = task.totals.map(() => 0);
    if (!earnsEnough(search, slot, sums)) {
      return [];
    }
    const moves = slot.columns.flatMap((column, at) => (moved(column, chosen[at]!) ? [[column.id, chosen[at]!] as const] : []));
    const cost = slot.columns.reduce((sum, column, at) => sum + (moved(column, chosen[at]!) ? raisingPrice(column, chosen[at]!, efforts) : 0), 0);
    return [{ cost, sums, picks: moves.length === 0 ? null : { before: null, moves } }];
  });
  lift(search, slot);
  return unbeaten(options);
}

function amountsOf(columns: readonly Raisable[]): string {
  let amounts = "";
  for (const { have } of columns) {
    amounts += `${have} `;
  }
  return amounts;
}
