// Amounts and gaps in plain words, the same on every machine: US-English spelling, no locale of the host.
// Promises: "4 more transactions, from 2 more customers", "$0.01 more marketplace billed sales". Rounds nothing away.
import type { Unit } from "../catalog/schema";
import type { Gap, GapStep } from "../engine/explanation";
import { isoOf } from "../intake/calendar";

/** "$1,234.56"; whole dollars without cents; negative as "-$5". */
export function dollars(amount: number): string {
  const cents = Math.round(Math.abs(amount) * 100);
  const whole = grouped(Math.floor(cents / 100));
  const rest = cents % 100;
  return `${amount < 0 && cents > 0 ? "-" : ""}$${whole}${rest === 0 ? "" : `.${String(rest).padStart(2, "0")}`}`;
}

/** An amount in its unit: "$4,000,000", "1,200", "85%", "yes", "2024-06-30". */
export function amountText(amount: number, unit: Unit): string {
  switch (unit) {
    case "USD":
      return dollars(amount);
    case "percent":
      return `${decimal(amount)}%`;
    case "flag":
      return amount === 1 ? "yes" : "no";
    case "date":
      return isoOf(amount);
    default:
      return decimal(amount);
  }
}

/** The nearest way in words; "" for none. */
export function gapText(gap: Pick<Gap, "steps"> | null): string {
  if (gap === null) {
    return "";
  }
  const phrases = gap.steps.map((step, index) => {
    const lead = step.words.lead !== undefined && index > 0 ? `${step.words.lead} ` : "";
    return lead + withPoints(stepText(step), step.points);
  });
  // Two readings of one score may ask for the same points: said once.
  return [...new Set(phrases)].join(", ");
}

function stepText({ label, unit, words, have, target, amount }: GapStep): string {
  switch (unit) {
    case "flag":
      return `${target === 1 ? words.one : `no ${words.one}`}${have === null ? " (not known now)" : ""}`;
    case "choice":
      return `another ${label.toLowerCase()}`;
    case "date":
      return `${words.one} ${isoOf(target)}`;
    default: {
      const noun = (many: number): string => (many === 1 ? words.one : words.many);
      if (amount === null || have === null) {
        return `${amountText(target, unit)} ${noun(target)} (not known now)`;
      }
      return `${amountText(amount, unit)} ${target > have ? "more" : "less"} ${noun(amount)}`;
    }
  }
}

/** "1 more deployment (Data & AI; 2 points)". */
function withPoints(text: string, points: number | null): string {
  if (points === null || points <= 0) {
    return text;
  }
  const earned = `${decimal(points)} ${points === 1 ? "point" : "points"}`;
  return text.endsWith(")") ? `${text.slice(0, -1)}; ${earned})` : `${text} (${earned})`;
}

function decimal(amount: number): string {
  const [whole = "0", fraction] = String(Math.round(Math.abs(amount) * 100) / 100).split(".");
  return `${amount < 0 ? "-" : ""}${grouped(Number(whole))}${fraction === undefined ? "" : `.${fraction}`}`;
}

function grouped(whole: number): string {
  return String(whole).replace(/\B(?=(\d{3})+$)/g, ",");
}
