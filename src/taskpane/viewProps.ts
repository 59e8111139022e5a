// What the pane gives to every view beside the statuses.
import type { TablePlace } from "../app/preview";
import type { Tierline } from "../app/tierline";

export interface ViewProps {
  readonly tierline: Tierline;
  /** The pane's as-of date, ISO; the views share it. */
  readonly asOf: string;
  readonly onDate: (asOf: string) => void;
  /** Goes to the statuses and evaluates this table. */
  readonly onEvaluate: (table: TablePlace) => void;
}
