// The search behind engine/earn: the cheapest raises of a row's slots under one choice of gates, by dynamic programming over points.
// Promises: of coarse columns every whole unit is tried; fine columns are filled last, in order of what a point costs there. Points are intake's.
import { ALMOST, type Choice, type Search, type Targets } from "./earnTask";
import { raisingPrice, type EarningRow, type Raisable, type Slot } from "./earningSlots";
import { evaluateSlot, filledAtLeast, filledUp, fineOrders } from "./fineColumns";
import type { Efforts } from "./price";

/** Options of one slot that are tried; more would be fine columns. */
const MOST_OPTIONS = 4_096;

/** What raising gates costs: none, or each combination of levels. */
export function gateChoices({ gates }: EarningRow, efforts: Efforts): readonly { readonly cost: number; readonly targets: Targets }[] {
  let choices: { readonly cost: number; readonly targets: Targets }[] = [{ cost: 0, targets: new Map() }];
  for (const gate of gates) {
    // Another requirement may raise it anyway.
    const isRaised = !Number.isNaN(gate.have) && gate.base !== gate.have;
    const levels = [...(isRaised ? [gate.base] : []), ...gate.targets];
    const raised = choices.flatMap((choice) => levels.map((target) => ({ cost: choice.cost + raisingPrice(gate, target, efforts), targets: new Map([...choice.targets, [gate.id, target]]) })));
    choices = isRaised ? raised : [...choices, ...raised];
  }
  return choices.sort((a, b) => a.cost - b.cost);
}

/** The cheapest choice below `limit`; `most` is the most points of the first total that were reached on the way. */
export function cheapest(search: Search, limit: number): { readonly choice: Choice | null; readonly most: number } {
  const { task, row } = search;
  const needs = task.totals.map(({ least }) => least);
  const coarse = row.slots.filter(isCoarse);
  let frontier: readonly Choice[] = [{ cost: search.gateCost, sums: needs.map(() => 0), picks: { before: null, moves: [...search.gates] } }];
  for (const slot of coarse) {
    const options = optionsOf(search, slot);
    frontier = unbeaten(frontier.flatMap((choice) => options.map((option) => joined(choice, option, needs))));
  }
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

/** The most points still missing in one total once fine columns are where they must be. */
function missing(choice: Choice, start: { readonly sums: readonly number[] }, needs: readonly number[]): number {
  return needs.reduce((most, need, total) => Math.max(most, need - choice.sums[total]! - start.sums[total]!), 0);
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

function optionsOf(search: Search, slot: Slot): readonly Choice[] {
  if (search.known === null) {
    return freshOptions(search, slot);
  }
  const key = keyOf(search, slot);
  const before = search.known.get(key) ?? freshOptions(search, slot);
  search.known.set(key, before);
  return before;
}

/** All that the options of a slot depend on, for rows of one table. */
function keyOf({ points, task, row, gates }: Search, { contributors, columns }: Slot): string {
  const gateValues = row.gates.map(({ id, have }) => gates.get(id) ?? have);
  const tracks = Object.keys(points.earning.choices).map((track) => points.valueOf(track));
  const asked = contributors.map((id) => task.metrics.get(id) ?? "");
  return [contributors, asked, gateValues, tracks, columns.map(({ have, base, targets }) => `${have} ${base} ${targets.length} ${targets.at(-1) ?? ""}`), task.totals.map(({ id }) => id)].join("|");
}

function freshOptions(search: Search, slot: Slot): readonly Choice[] {
  const combinations = slot.columns.reduce<readonly (readonly number[])[]>(
    (all, { have, base, targets }) => all.flatMap((chosen) => [Number.isNaN(have) ? Number.NaN : base, ...targets].map((target) => [...chosen, target])),
    [[]],
  );
  const variations = new Map(slot.columns.map(({ id }, index) => [id, Float64Array.from(combinations, (chosen) => chosen[index]!)]));
  const { sums, isEnough } = evaluateSlot(search, slot, variations, combinations.length);
  const moved = (column: Raisable, target: number): boolean => !Number.isNaN(target) && target !== column.have;
  return unbeaten(
    combinations.flatMap((chosen, index): readonly Choice[] => {
      if (isEnough[index] === 0) {
        return [];
      }
      const moves = slot.columns.flatMap((column, at) => (moved(column, chosen[at]!) ? [[column.id, chosen[at]!] as const] : []));
      const cost = slot.columns.reduce((sum, column, at) => sum + (moved(column, chosen[at]!) ? raisingPrice(column, chosen[at]!, search.efforts) : 0), 0);
      return [{ cost, sums: sums.map((sum) => sum[index]!), picks: moves.length === 0 ? null : { before: null, moves } }];
    }),
  );
}

