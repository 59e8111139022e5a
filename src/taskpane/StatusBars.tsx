// Counts per status as bars with words and numbers beside them.
// Promises every status of the programme, in its own order. Counts nothing itself.
import type { ProgrammePreview } from "../app/preview";
import { Bar } from "./Bar";

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
          <Bar label={status} rows={rows} of={subjects} tone={status === programme.best ? "best" : open.has(status) ? "open" : undefined} />
        </li>
      ))}
    </ul>
  );
}
