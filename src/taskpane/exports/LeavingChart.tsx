// A bar per month: what leaves the window. Drawn as plain SVG without styles of its own, so that the page's policy and themes hold.
// Promises one sentence that says what the bars say; a month in which nothing leaves has no bar.
import type { RunwayMeasure } from "../../app/exports/metrics";

interface Props {
  readonly measure: RunwayMeasure;
  readonly words: (value: number | null) => string;
}

const width = 288;
const height = 84;
const barTop = 12;
const axis = 66;
const step = width / 12;

export function LeavingChart({ measure, words }: Props) {
  // Months in which the number grows (refunds that leave) are said in the table; a bar shows what is lost.
  const leaving = measure.months.map(({ leaves }) => Math.max(0, leaves ?? 0));
  const most = Math.max(...leaving);
  const largest = measure.months[leaving.indexOf(most)];
  const sentence = most === 0 ? `${measure.label}: nothing leaves in the next 12 months.` : `${measure.label}: most leaves with ${largest?.leavingMonth ?? ""}, ${words(most)}.`;
  return (
    <svg className="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={sentence}>
      <line className="chart-axis" x1={0} x2={width} y1={axis} y2={axis} />
      {measure.months.map((month, at) => {
        const tall = most === 0 ? 0 : (leaving[at]! / most) * (axis - barTop);
        const isShort = month.value !== null && month.value < measure.needed;
        return (
          <g key={month.asOf}>
            {tall > 0 && <rect className={isShort ? "chart-bar chart-short" : "chart-bar"} x={at * step + 4} y={axis - tall} width={step - 8} height={tall} rx={2} />}
            <text className="chart-month" x={at * step + step / 2} y={height - 4} textAnchor="middle">
              {month.leavingMonth.slice(5)}
            </text>
          </g>
        );
      })}
      {most > 0 && (
        <text className="chart-month" x={0} y={9}>
          {words(most)}
        </text>
      )}
    </svg>
  );
}
