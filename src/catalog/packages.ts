// Benefits packages and legacy benefits that a partner bought: the table of their own, and what is active on a day.
// Promises: yes/no columns of the partner table win over the table of packages. A blank expiry date means twelve months are not over.
import { dateField, fact, flagField } from "./expressions";
import { faq } from "./partnerProgramFaq";
import type { Fact, Field, List } from "./schema";

const annual = faq("Are these new partner benefits packages available for annual purchase?", "can all be purchased annually and are valid for 12 months");
const oneAtATime = faq("More than one of each package", "can only purchase one (1) of a given partner benefits package at a time");
const purchaseStatus = faq("August 6, 2024 update", "Partners with an eligible active legacy silver/gold purchase status as of January 21, 2025");
const keepRenewing = faq("Success Expanded instead of legacy benefits", "they must continue to renew their legacy silver or gold benefits package");
const firstAnniversary = faq("Will incentives be changing?", "until your first anniversary after September 30, 2022");

export const packageList: List = {
  id: "packages",
  label: "Packages",
  meaning: "Benefits packages and legacy benefits, one row per purchase.",
  aliases: ["Package", "Benefits packages", "Partner benefits packages", "Legacy benefits", "Purchases"],
  columns: [
    {
      id: "name",
      label: "Package",
      meaning: "What was bought.",
      unit: "choice",
      aliases: ["Package name", "Benefits package", "Benefits"],
      choices: [
        { id: "launch", label: "Partner Launch Benefits", aliases: ["Partner Launch", "Launch"] },
        { id: "success-core", label: "Partner Success Core Benefits", aliases: ["Partner Success Core", "Success Core", "Core"] },
        { id: "success-expanded", label: "Partner Success Expanded Benefits", aliases: ["Partner Success Expanded", "Success Expanded", "Expanded"] },
        { id: "action-pack", label: "Microsoft Action Pack", aliases: ["Action Pack", "MAPS"] },
        { id: "learning-action-pack", label: "Microsoft Learning Action Pack", aliases: ["Learning Action Pack"] },
        { id: "legacy-silver", label: "Legacy silver benefits", aliases: ["Legacy silver", "Silver", "Silver benefits"] },
        { id: "legacy-gold", label: "Legacy gold benefits", aliases: ["Legacy gold", "Gold", "Gold benefits"] },
      ],
      isRequired: true,
    },
    { id: "purchasedOn", label: "Purchased on", meaning: "The day it was bought or renewed.", unit: "date", aliases: ["Purchased", "Bought on", "Renewed on", "Purchase date", "Start date"], isRequired: true },
    { id: "expiresOn", label: "Expires on", meaning: "The last day it is valid.", unit: "date", aliases: ["Expires", "Expiry date", "End date", "Valid to", "Valid until"] },
  ],
};

/** Bought on or before a day and not expired on it. */
const activeOn = (names: readonly string[], day: string): Fact["derive"] => ({
  op: "exists",
  list: packageList.id,
  where: [
    { column: "name", choices: names, whenBlank: "unknown" },
    { column: "purchasedOn", cmp: "<=", date: day, whenBlank: "unknown" },
    { column: "expiresOn", cmp: ">=", date: day, whenBlank: "passes" },
  ],
});

const held = (id: string, label: string): Field =>
  flagField({
    id: `package.${id}.active`, label: `${label} active`, meaning: `Whether the partner already has an active ${label} package.`, one: `an active ${label} package`, isGiven: true,
    aliases: [`Has ${label}`, `Holds ${label}`, `${label} package`, `${label} purchased`],
    assumed: { value: 0, sentence: `The workbook does not say who has ${label}, so no partner is taken to have it already.` },
  });

export const packageFacts: readonly Fact[] = [
  fact(held("launch", "Partner Launch Benefits"), activeOn(["launch"], "asOf"), oneAtATime, "A-PKG-05"),
  fact(held("success-core", "Partner Success Core Benefits"), activeOn(["success-core"], "asOf"), oneAtATime, "A-PKG-05"),
  fact(held("success-expanded", "Partner Success Expanded Benefits"), activeOn(["success-expanded"], "asOf"), oneAtATime, "A-PKG-05"),
  fact(
    flagField({
      id: "legacyBenefitsActive", label: "Legacy benefits active", meaning: "Whether the partner has an active legacy silver or gold benefits package on the as-of date.", one: "an active legacy benefits package", isGiven: true,
      aliases: ["Legacy benefits purchased", "Legacy benefits package", "Legacy package active", "Legacy silver/gold benefits active", "Active legacy benefits", "Legacy package purchased"],
    }),
    activeOn(["legacy-silver", "legacy-gold"], "asOf"),
    keepRenewing,
    "A-LEG-05", "A-INC-02",
  ),
  fact(
    flagField({
      id: "legacyStatusOnLastSaleDay", label: "Legacy benefits active on 2025-01-21", meaning: "Whether the partner had an active legacy silver or gold purchase status on 21 January 2025.", one: "an active legacy purchase status on 21 January 2025", isGiven: true,
      aliases: ["Legacy purchase status on 2025-01-21", "Active legacy silver/gold on 2025-01-21", "Legacy status on January 21, 2025", "Active legacy status on 2025-01-21"],
    }),
    activeOn(["legacy-silver", "legacy-gold"], "2025-01-21"),
    purchaseStatus,
    "A-INC-05",
  ),
];

/** The yearly day on which competencies, and the legacy benefits after them, fall due. */
export const anniversaryFields: readonly Field[] = [
  dateField({
    id: "legacyAnniversary", label: "Membership anniversary", meaning: "The day of the year on which the partner's competency or legacy benefits fall due; the year does not matter.",
    aliases: ["Anniversary", "Anniversary date", "Legacy anniversary", "Competency anniversary", "Membership anniversary date", "Competency anniversary date", "Program anniversary"],
  }),
];

const workedOut: readonly Fact[] = [
  fact(
    dateField({ id: "firstLegacyAnniversary", label: "First anniversary after 2022-09-30", meaning: "The first anniversary after 30 September 2022, to which legacy benefits last.", aliases: [] }),
    { op: "anniversary", of: { field: "legacyAnniversary" }, which: "after", on: "2022-09-30", anyYear: true },
    firstAnniversary,
    "A-LEG-05", "A-INC-02",
  ),
  fact(
    flagField({ id: "isBeforeFirstLegacyAnniversary", label: "Before the first anniversary after 2022-09-30", meaning: "Whether the first anniversary after 30 September 2022 is still to come.", one: "a first anniversary that is still to come", aliases: [], isGiven: true }),
    { op: "compareDates", date: { field: "firstLegacyAnniversary" }, cmp: ">", than: "asOf" },
    firstAnniversary,
    "A-LEG-05", "A-INC-02",
  ),
  fact(
    dateField({ id: "nextLegacyAnniversary", label: "Next anniversary", meaning: "The next anniversary on or after the as-of date.", aliases: [] }),
    { op: "anniversary", of: { field: "legacyAnniversary" }, which: "onOrAfter", on: "asOf", anyYear: true },
    annual,
    "A-LEG-05",
  ),
];

export const anniversaryFacts: readonly Fact[] = workedOut.map((each) => ({ ...each, asksFor: "legacyAnniversary" }));
