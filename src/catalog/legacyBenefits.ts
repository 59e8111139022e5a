// Legacy silver and gold benefits after competencies ended: kept to the next anniversary, bought again on it, and no longer sold from January 2025 (S004).
// Promises: speaks of partners with a competency on 30 September 2022 only; the last benefits end a year after the last day of sale.
import { competencyList, lastCompetencyDay } from "./competencies";
import { dateField, fact, flagField, yes } from "./expressions";
import { faq } from "./partnerProgramFaq";
import type { Expr, Fact, Programme } from "./schema";

const lastRenewal = faq("Did competencies go away?", "September 30, 2022 was the last day for partners to renew competencies.");
const noLongerValid = faq("Did competencies go away?", "Starting October 2022, competencies will no longer be valid, meaning that badges will go away");
const noException = faq("I missed renewing my legacy competency", "There is no exception process for partners who did not renew their competency");
const notBefore = faq("Can I renew under legacy before my anniversary date?", "You can't renew your legacy competency before your anniversary date.");
const untilAnniversary = faq("I have a legacy competency and will not attain a designation", "for legacy competencies until your next anniversary date");
const buyAgain = faq("I have a legacy competency and will not attain a designation", "After that time there will be an option to continue to purchase legacy benefits.");
const oneOption = faq("I have a legacy competency and choose to attain a designation", "they can only pick one option");
const notQualified = faq("Does not qualify for designation at the time of anniversary", "Retain your legacy silver or gold competency benefits and pay an annual fee.");
const onlyPartnersWith = faq("Can we switch back to legacy benefits?", "Legacy benefits will only be available to partners who had a competency on September 30, 2022.");
const letter = faq("Proof of a competency", "partners can download a legacy competency certified letter directly in Logo Builder starting October 3, 2022");
const expanded = faq("Success Expanded instead of legacy benefits", "they must continue to renew their legacy silver or gold benefits package");
const endOfSale = faq("August 6, 2024 update", "legacy silver/gold benefits starting January 22, 2025");
const silverUntil = faq("August 6, 2024 update", "and renew legacy silver benefits until January 21, 2025, and keep those benefits until they expire one year later");
const goldRenewal = faq("Legacy gold benefits", "Partners can continue to renew their legacy gold benefits.");
const actionPack = faq("August 6, 2024 update", "Partners can purchase or renew Microsoft Action Pack and Microsoft Learning Action Pack");
const licenses = faq("August 6, 2024 update", "we'll be adding more than 20 in-demand product licenses");
const noEndDate = faq("Legacy benefits", "there is no end date for legacy benefits");

const firstDate = "2022-10-01";
const saleEnds = "2025-01-22";

const levelOnLastDay = (level: "silver" | "gold", aliases: readonly string[]): Fact =>
  fact(
    flagField({
      id: `${level}OnLastDay`, label: `${level === "gold" ? "Gold" : "Silver"} competency on 2022-09-30`, meaning: `Whether the partner had a ${level} competency on 30 September 2022.`, one: `a ${level} competency on 30 September 2022`, isGiven: true, aliases,
    }),
    {
      op: "exists",
      list: competencyList.id,
      where: [
        { column: "level", choices: [level], whenBlank: "unknown" },
        { column: "activeFrom", cmp: "<=", date: lastCompetencyDay, whenBlank: "passes" },
        { column: "activeTo", cmp: ">=", date: lastCompetencyDay, whenBlank: "passes" },
      ],
    },
    silverUntil,
    "A-LEG-12",
  );

