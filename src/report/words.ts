// Amounts and gaps in plain words, the same on every machine: US-English spelling, no locale of the host.
// Promises: "4 more transactions, from 2 more customers", "$0.01 more marketplace billed sales". Rounds nothing away.
import type { Field, Unit } from "../catalog/schema";
import type { Gap, GapStep } from "../engine/explanation";
import type { PlanField } from "../engine/planShape";
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
export function gapText(gap: Gap | null, fields: readonly PlanField[]): string {
  if (gap === null) {
    return "";
  }
  const phrases = gap.steps.map((step, index) => {
    const words = fields.find((field) => field.id === step.field)?.words;
    const lead = words?.lead !== undefined && index > 0 ? `${words.lead} ` : "";
    return lead + stepText(step, words ?? { one: step.label, many: step.label });
  });
  // Two readings of one score may ask for the same points: said once.
  return [...new Set(phrases)].join(", ");
}

function stepText(step: GapStep, words: Field["words"]): string {
  switch (step.unit) {
    case "flag":
      return `${step.target === 1 ? words.one : `no ${words.one}`}${step.have === null ? " (not known now)" : ""}`;
    case "choice":
      return `another ${step.label.toLowerCase()}`;
    case "date":
      return `${words.one} ${isoOf(step.target)}`;
    default: {
      const noun = (amount: number): string => (amount === 1 ? words.one : words.many);
      if (step.amount === null || step.have === null) {
        return `${amountText(step.target, step.unit)} ${noun(step.target)} (not known now)`;
      }
      return `${amountText(step.amount, step.unit)} ${step.target > step.have ? "more" : "less"} ${noun(step.amount)}`;
    }
  }
}

function decimal(amount: number): string {
  const [whole = "0", fraction] = String(Math.round(Math.abs(amount) * 100) / 100).split(".");
  return `${amount < 0 ? "-" : ""}${grouped(Number(whole))}${fraction === undefined ? "" : `.${fraction}`}`;
}

function grouped(whole: number): string {
  return String(whole).replace(/\B(?=(\d{3})+$)/g, ",");
}
