// What the pane gives to every question about a preview.
import type { Preview } from "../../app/preview";
import type { Tierline } from "../../app/tierline";

export interface AskProps {
  readonly tierline: Pick<Tierline, "askSheet" | "simulate" | "listEditableFields" | "compareDates">;
  readonly preview: Preview;
  /** Opens a body row (from 0) of a programme. */
  readonly onOpen: (programme: string, row: number) => void;
}

/** What the pane gives to every question about one row. */
export interface RowAskProps {
  readonly tierline: Pick<Tierline, "seekRow" | "forecastRow" | "buildMetrics" | "runway" | "forecastFromExports">;
  readonly previewId: string;
  /** The day of the preview, ISO. */
  readonly asOf: string;
  readonly programme: string;
  /** Body row from 0. */
  readonly row: number;
}
