// The shape of a plan: a programme frozen at one date, as plain JSON that kernels, explanations and gaps read.
// Promises: numbers and citations only; nothing in it still depends on a date. Never computed here; engine/plan does that.
import type { PointsDerivation, TotalDerivation } from "../catalog/pointsSchema";
import type { Cite, Comparison, Field, IsoDate, Unit, WhenColumnAbsent } from "../catalog/schema";

export type PlanErrorCode = "unknown-programme" | "before-rules" | "no-version" | "two-versions" | "unknown-reference" | "circular-reference" | "bad-date";

/** A programme that cannot be frozen at the date asked for. `message` is a sentence for a person. */
export class PlanError extends Error {
  override readonly name = "PlanError";
  constructor(
    readonly code: PlanErrorCode,
    message: string,
  ) {
    super(message);
  }
}

export interface PlanField {
  readonly id: string;
  readonly label: string;
  readonly unit: Unit;
  readonly step: number;
  readonly effort: number | null;
  readonly words: Field["words"];
  readonly whenColumnAbsent: WhenColumnAbsent;
  /** No way to an outcome leads over changing it. */
  readonly isGiven: boolean;
  /** The list it can be worked out from where there is no such column, as people call it; null for a plain column. */
  readonly list: string | null;
  /** Label of the column to ask for where it is not known. */
  readonly asks: string;
  /** Labels of what it is worked out from that was not verified against the original; none for a plain column. */
  readonly unverified: readonly string[];
}

interface LeafBase {
  /** Index of the requirement's bit. */
  readonly bit: number;
  readonly id: string;
  /** Id of the programme whose body it stands in. */
  readonly programme: string;
  readonly label: string;
  readonly cite: Cite;
  readonly since: IsoDate;
  readonly rules: readonly string[];
}

/** One requirement that a single column or score decides. `field` and `score` are indexes into the plan's lists. */
export type Leaf =
  | (LeafBase & { readonly kind: "test"; readonly field: number; readonly cmp: Comparison; readonly need: number; readonly unit: Unit })
  | (LeafBase & { readonly kind: "flag"; readonly field: number; readonly need: 0 | 1 })
  | (LeafBase & { readonly kind: "oneOf"; readonly field: number; readonly codes: readonly number[]; readonly names: readonly string[] })
  | (LeafBase & { readonly kind: "score"; readonly score: number; readonly need: number });

export interface PlanScore {
  readonly id: string;
  readonly label: string;
  readonly metrics: readonly { readonly id: string; readonly label: string; readonly field: number; readonly maximum: number; readonly threshold: number; readonly cite: Cite }[];
}

/** How the points that requirements ask for come from columns: what intake/points needs, with the numbers of the day. */
export interface PlanEarning {
  /** Points and totals by the id of the field, and scores by their own id. */
  readonly facts: Readonly<Record<string, PointsDerivation | TotalDerivation>>;
  /** The columns that they are worked out from. */
  readonly columns: readonly PlanField[];
  /** By parameter. One that is not here has no value on the day. */
  readonly values: Readonly<Record<string, number>>;
  /** Ids of the choices of the fields that tell tracks apart. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
}

export type PlanNode =
  | { readonly op: "leaf"; readonly id: string; readonly bit: number }
  | { readonly op: "all" | "any"; readonly id: string; readonly of: readonly PlanNode[] }
  | { readonly op: "atLeast"; readonly id: string; readonly k: number; readonly of: readonly PlanNode[] }
  | { readonly op: "not"; readonly id: string; readonly of: PlanNode }
  | {
      readonly op: "readings";
      readonly id: string;
      readonly ambiguity: string;
      readonly question: string;
      readonly main: { readonly says: string; readonly cite: Cite; readonly when: PlanNode };
      readonly cautious: { readonly says: string; readonly cite: Cite; readonly when: PlanNode };
    };

export interface Plan {
  readonly programme: string;
  readonly label: string;
  readonly asOf: IsoDate;
  readonly knownOn: IsoDate | null;
  /** Catalog version and short hash. */
  readonly rules: string;
  readonly fields: readonly PlanField[];
  readonly scores: readonly PlanScore[];
  /** null where no requirement asks for points that columns earn. */
  readonly earning: PlanEarning | null;
  readonly leaves: readonly Leaf[];
  /** Outcome names in display order; an outcome code is an index into it. */
  readonly outcomes: readonly string[];
  /** By outcome code, what to say in place of a gap where nothing leads from the outcome to another one; null for the others. */
  readonly finals: readonly (string | null)[];
  /** First rung that is met decides. `outcome` is an outcome code. */
  readonly ladder: readonly { readonly outcome: number; readonly when: PlanNode }[];
  readonly otherwise: number;
  /** In display order; a path code is an index into it. `outcome` is what it leads to. */
  readonly pathways: readonly { readonly id: string; readonly label: string; readonly outcome: number; readonly when: PlanNode }[];
  /** Fields in the order of a range without headers. */
  readonly positional: readonly string[];
}

/** The nodes directly below a node, in reading order. */
export function childrenOf(node: PlanNode): readonly PlanNode[] {
  switch (node.op) {
    case "leaf":
      return [];
    case "all":
    case "any":
    case "atLeast":
      return node.of;
    case "not":
      return [node.of];
    case "readings":
      return [node.main.when, node.cautious.when];
  }
}