export const legacyBenefitFacts: readonly Fact[] = [
  levelOnLastDay("silver", ["Legacy silver", "Had silver competency on 2022-09-30", "Silver on 2022-09-30"]),
  levelOnLastDay("gold", ["Legacy gold", "Had gold competency on 2022-09-30", "Gold on 2022-09-30"]),
  fact(
    dateField({ id: "lastLegacySaleDay", label: "Last day of sale of legacy benefits", meaning: "The last day on which legacy benefits can be renewed.", aliases: [] }),
    { op: "greatest", of: ["2025-01-21"] },
    endOfSale,
    "A-LEG-11",
  ),
  fact(
    flagField({ id: "isBeforeLastLegacyExpiry", label: "Within a year of the last day of sale", meaning: "Whether benefits bought on the last day of sale, 21 January 2025, still run.", one: "a day within a year of the last day of sale", isGiven: true, aliases: [] }),
    { op: "compareDates", date: "asOf", cmp: "<", than: "2026-01-22" },
    silverUntil,
    "A-LEG-12",
  ),
];

const held = yes("legacy.competency", "competencyOnLastDay", onlyPartnersWith, "A-LEG-05", "A-LEG-08");
/** Running benefits: to the first anniversary after competencies ended, or as bought since. */
const active: Expr = {
  op: "any",
  id: "legacy.active",
  label: "Benefits run",
  rules: ["A-LEG-05"],
  of: [yes("legacy.beforeAnniversary", "isBeforeFirstLegacyAnniversary", untilAnniversary, "A-LEG-05"), yes("legacy.package", "legacyBenefitsActive", expanded, "A-LEG-05", "A-LEG-10")],
};
const running: Expr = { op: "all", id: "legacy.running", of: [held, active] };
const boughtBeforeTheEnd: Expr = {
  op: "all",
  id: "legacy.running",
  of: [held, yes("legacy.package", "legacyBenefitsActive", silverUntil, "A-LEG-12"), yes("legacy.notExpired", "isBeforeLastLegacyExpiry", silverUntil, "A-LEG-12")],
};

const rungs = (isRunning: Expr, mayBuy: Expr | null): Programme["body"][number]["value"] => ({
  ladder: [{ outcome: "active", when: isRunning }, ...(mayBuy === null ? [] : [{ outcome: "may-be-bought", when: mayBuy }])],
  otherwise: "not-available",
});

const silver = yes("legacy.silver", "silverOnLastDay", silverUntil, "A-LEG-12");
const goldOpen: Expr = {
  op: "all",
  id: "legacy.gold",
  of: [
    yes("legacy.gold.held", "goldOnLastDay", goldRenewal, "A-LEG-12"),
    {
      op: "readings",
      id: "legacy.gold.renewal",
      ambiguity: "X-29",
      rules: ["X-29"],
      main: { says: "until January 21, 2025 only legacy silver benefits can be renewed", cite: silverUntil, when: { ...silver, id: "legacy.gold.notNamed" } },
      cautious: { says: "partners can continue to renew their legacy gold benefits", cite: goldRenewal, when: yes("legacy.gold.continues", "goldOnLastDay", goldRenewal) },
    },
  ],
};

