// Typed columns: what the engine computes on.
// Promises: one Float64 per row and field; NaN is unknown (blank or unreadable), never 0. Money in whole US dollars, flags 1 and 0,
// percent in points, dates as Excel serials, coded text as the index of the choice.

export interface Columns {
  readonly rows: number;
  /** By field id. A field that is not here has no column in the table. */
  readonly lanes: Readonly<Record<string, Float64Array>>;
  /** Lanes that were worked out from others; none when left out. */
  readonly derived?: ReadonlySet<string>;
}
