// The days that designations turn on: the shared anniversary, the day the requirements were last met, and the window that day must lie in.
// Promises: a day that is not given never counts as met; without such a column the answer says what it went without.
import { designationList, shownId } from "./designationList";
import { learn } from "./learnSources";
import { faq } from "./partnerProgramFaq";
import type { Fact, Field } from "./schema";
import { solutionAreas, spellingsOfArea, type AreaId } from "./solutionAreas";

export const keptId = (area: AreaId): string => `designation.${area}.kept`;
export const lastQualifiedId = (area: AreaId): string => `designation.${area}.lastQualified`;
export const qualifiedInWindowId = (area: AreaId, window: "30days" | "6months"): string => `designation.${area}.qualifiedWithin.${window}`;

const day = { unit: "date", grain: "partner", step: 1 } as const;
const flag = { unit: "flag", grain: "partner", step: 1, isGiven: true } as const;

export const designationDateFields: readonly Field[] = solutionAreas.map((area) => ({
  ...day,
  id: lastQualifiedId(area.id),
  label: `${area.label} last qualified on`,
  meaning: `The last day on which the partner had the points for ${area.label}, as Partner Center's scoring history shows it.`,
  aliases: spellingsOfArea(area).flatMap((name) => [`${name} qualified on`, `${name} last qualified`, `${name} qualification date`]),
  isGiven: true,
  whenColumnAbsent: { policy: "unknown" },
  words: { one: `a qualifying day for ${area.label}`, many: `qualifying days for ${area.label}` },
}));

const shared = faq("If I attain an additional designation mid-year", "The designation is valid until the anniversary date of when the first designation was attained.");
const keptUntil = faq("Dip below 70 points", "We will not remove a badge you have earned if you fall below 70 points before your next anniversary date.");
const sixMonths = learn("LEARN-2023-score", "Qualification eligibility window", "The qualification eligibility window includes the current month and the previous five months.");
const thirtyDays = learn("LEARN-2023-window", "Available now", "Expansion of the Solutions Partner designation qualification window from 30 days to 180 days");

const windowFacts: readonly Fact[] = [
  {
    ...day,
    id: "designation.window.month",
    label: "Five months before the as-of date",
    meaning: "The as-of date, five calendar months earlier.",
    aliases: [],
    whenColumnAbsent: { policy: "unknown" },
    words: { one: "month", many: "months" },
    derive: { op: "addMonths", date: "asOf", months: -5 },
    cite: sixMonths,
    rules: ["X-20"],
  },
  {
    ...day,
    id: "designation.window.start",
    label: "Start of the qualification window",
    meaning: "First day of the fifth full calendar month before the as-of date.",
    aliases: [],
    whenColumnAbsent: { policy: "unknown" },
    words: { one: "start of the window", many: "starts of the window" },
    derive: { op: "startOfMonth", date: { field: "designation.window.month" } },
    cite: sixMonths,
    rules: ["X-20"],
  },
  {
    ...day,
    id: "designation.window.thirtyDays",
    label: "Thirty days before the as-of date",
    meaning: "Start of the qualification window until 18 September 2023.",
    aliases: [],
    whenColumnAbsent: { policy: "unknown" },
    words: { one: "start of the window", many: "starts of the window" },
    derive: { op: "addDays", date: "asOf", days: -30 },
    cite: thirtyDays,
    rules: ["X-20"],
  },
];

const anniversaryFacts: readonly Fact[] = [
  {
    ...day,
    id: "designation.first.attainedOn",
    label: "First designation attained on",
    meaning: "The day the partner attained the first of its designations. Every later designation shares its anniversary.",
    aliases: ["First designation attained", "First designation date", "Designation attained on"],
    isGiven: true,
    whenColumnAbsent: { policy: "unknown" },
    words: { one: "day of the first designation", many: "days of the first designation" },
    derive: { op: "min", list: designationList.id, column: "attainedOn", where: [{ column: "attainedOn", cmp: "<=", date: "asOf", whenBlank: "fails" }] },
    cite: shared,
    rules: ["A-SP-09"],
  },
  {
    ...day,
    id: "designation.anniversary.next",
    label: "Next designation anniversary",
    meaning: "The next yearly return of the day on which the first designation was attained, after the as-of date.",
    aliases: ["Designation anniversary", "Solutions Partner anniversary", "Solutions Partner anniversary date", "Designation anniversary date"],
    isGiven: true,
    whenColumnAbsent: { policy: "unknown" },
    words: { one: "designation anniversary", many: "designation anniversaries" },
    derive: { op: "anniversary", of: { field: "designation.first.attainedOn" }, which: "after", on: "asOf" },
    cite: shared,
    rules: ["A-SP-09", "X-44"],
  },
];

export const designationDateFacts: readonly Fact[] = [
  ...windowFacts,
  ...anniversaryFacts,
  ...solutionAreas.flatMap(({ id, label }): readonly Fact[] => [
    {
      ...flag,
      id: keptId(id),
      label: `${label} designation kept`,
      isGiven: true,
      meaning: `Whether the partner holds ${label} already and its anniversary is still to come.`,
      aliases: [],
      whenColumnAbsent: { policy: "assumed", value: 0, sentence: `The workbook does not say who already holds the ${label} designation, so no partner is taken to keep it until its anniversary.` },
      words: { one: `the ${label} designation held already`, many: `${label} designations` },
      derive: { op: "greatest", of: [{ field: shownId(id) }] },
      asksFor: shownId(id),
      cite: keptUntil,
      rules: ["A-SP-07"],
    },
    ...(["30days", "6months"] as const).map((window): Fact => ({
      ...flag,
      id: qualifiedInWindowId(id, window),
      label: `${label} qualified within ${window === "30days" ? "30 days" : "the window of six months"}`,
      meaning: `Whether the last qualifying day for ${label} lies in the qualification window that ends on the as-of date.`,
      aliases: [],
      whenColumnAbsent: { policy: "assumed", value: 0, sentence: `The table does not say when a partner last had the points for ${label}, so only the points of the table count.` },
      words: { one: `a qualifying day for ${label} in the window`, many: `qualifying days for ${label}` },
      derive: { op: "compareDates", date: { field: lastQualifiedId(id) }, cmp: ">=", than: { field: window === "30days" ? "designation.window.thirtyDays" : "designation.window.start" }, upTo: "asOf" },
      asksFor: lastQualifiedId(id),
      cite: window === "30days" ? thirtyDays : sixMonths,
      rules: ["X-20"],
    })),
  ]),
];
