// The bench's table and chart for docs/engine.md, from the figures of one run.
// Promises: prints what was measured and nothing else; the chart reads on a light and on a dark page. Never rounds a ratio into a boast.
import type { Timing } from "../measure";
import { ROWS } from "./partners";

/** A row of the table: a contender, and whether it gives reasons or a verdict only. */
export interface Shown {
  readonly timing: Timing;
  readonly isOurs: boolean;
  /** False for what is not the one rule that all others decide. */
  readonly isSameRule: boolean;
}

/** Markdown; times of smaller tables are scaled to all rows and say so. */
export function benchTable(shown: readonly Shown[], loop: Timing, kernels: Timing): string {
  const lines = shown.map(({ timing }) => {
    const scaled = timing.rows === ROWS ? "" : ` (from ${timing.rows.toLocaleString("en-US")})`;
    return `| ${timing.name} | ${duration(whole(timing))}${scaled} | ${timing.least.toFixed(1)} - ${timing.most.toFixed(1)} ms | ${ratio(timing.perRow / loop.perRow)} | ${ratio(timing.perRow / kernels.perRow)} |`;
  });
  return [`| what | ${ROWS.toLocaleString("en-US")} rows, median | least - most of a round | over the loop | over our kernels |`, "|---|--:|--:|--:|--:|", ...lines].join("\n");
}

const WIDTH = 880;
const LEFT = 390;
const RIGHT = 90;
const BAR = 20;
const GAP = 8;
const TOP = 44;

/** One bar per contender on a logarithmic scale of time for all rows, quickest first. */
export function benchChart(shown: readonly Shown[]): string {
  const bars = shown.filter(({ isSameRule }) => isSameRule).sort((one, other) => one.timing.perRow - other.timing.perRow);
  const least = Math.floor(Math.log10(Math.min(...bars.map(({ timing }) => whole(timing)))));
  const most = Math.ceil(Math.log10(Math.max(...bars.map(({ timing }) => whole(timing)))));
  const x = (ms: number): number => LEFT + ((Math.log10(ms) - least) / (most - least)) * (WIDTH - LEFT - RIGHT);
  const height = TOP + bars.length * (BAR + GAP) + 34;
  const ticks = Array.from({ length: most - least + 1 }, (_, index) => 10 ** (least + index));
  const y = (index: number): number => TOP + index * (BAR + GAP);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title">
<title id="title">Time to decide top tier for ${ROWS.toLocaleString("en-US")} rows, logarithmic scale</title>
<style>
text { font: 13px "Segoe UI", system-ui, sans-serif; fill: #242424; }
.heading { font-size: 15px; font-weight: 600; }
.tick { fill: #616161; font-size: 12px; }
.grid { stroke: #d1d1d1; }
.ours { fill: #0f6cbd; }
.theirs { fill: #949494; }
@media (prefers-color-scheme: dark) {
  text { fill: #f0f0f0; }
  .tick { fill: #adadad; }
  .grid { stroke: #525252; }
  .ours { fill: #479ef5; }
  .theirs { fill: #8a8a8a; }
}
</style>
<text class="heading" x="0" y="18">Top tier for ${ROWS.toLocaleString("en-US")} rows (blue: Tierline; logarithmic scale)</text>
${ticks.map((ms) => `<line class="grid" x1="${x(ms).toFixed(1)}" x2="${x(ms).toFixed(1)}" y1="${TOP - 8}" y2="${y(bars.length)}"/><text class="tick" text-anchor="middle" x="${x(ms).toFixed(1)}" y="${y(bars.length) + 18}">${duration(ms)}</text>`).join("\n")}
${bars
  .map(({ timing, isOurs }, index) => {
    const end = x(whole(timing));
    const middle = y(index) + BAR / 2 + 4.5;
    return `<text text-anchor="end" x="${LEFT - 10}" y="${middle}">${escaped(timing.name)}</text><rect class="${isOurs ? "ours" : "theirs"}" x="${LEFT}" y="${y(index)}" width="${Math.max(2, end - LEFT).toFixed(1)}" height="${BAR}" rx="2"/><text x="${(end + 6).toFixed(1)}" y="${middle}">${duration(whole(timing))}</text>`;
  })
  .join("\n")}
</svg>
`;
}

/** Milliseconds for all rows. */
function whole({ perRow }: Timing): number {
  return (perRow * ROWS) / 1_000;
}

function duration(ms: number): string {
  return ms < 100 ? `${Number(ms.toPrecision(2))} ms` : ms < 1_000 ? `${Math.round(ms)} ms` : `${Number((ms / 1_000).toPrecision(3))} s`;
}

function ratio(times: number): string {
  return times < 10 ? `${times.toFixed(1)}x` : `${Math.round(times).toLocaleString("en-US")}x`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
