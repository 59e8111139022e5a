// Today, as the user's wall calendar says. The only place that asks the clock for a date.

/** ISO date in the local time zone: "2026-11-22". */
export function todayHere(now: Date = new Date()): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
