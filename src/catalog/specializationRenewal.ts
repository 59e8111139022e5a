// Renewing a specialization: the window around its anniversary, telemetry every year, manual validation every second, and the shift of 2022.
// Promises: one row is one specialization of one partner. Names the next day that matters and what must be true on it.
import { areaIds, solutionArea } from "./solutionAreas";
import { designationsFrom, heldId } from "./designationList";
import { faq } from "./partnerProgramFaq";
import type { Derivation, Expr, Fact, Field, Programme } from "./schema";
import { specializationRows } from "./specializationRows";

const heading = "What is the process to renew an advanced specialization?";
const pushed = faq(heading, "All anniversary dates from July – December 2022 have been pushed back six months");
const firstRenewals = faq(heading, "The first renewals will begin in February 2023.");
const window = faq(heading, "The renewal window will open 60-days before your anniversary date and closes on your anniversary date");
const grace = faq(heading, "(with a 30-calendar day grace period)");
const ninety = faq(heading, "Partners must meet the published requirements within the 90-day period to renew their specialization.");
const telemetry = faq(heading, "The telemetry-based requirements are valid for one year and revalidated annually.");
const manual = faq(heading, "The audits and customer references requirements are valid for two years and re-validated every other year.");
const manualFrom = faq(heading, "These will start with anniversary dates beginning February 2024.");
const alternate = faq(heading, "with telemetry requirements annually and telemetry + manually validated requirements every other year");
const required = faq(heading, "Solutions Partner designation required");
const cannotRenew = faq("How are Microsoft advanced specializations changing?", "You will not be allowed to renew your specialization at your specialization anniversary date if you have not attained");

/** Telemetry alone decides these: neither an audit nor customer references stand in the published table of July 2023. */
const telemetryOnly = ["low-code-application-development", "small-and-midsize-business-management", "sales", "service", "finance", "supply-chain", "intelligent-automation", "business-intelligence"] as const;

const id = (name: string): string => `renewal.${name}`;
const unknown = { policy: "unknown" } as const;

function day(name: string, label: string, meaning: string, aliases: readonly string[] = []): Field {
  return { id: id(name), label, meaning, unit: "date", grain: "partner", step: 1, aliases, whenColumnAbsent: unknown, words: { one: label.toLowerCase(), many: label.toLowerCase() } };
}

export const renewalFields: readonly Field[] = [
  {
    id: id("specialization"),
    label: "Specialization",
    meaning: "The specialization of the row, by any of its names.",
    unit: "choice",
    grain: "partner",
    step: 1,
    aliases: ["Specialization name", "Advanced specialization", "Specialisation"],
    isGiven: true,
    choices: specializationRows.map(({ slug, name, aliases }) => ({ id: slug, label: name, aliases })),
    whenColumnAbsent: unknown,
    words: { one: "specialization", many: "specializations" },
  },
  { ...day("printedAnniversary", "Specialization anniversary", "The specialization's own anniversary that is due, as it stood before any shift.", ["Specialization anniversary date", "Specialization renewal date"]), isGiven: true },
  day("telemetryMetOn", "Telemetry requirements met on", "The last day on which performance and certifications met the published requirements.", ["Telemetry met on", "Telemetry requirements met", "Telemetry met"]),
  day("validatedOn", "Manual validation passed on", "The day the last audit was passed or the last customer references were approved.", ["Audit passed on", "Customer references approved on", "References approved on", "Audit passed", "Manual validation on"]),
];

function fact(name: string, unit: "date" | "flag", meaning: string, derive: Derivation, cite: Fact["cite"], ...rules: readonly string[]): Fact {
  // What lies in the past or in the calendar is given; the rest is what a partner can still do.
  const asksFor = id(name.startsWith("telemetry") ? "telemetryMetOn" : name.startsWith("validation") ? "validatedOn" : "printedAnniversary");
  const isGiven = !["telemetryAfterOpening", "validationIsYoung"].includes(name);
  return { id: id(name), label: `Renewal: ${meaning}`, meaning: `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}.`, unit, grain: "partner", step: 1, isGiven, aliases: [], whenColumnAbsent: unknown, words: { one: meaning, many: meaning }, derive, asksFor, cite, rules };
}

const at = (name: string) => ({ field: id(name) });

