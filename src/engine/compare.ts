// Which versions of the rules differ between two pairs of dates or two catalogs, and which of them turn a row's answer.
// Promises: names every parameter, rule body and outcome name that a programme stands on and that is not the same on both sides, and nothing else.
// A version is said to matter to a row only after the row was decided with it alone, and with all but it. Reads no table itself.
import { madeFrom } from "../catalog/catalog";
import { textsIn } from "../catalog/fieldsTested";
import type { Catalog, Cite, IsoDate, Programme, Timeline, Unit, Version } from "../catalog/schema";
import { differenceOf, type Decided, type Difference } from "./difference";
import { versionInForce } from "./freeze";
import { PlanError } from "./planShape";

/** One side of a comparison: a catalog and the dates it is read for. */
export interface RulesSide {
  readonly catalog: Catalog;
  readonly asOf: IsoDate;
  readonly knownOn: IsoDate | null;
}

/** What one side says of a parameter, a rule body or a name. `value` is null for a body, which is no single value. */
export interface VersionSaid {
  readonly value: number | string | null;
  readonly since: IsoDate;
  readonly cite: Cite;
}

export interface VersionChange {
  readonly kind: "parameter" | "rules" | "name";
  /** Id of the parameter, of the programme, or of the outcome. */
  readonly id: string;
  readonly label: string;
  /** null where the value is no amount. */
  readonly unit: Unit | null;
  /** null where that side has no version in force. */
  readonly before: VersionSaid | null;
  readonly after: VersionSaid | null;
}

/** Why a row changed: indexes into the version changes that matter to it, and whether the date itself does (an anniversary passed, say). */
export interface MoveCause {
  readonly versions: readonly number[];
  readonly isDateItself: boolean;
}

export interface Comparison {
  readonly difference: Difference;
  readonly versions: readonly VersionChange[];
  /** One per move of the difference, in its order. */
  readonly causes: readonly MoveCause[];
}

/** Decides rows of one table under a side: all of them, or the rows named, in that order. Throws PlanError as `plan` does. */
export type DecideRows = (side: RulesSide, rows: readonly number[] | null) => Decided;

/**
 * Decides the table on both sides and says who changes, and because of which versions.
 * Throws PlanError where a side cannot be planned.
 */
export function compare(programme: string, before: RulesSide, after: RulesSide, decide: DecideRows, isSubject?: ArrayLike<number>): Comparison {
  const difference = differenceOf(decide(before, null), decide(after, null), isSubject);
  const versions = versionsBetween(before, after, programme);
  return { difference, versions, causes: causesOf(programme, versions, before, after, difference, decide) };
}

/** Everything a programme stands on, directly or through other programmes and facts, that is not the same on both sides. */
export function versionsBetween(before: RulesSide, after: RulesSide, programme: string): readonly VersionChange[] {
  const old = piecesOf(before, programme);
  const fresh = piecesOf(after, programme);
  return [...new Set([...fresh.keys(), ...old.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), fresh.get(key)];
    const { kind, id, label, unit } = (is ?? was)!;
    const isSame = JSON.stringify(was?.version?.value) === JSON.stringify(is?.version?.value);
    return isSame ? [] : [{ kind, id, label, unit, before: saidBy(was), after: saidBy(is) }];
  });
}

interface Piece {
  readonly kind: VersionChange["kind"];
  readonly id: string;
  readonly label: string;
  readonly unit: Unit | null;
  /** null where no single version is in force. */
  readonly version: Version<unknown> | null;
}

/** By key. A piece that is not there leaves what the side itself says. */
type Pieces = ReadonlyMap<string, Piece | undefined>;

const keyOf = ({ kind, id }: Pick<Piece, "kind" | "id">): string => `${kind} ${id}`;

/** By key: the programme's body and names, those of programmes it refers to, and every parameter that it or its facts name. */
function piecesOf(side: RulesSide, programme: string): ReadonlyMap<string, Piece> {
  const { catalog } = side;
  const pieces = new Map<string, Piece>();
  const params = new Map(catalog.params.map((each) => [each.id, each]));
  const programmes = new Map(catalog.programmes.map((each) => [each.id, each]));
  const scores = new Map(catalog.scores.map((each) => [each.id, each]));
  const facts = new Map((catalog.facts ?? []).map((each) => [each.id, each]));
  const seen = new Set<string>();
  const visit = (text: string): void => {
    if (seen.has(text)) {
      return;
    }
    seen.add(text);
    const param = params.get(text);
    if (param !== undefined) {
      add({ kind: "parameter", id: param.id, label: param.label, unit: param.unit, version: inForce(side, param.timeline) });
    }
    textsIn([scores.get(text)?.metrics, facts.get(text)?.derive]).forEach(visit);
    const other = programmes.get(text);
    if (other !== undefined) {
      visitProgramme(other);
    }
  };
  const add = (piece: Piece): void => void pieces.set(keyOf(piece), piece);
  const visitProgramme = (each: Programme): void => {
    const body = inForce(side, each.body);
    add({ kind: "rules", id: each.id, label: each.label, unit: null, version: body });
    textsIn(body?.value).forEach(visit);
  };
  const asked = programmes.get(programme);
  if (asked !== undefined) {
    seen.add(programme);
    visitProgramme(asked);
    asked.outcomes.forEach(({ id, names }) => add({ kind: "name", id, label: asked.label, unit: null, version: inForce(side, names) }));
  }
  return pieces;
}

