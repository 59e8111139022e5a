// Counts per status as bars with words and numbers beside them.
// Promises that a screen reader and a black-and-white print tell the same story as the colours.
import type { ProgrammePreview } from "../app/preview";

interface Props {
  readonly programme: ProgrammePreview;
  readonly subjects: number;
}

const open = new Set(["Needs data", "Unclear"]);

export function StatusBars({ programme, subjects }: Props) {
  return (
    <ul className="bars" aria-label={`${programme.label}: rows per status`}>
      {programme.counts.map(({ status, rows }) => (
        <li key={status}>
          <div className="bar-words">
            <span>{status}</span>
            <span className="bar-number">
              {rows.toLocaleString("en-US")} <span className="visually-hidden">of {subjects.toLocaleString("en-US")} rows</span>
            </span>
          </div>
          <div className="bar-track" aria-hidden="true">
            <div className={`bar-fill ${status === programme.best ? "bar-best" : open.has(status) ? "bar-open" : ""} ${rows === 0 ? "bar-none" : ""}`} style={{ width: `${subjects === 0 ? 0 : (100 * rows) / subjects}%`, display: rows === 0 ? "none" : "block" }} />
          </div>
        </li>
      ))}
    </ul>
  );
}