export const renewalFacts: readonly Fact[] = [
  fact("fromJuly", "flag", "anniversary on or after 2022-07-01", { op: "compareDates", date: at("printedAnniversary"), cmp: ">=", than: "2022-07-01" }, pushed, "A-SPC-07"),
  fact("toDecember", "flag", "anniversary on or before 2022-12-31", { op: "compareDates", date: at("printedAnniversary"), cmp: "<=", than: "2022-12-31" }, pushed, "A-SPC-07"),
  fact("sixMonthsLater", "date", "anniversary pushed back six months", { op: "addMonths", date: at("printedAnniversary"), months: 6 }, pushed, "A-SPC-07"),
  fact("pushedBack", "date", "anniversary pushed back, in February 2023 at the earliest", { op: "greatest", of: [at("sixMonthsLater"), "2023-02-01"] }, firstRenewals, "A-SPC-07", "X-31"),
  fact("upToDecember", "date", "anniversary, pushed back unless it is later than 2022", { op: "choose", when: id("toDecember"), then: at("pushedBack"), otherwise: at("printedAnniversary") }, pushed, "A-SPC-07"),
  fact("anniversary", "date", "anniversary that counts", { op: "choose", when: id("fromJuly"), then: at("upToDecember"), otherwise: at("printedAnniversary") }, pushed, "A-SPC-07", "X-31"),
  fact("opens", "date", "first day of the renewal window", { op: "addDays", date: at("anniversary"), days: -60 }, window, "A-SPC-11", "X-32"),
  fact("closes", "date", "last day of the grace period", { op: "addDays", date: at("anniversary"), days: 30 }, grace, "A-SPC-11", "X-32"),
  fact("isOpen", "flag", "renewal window has opened", { op: "compareDates", date: "asOf", cmp: ">=", than: at("opens") }, window, "A-SPC-11"),
  fact("isBeforeClosing", "flag", "grace period has not ended", { op: "compareDates", date: "asOf", cmp: "<=", than: at("closes") }, grace, "A-SPC-11"),
  fact("telemetryAfterOpening", "flag", "telemetry requirements met since the window opened", { op: "compareDates", date: at("telemetryMetOn"), cmp: ">=", than: at("opens"), upTo: "asOf" }, telemetry, "A-SPC-08", "A-SPC-11"),
  fact("telemetryBeforeClosing", "flag", "telemetry requirements met before the grace period ended", { op: "compareDates", date: at("telemetryMetOn"), cmp: "<=", than: at("closes"), upTo: "asOf" }, ninety, "A-SPC-08", "A-SPC-11"),
  fact("isBeforeManual", "flag", "anniversary before February 2024, when manual validation began", { op: "compareDates", date: at("anniversary"), cmp: "<", than: "2024-02-01" }, manualFrom, "A-SPC-09"),
  fact("twoYearsBefore", "date", "anniversary of two years before", { op: "addMonths", date: at("anniversary"), months: -24 }, manual, "A-SPC-09", "A-SPC-10"),
  fact("lastWindowClosed", "date", "end of the window of two years before", { op: "addDays", date: at("twoYearsBefore"), days: 30 }, manual, "A-SPC-09", "A-SPC-10"),
  fact("validationIsYoung", "flag", "manual validation within the last two years", { op: "compareDates", date: at("validatedOn"), cmp: ">", than: at("lastWindowClosed"), upTo: "asOf" }, manual, "A-SPC-09", "A-SPC-10"),
  fact("validationBeforeClosing", "flag", "manual validation before the grace period ended", { op: "compareDates", date: at("validatedOn"), cmp: "<=", than: at("closes"), upTo: "asOf" }, ninety, "A-SPC-09"),
];

const yes = (name: string, factName: string, cite: Fact["cite"], ...rules: readonly string[]): Expr => ({ op: "flag", id: `renewal.${name}`, field: id(factName), is: true, cite, rules });

const aligned: Expr = {
  op: "any",
  id: "renewal.designation",
  label: "Aligned designation",
  rules: ["A-SPC-01", "A-SPC-02", "A-SPC-04"],
  of: areaIds.map((area) => ({
    op: "all" as const,
    id: `renewal.designation.${area}`,
    of: [
      {
        op: "oneOf" as const,
        id: `renewal.designation.${area}.opens`,
        field: id("specialization"),
        choices: specializationRows.filter(({ anyOf }) => anyOf.includes(area)).map(({ slug }) => slug),
        cite: faq("Once I attain a designation, what specializations can I earn?", "partners need only attain one of the required Solutions Partner designations"),
      },
      { op: "flag" as const, id: `renewal.designation.${area}.held`, label: `Solutions Partner for ${solutionArea(area).label}`, field: heldId(area), is: true, cite: required },
    ],
  })),
};