function inForce<T>({ asOf, knownOn }: RulesSide, timeline: Timeline<T>): Version<T> | null {
  try {
    return versionInForce(timeline, asOf, knownOn, "");
  } catch (error) {
    if (!(error instanceof PlanError)) {
      throw error;
    }
    return null;
  }
}

function saidBy(piece: Piece | undefined): VersionSaid | null {
  if (piece === undefined || piece.version === null) {
    return null;
  }
  const { value, from, cite } = piece.version;
  return { value: typeof value === "number" || typeof value === "string" ? value : null, since: from, cite };
}

/** Each version alone on top of the old rules, and all versions but it: where either turns the answer, it matters. */
function causesOf(programme: string, versions: readonly VersionChange[], before: RulesSide, after: RulesSide, { moves }: Difference, decide: DecideRows): readonly MoveCause[] {
  if (moves.length === 0) {
    return [];
  }
  const rows = moves.map(({ row }) => row);
  const old = piecesOf(before, programme);
  const fresh = piecesOf(after, programme);
  const turned = (side: RulesSide, pieces: Pieces, against: RulesSide, own: Pieces): readonly boolean[] => {
    const difference = differenceOf(decide(standing(against, own), rows), decide(standing(side, pieces), rows));
    const moved = new Set(difference.moves.map(({ row }) => row));
    return rows.map((_, index) => moved.has(index));
  };
  const swapped = (base: Pieces, other: Pieces, change: VersionChange): Pieces => new Map([...base, [keyOf(change), other.get(keyOf(change))]]);
  const byVersion = versions.map((change) => {
    if (change.kind === "name") {
      return rows.map(() => false);
    }
    const alone = attempt(() => turned(before, swapped(old, fresh, change), before, old), rows);
    const without = attempt(() => turned(after, swapped(fresh, old, change), after, fresh), rows);
    return rows.map((_, index) => alone[index]! || without[index]!);
  });
  const byDate =
    before.asOf === after.asOf
      ? rows.map(() => false)
      : joined(attempt(() => turned({ ...before, asOf: after.asOf }, old, before, old), rows), attempt(() => turned({ ...after, asOf: before.asOf }, fresh, after, fresh), rows));
  return moves.map(({ from, to }, index) => {
    const mattering = versions.flatMap((change, at) => (byVersion[at]![index] === true || isRenamed(change, from, to) ? [at] : []));
    return { versions: mattering, isDateItself: byDate[index]! };
  });
}

/** A status that is called otherwise now has changed its name, whatever else. */
function isRenamed({ kind, before, after }: VersionChange, from: string, to: string): boolean {
  return kind === "name" && before?.value === from && after?.value === to;
}

/** The side's catalog with these pieces standing for all days, and ids in the place of names, so that outcomes are compared and not what they are called. */
function standing(side: RulesSide, pieces: Pieces): RulesSide {
  const standingFor = <T>(piece: Piece | undefined, timeline: Timeline<T>): Timeline<T> => (piece === undefined || piece.version === null ? timeline : [always(piece.version as Version<T>)]);
  const catalog: Catalog = {
    ...side.catalog,
    params: side.catalog.params.map((param) => ({ ...param, timeline: standingFor(pieces.get(`parameter ${param.id}`), param.timeline) })),
    programmes: side.catalog.programmes.map((programme) => ({
      ...programme,
      body: standingFor(pieces.get(`rules ${programme.id}`), programme.body),
      outcomes: programme.outcomes.map((outcome) => ({ ...outcome, names: outcome.names.slice(0, 1).map((name) => ({ ...always(name), value: outcome.id })) })),
    })),
  };
  return { ...side, catalog: madeFrom(side.catalog, catalog) };
}

function always<T>(version: Version<T>): Version<T> {
  return { ...version, from: "1900-01-01", until: undefined, knownFrom: undefined, knownUntil: undefined };
}

function joined(one: readonly boolean[], other: readonly boolean[]): readonly boolean[] {
  return one.map((is, index) => is || other[index]!);
}

/** A mixture of old and new that cannot be planned (a body whose parameter the other side lacks) says nothing of a row. */
function attempt(work: () => readonly boolean[], rows: readonly number[]): readonly boolean[] {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof PlanError)) {
      throw error;
    }
    return rows.map(() => false);
  }
}