export const legacyBenefits: Programme = {
  id: "legacy-benefits",
  label: "Legacy benefits",
  decides: "Whether the partner's legacy silver or gold benefits run, can be bought again, or are no longer available.",
  grain: "partner",
  firstDate,
  beforeFirstDate: "Legacy benefits are known from 2022-10-01",
  outcomes: [
    { id: "active", names: [{ from: firstDate, value: "Active", cite: untilAnniversary, rules: ["A-LEG-05"] }] },
    { id: "may-be-bought", names: [{ from: firstDate, value: "May be bought", cite: buyAgain, rules: ["A-LEG-05"] }] },
    { id: "not-available", names: [{ from: firstDate, value: "Not available", cite: onlyPartnersWith, rules: ["A-LEG-08"] }] },
  ],
  pathways: [],
  positional: [],
  body: [
    { from: firstDate, until: "2024-08-06", cite: buyAgain, rules: ["A-LEG-02", "A-LEG-05", "A-LEG-08"], value: rungs(running, held) },
    {
      from: "2024-08-06",
      until: saleEnds,
      cite: silverUntil,
      rules: ["A-LEG-12", "X-29"],
      value: rungs(running, { op: "all", id: "legacy.mayBuy", of: [held, { op: "any", id: "legacy.level", of: [silver, goldOpen] }] }),
    },
    { from: saleEnds, cite: endOfSale, rules: ["A-LEG-11", "A-LEG-12", "X-30"], note: "The last benefits that could be bought, on 21 January 2025, expire a year later.", value: rungs(boughtBeforeTheEnd, null) },
  ],
  milestones: [
    { id: "anniversary", date: "firstLegacyAnniversary", says: "Legacy benefits end unless they are bought again on this anniversary.", when: ["legacy.running"], unless: ["legacy.package"], from: firstDate, until: saleEnds, cite: untilAnniversary, rules: ["A-LEG-05"] },
    { id: "next-anniversary", date: "nextLegacyAnniversary", says: "Legacy benefits must be bought again on this anniversary to be kept.", when: ["legacy.competency", "legacy.package"], from: firstDate, until: saleEnds, cite: buyAgain, rules: ["A-LEG-05"] },
    { id: "last-sale-day", date: "lastLegacySaleDay", says: "Legacy benefits must be renewed by this day; after it they are no longer sold.", when: ["legacy.competency"], from: "2024-08-06", until: saleEnds, cite: endOfSale, rules: ["A-LEG-11", "A-LEG-12"] },
  ],
  effects: [
    { id: "last-renewal", says: "Competencies could be renewed until 30 September 2022.", from: firstDate, cite: lastRenewal, rules: ["A-LEG-01"] },
    { id: "no-longer-valid", says: "Competencies and their badges are no longer valid.", from: firstDate, cite: noLongerValid, rules: ["A-LEG-02"] },
    { id: "no-exception", says: "There is no exception for a missed renewal.", from: firstDate, cite: noException, rules: ["A-LEG-03"] },
    { id: "not-early", says: "A competency could not be renewed before its anniversary.", from: firstDate, cite: notBefore, rules: ["A-LEG-04"] },
    { id: "one-option", says: "At the anniversary a partner with a designation picks Solutions Partner benefits or legacy benefits; either keeps the designation.", from: firstDate, cite: oneOption, rules: ["A-LEG-06"] },
    { id: "not-qualified", says: "A partner that does not qualify at the anniversary may only keep legacy benefits, for their fee.", from: firstDate, until: saleEnds, cite: notQualified, rules: ["A-LEG-07"] },
    { id: "letter", says: "A letter certifying the legacy competency can be downloaded in Logo Builder.", from: "2022-10-03", cite: letter, rules: ["A-LEG-09"] },
    { id: "expanded", says: "Buying Success Expanded benefits instead of the legacy package loses the legacy silver or gold status.", from: "2024-01-22", cite: expanded, rules: ["A-LEG-10"] },
    { id: "action-pack", says: "Action Pack and Learning Action Pack can be bought or renewed until 21 January 2025 and last until they expire a year later.", from: "2024-08-06", cite: actionPack, rules: ["A-LEG-11", "A-LEG-12"] },
    { id: "licenses", says: "More than 20 product licenses were added to many benefits offerings.", from: saleEnds, cite: licenses, rules: ["A-LEG-13"] },
  ],
  ambiguities: [
    {
      id: "X-29",
      question: "Can legacy gold benefits be renewed between 6 August 2024 and 21 January 2025?",
      reading: "The note of August 2024 ends the sale of silver and gold, and names only silver for renewal until then. For gold it is unclear.",
      cites: [silverUntil, goldRenewal],
    },
    {
      id: "X-30",
      question: "The FAQ still says that there is no end date for legacy benefits.",
      reading: "The note of August 2024 at its top is later and wins: no sale from 22 January 2025.",
      cites: [noEndDate, endOfSale],
    },
  ],
};