const renewed: Expr = {
  op: "all",
  id: "renewal.met",
  of: [
    yes("open", "isOpen", window, "A-SPC-11"),
    aligned,
    {
      op: "all",
      id: "renewal.telemetry",
      label: "Telemetry requirements",
      rules: ["A-SPC-08", "X-32"],
      of: [yes("telemetry.since", "telemetryAfterOpening", telemetry), yes("telemetry.until", "telemetryBeforeClosing", ninety)],
    },
    {
      op: "any",
      id: "renewal.manual",
      label: "Manual validation",
      rules: ["A-SPC-09", "A-SPC-10"],
      of: [
        yes("manual.notYet", "isBeforeManual", manualFrom),
        { op: "oneOf", id: "renewal.manual.none", field: id("specialization"), choices: telemetryOnly, cite: faq("Can I earn any specializations", "specific requirements for each specialization") },
        { op: "all", id: "renewal.manual.valid", of: [yes("manual.young", "validationIsYoung", alternate), yes("manual.inTime", "validationBeforeClosing", ninety)] },
      ],
    },
  ],
};

/** What the document leaves to a partner whose renewal is too late: to earn it again, for which the designation is as much a prerequisite. */
const tooLate = "Too late to renew: the grace period is over. The specialization can be earned again, with an aligned designation and all requirements of a first application.";

const outcome = (outcomeId: string, value: string): Programme["outcomes"][number] => ({ id: outcomeId, names: [{ from: designationsFrom, value, cite: ninety, rules: ["A-SPC-11"] }] });

const milestone = (name: string, date: string, says: string, cite: Fact["cite"], ...rules: readonly string[]) => ({ id: name, date: id(date), says, unless: ["renewal.met"], from: designationsFrom, cite, rules });

export const specializationRenewal: Programme = {
  id: "specialization-renewal",
  label: "Specialization renewal",
  decides: "Whether a specialization that a partner holds is renewed at its anniversary, row by row.",
  grain: "partner",
  onlyWhenAsked: true,
  firstDate: designationsFrom,
  beforeFirstDate: `Specializations are renewed by these rules from ${designationsFrom}`,
  outcomes: [outcome("renewed", "Renewal met"), outcome("not-open", "Not open yet"), outcome("open", "Renewal open"), { ...outcome("lapsed", "Lapsed"), final: tooLate }],
  pathways: [],
  positional: ["specialization", "printedAnniversary", "telemetryMetOn", "validatedOn"].map(id),
  body: [
    {
      from: designationsFrom,
      cite: ninety,
      rules: ["A-SPC-08", "A-SPC-09", "A-SPC-10", "A-SPC-11"],
      value: {
        ladder: [
          { outcome: "renewed", when: renewed },
          {
            outcome: "not-open",
            when: { op: "not", id: "renewal.notOpen", because: "Before the window opens nothing can be renewed.", of: yes("open.yet", "isOpen", window) },
          },
          { outcome: "open", when: yes("stillOpen", "isBeforeClosing", grace, "X-32") },
        ],
        otherwise: "lapsed",
      },
    },
  ],
  milestones: [
    milestone("opens", "opens", "The renewal window opens; requirements met before this day do not count.", window, "A-SPC-11"),
    milestone("anniversary", "anniversary", "The renewal window closes, with 30 days of grace; the aligned designation must be held and the requirements met.", cannotRenew, "A-SPC-04", "A-SPC-11"),
    milestone("closes", "closes", "Last day of grace; what is not met on it lapses.", grace, "A-SPC-11"),
  ],
  effects: [
    {
      id: "benefits",
      says: "Incremental benefits of a specialization come with Solutions Partner benefits only, never with legacy benefits.",
      from: designationsFrom,
      cite: faq("What are the benefits associated with specializations and expert programs?", "are only available with Solutions Partner benefits and cannot be added to legacy benefits"),
      rules: ["A-SPC-12"],
    },
    {
      id: "benefit-caps",
      says: "The number of benefits from specializations and expert programs is capped by category; the FAQ gives no numbers.",
      from: designationsFrom,
      cite: faq("Will I receive benefits if earned after my renewal date?", "must be within the respective maximum benefit cap amounts for each category"),
      rules: ["A-SPC-13"],
    },
  ],
  ambiguities: [
    { id: "X-31", question: "July 2022 and six months make January 2023, but the first renewals begin in February 2023. Which holds?", reading: "The later of the two: an anniversary pushed back falls on 2023-02-01 at the earliest.", cites: [pushed, firstRenewals] },
    { id: "X-32", question: "Does the window close on the anniversary, or after 30 days, or after 90?", reading: "Requirements count on any day from 60 days before to 30 days after; the days after the anniversary are grace.", cites: [window, grace, ninety] },
  ],
};
