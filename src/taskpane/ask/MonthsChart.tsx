// A block per month: high while the answer of now holds, low once it is another one, hollow where there are no rules.
// Promises one sentence that says what the blocks say. Plain SVG without styles of its own, so that the page's policy and themes hold.
import type { RowForecast } from "../../app/ask";

const width = 288;
const height = 56;
const axis = 38;
const tall = 30;
const low = 10;

export function MonthsChart({ forecast }: { readonly forecast: RowForecast }) {
  const { statusNow, lapsesOn, months } = forecast;
  const step = width / Math.max(1, months.length);
  const held = months.filter(({ status }) => status === statusNow).length;
  const sentence = lapsesOn === null ? `${statusNow} in ${held} of the next ${months.length} months.` : `${statusNow} until ${lapsesOn}.`;
  return (
    <svg className="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={sentence}>
      <line className="chart-axis" x1={0} x2={width} y1={axis} y2={axis} />
      {months.map(({ asOf, status }, at) => {
        const isHeld = status === statusNow;
        const size = isHeld ? tall : low;
        return (
          <g key={asOf}>
            <rect className={status === null ? "chart-open" : isHeld ? "chart-bar" : "chart-bar chart-short"} x={at * step + 2} y={axis - size} width={step - 4} height={size} rx={2} />
            <text className="chart-month" x={at * step + step / 2} y={height - 4} textAnchor="middle">
              {asOf.slice(5, 7)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
