// Co-sell statuses of an offer: the requirements page of July 2021, and what became of it by October 2022, July to December 2023 and March 2024.
// Promises: one version of the body per change, each with the words that changed it. The requirements themselves stand in coSellRules.ts.
import { azureIp, businessApplicationsStatus, ready, type AzureIpVersion } from "./coSellRules";
import { holidayNote, page2021, page2023, topTierPage } from "./coSellSources";
import { faq } from "./partnerProgramFaq";
import type { Body, Cite, Fact, Param, Programme, Version } from "./schema";

const firstDate = "2021-07-13";
const eligibleFrom = "2023-07-01";

const consumed = page2021("Requirement 1", "generate at least $100,000 USD of Azure Consumed Revenue threshold over the trailing 12-month period", true);
const billed = page2021("Requirement 1", "meeting a billed revenue threshold of $100,000 USD", false);
const share = page2021("Requirement 2", "more than 50% of your offer’s infrastructure uses repeatable IP code on Azure", true);
const billedWindow = page2023("Requirement 1", "a billed revenue threshold of USD100,000 over the trailing 12-month period", false);
const newOffers = page2023("Requirement 4", "your new offers (aka solutions) should be transactable on Azure marketplace");
const existing = holidayNote("Last note", "by December 31, 2023, for their IP Co-Sell incentivized solutions");
const statusTable = (quote: string): Cite => page2021("Table of co-sell statuses", quote);
const gold = page2021("Requirements for Co-sell ready, services partners", "you must have an active gold competency in any competency area");
const competenciesEnded = faq("Did competencies go away?", "September 30, 2022 was the last day for partners to renew competencies.");
const grace = faq("How do Solutions Partner designations work with co-sell?", "Existing services partners with co-sell ready status, who had a competency on September 30, 2022");
const designation = faq("How do Solutions Partner designations work with co-sell?", "A Solutions Partner designation will be required beginning October 3, 2023.");
const fromJuly = topTierPage("2nd paragraph", "if you have met the requirements to become Azure IP co-sell eligible (which include having a transactable offer");
const centralNeedNotTransact = faq("Certified software for Business Applications", "Dynamics 365 Business Central and Dataverse and Power Apps offers do not need to be transactable");
const officeApps = page2021("Requirements for Co-sell ready, note", "Office apps and add-ins are not eligible (e.g. Teams, SharePoint solutions, Outlook, Excel)");
const centralExcepted = page2021("Requirements for Business Applications Co-sell incentive", "(except for Dynamics 365 Business Central)");
const sellable = page2021("Requirements for Business Applications Co-sell incentive", "in order for Microsoft sellers to be able to Co-sell the offer with you");

export const coSellParams = [
  {
    id: "coSell.azureConsumedRevenue",
    label: "Azure consumed revenue for Azure IP co-sell",
    unit: "USD",
    timeline: [{ from: firstDate, value: 100_000, cite: consumed, rules: ["A-AIP-02a"] }],
  },
  {
    id: "coSell.billedRevenue",
    label: "Billed revenue of a transactable offer for Azure IP co-sell",
    unit: "USD",
    timeline: [
      { from: firstDate, until: "2023-08-24", value: 100_000, cite: billed, rules: ["A-AIP-02b", "X-03"], note: "The page names no period; twelve months are taken, as it says itself from August 2023 on." },
      { from: "2023-08-24", value: 100_000, cite: billedWindow, rules: ["A-AIP-02b", "X-03"] },
    ],
  },
  {
    id: "coSell.azureIpShare",
    label: "Share of repeatable IP code that must be exceeded",
    unit: "percent",
    timeline: [{ from: firstDate, until: eligibleFrom, value: 50, cite: share, rules: ["A-AIP-03a", "X-04"], note: "\"More than\" is strict: exactly 50% does not pass." }],
  },
  {
    id: "coSell.newOffersFrom",
    label: "First publishing day from which an offer is a new one",
    unit: "date",
    timeline: [{ from: "2023-07-11", until: "2023-12-31", value: 45_118, cite: newOffers, rules: ["X-02"], note: "45118 is 11 July 2023 as Excel counts days." }],
  },
] as const satisfies readonly Param[];

export const coSellFacts: readonly Fact[] = [
  {
    id: "coSellStatusIsEntered",
    label: "Co-sell status is entered",
    meaning: "Whether the user entered the offer's status as Partner Center shows it.",
    unit: "flag",
    grain: "offer",
    step: 1,
    isGiven: true,
    aliases: [],
    whenColumnAbsent: { policy: "unknown" },
    words: { one: "the co-sell status in Partner Center", many: "co-sell statuses in Partner Center" },
    derive: { op: "isFilled", field: "coSellStatusEntered" },
    cite: centralNeedNotTransact,
    rules: ["X-07"],
  },
  {
    id: "coSellTransactableDeadline",
    label: "Deadline for a transactable offer",
    meaning: "The day by which offers that were published before 11 July 2023 must be transactable.",
    unit: "date",
    grain: "offer",
    step: 1,
    isGiven: true,
    aliases: [],
    whenColumnAbsent: { policy: "unknown" },
    words: { one: "the deadline for a transactable offer", many: "deadlines" },
    derive: { op: "greatest", of: ["2023-12-31"] },
    cite: existing,
    rules: ["A-TT-43", "X-02"],
  },
  {
    id: "servicesDesignationDeadline",
    label: "End of the grace for former competencies",
    meaning: "The day from which services offers need a Solutions Partner designation whatever competency the partner had.",
    unit: "date",
    grain: "offer",
    step: 1,
    isGiven: true,
    aliases: [],
    whenColumnAbsent: { policy: "unknown" },
    words: { one: "the end of the grace", many: "ends of the grace" },
    derive: { op: "greatest", of: ["2023-10-03"] },
    cite: designation,
    rules: ["A-PUB-05", "X-01"],
  },
];

/** One change of the rules: what holds from this day on, and the words behind it. */
interface Change extends AzureIpVersion {
  readonly from: string;
  readonly until?: string;
  readonly isCentralOpen: boolean;
  readonly cite: Cite;
  readonly rules: readonly string[];
}

const page: Omit<Change, "from" | "cite" | "rules"> = { services: "gold", asksForIpShare: true, transactable: "not-asked", isPageOf2023: false, isCentralOpen: false };

const changes: readonly Change[] = [
  { ...page, from: firstDate, until: "2022-10-01", cite: gold, rules: ["A-CSR-10", "X-01", "X-04"] },
  { ...page, services: "grace-or-designation", from: "2022-10-01", until: eligibleFrom, cite: grace, rules: ["X-01"] },
  { ...page, services: "grace-or-designation", asksForIpShare: false, transactable: "open", from: eligibleFrom, until: "2023-07-11", cite: fromJuly, rules: ["X-02", "X-04"] },
  { ...page, services: "grace-or-designation", asksForIpShare: false, transactable: "new-offers", from: "2023-07-11", until: "2023-08-24", cite: newOffers, rules: ["X-02"] },
  { ...page, services: "grace-or-designation", asksForIpShare: false, transactable: "new-offers", isPageOf2023: true, from: "2023-08-24", until: "2023-10-03", cite: billedWindow, rules: ["X-03"] },
  { ...page, services: "designation", asksForIpShare: false, transactable: "new-offers", isPageOf2023: true, from: "2023-10-03", until: "2023-12-31", cite: designation, rules: ["X-01"] },
  { ...page, services: "designation", asksForIpShare: false, transactable: "every-offer", isPageOf2023: true, from: "2023-12-31", until: "2024-03-20", cite: existing, rules: ["A-TT-43", "X-02"] },
  { ...page, services: "designation", asksForIpShare: false, transactable: "every-offer", isPageOf2023: true, isCentralOpen: true, from: "2024-03-20", cite: centralNeedNotTransact, rules: ["X-07"] },
];

const versions: readonly Version<Body>[] = changes.map(({ from, until, cite, rules, isCentralOpen, ...azure }) => ({
  from,
  ...(until === undefined ? {} : { until }),
  cite,
  rules,
  value: {
    ladder: [
      { outcome: "business-applications", when: businessApplicationsStatus(isCentralOpen) },
      { outcome: "azure-ip", when: azureIp(azure) },
      { outcome: "co-sell-ready", when: ready(azure.services) },
    ],
    otherwise: "not-co-sell-ready",
  },
}));

const ambiguities: Programme["ambiguities"] = [
  {
    id: "X-01",
    question: "Which standing do services partners need once competencies have ended?",
    reading:
      "An active gold competency to 30 September 2022. Then, to 2 October 2023, a silver or gold competency on 30 September 2022 with co-sell ready status, or a designation. From 3 October 2023 a designation.",
    cites: [gold, competenciesEnded, grace, designation],
  },
  {
    id: "X-02",
    question: "From which day must an Azure IP co-sell offer be transactable?",
    reading: "From 1 to 10 July 2023 it is unclear. From 11 July an offer first published on or after that day must be transactable, and an older one by 31 December 2023; from that day every offer.",
    cites: [fromJuly, newOffers, existing],
  },
  {
    id: "X-03",
    question: "Over which period is the billed revenue of USD 100,000 counted?",
    reading: "The page of 2021 names none. The trailing twelve months are assumed; the page of August 2023 says so.",
    cites: [billed, billedWindow],
  },
  {
    id: "X-04",
    question: "Does more than 50% repeatable IP code still count after 2021?",
    reading: "Only until 30 June 2023, and exactly 50% fails. Later pages ask for an offer that is primarily platformed in Azure.",
    cites: [share, page2023("Requirement 2", "be primarily platformed in Azure, and pass the Azure platformed technical validation process")],
  },
  {
    id: "X-05",
    question: "Which offers pass the technical validation by default?",
    reading: "Transactable Azure virtual machines and Azure applications only. SaaS, containers and IoT Edge modules never do.",
    cites: [page2021("Requirement 2", "transactable Azure VMs and Azure Application solutions on the commercial marketplace will meet this requirement by default")],
  },
  {
    id: "X-06",
    question: "Can an app for Microsoft 365 be co-sold although Office apps and add-ins are not eligible?",
    reading: "The offer type decides: a SaaS offer that works with Teams is a SaaS offer. The Office add-in listing is not eligible.",
    cites: [officeApps],
  },
  {
    id: "X-07",
    question: "Can a Business Central offer hold the Business Applications status?",
    reading: "From 20 March 2024, when the FAQ first speaks of such offers, it is unclear; a status entered from Partner Center decides. Before, it cannot.",
    cites: [centralExcepted, centralNeedNotTransact],
  },
  {
    id: "X-08",
    question: "Is Business Central excepted from ISV Connect, or from the status?",
    reading: "Both: a Business Central offer can be co-sell ready without ISV Connect, and cannot hold the Business Applications status.",
    cites: [page2021("Requirements for Co-sell ready, Business Applications ISVs", "(except Dynamics 365 Business Central) solutions require ISV Connect enrollment"), centralExcepted],
  },
];

const offerColumns = [
  "offerType", "solutionType", "offerTransactable", "offerLive", "coSellTabComplete", "onePager", "pitchDeck", "salesContactsComplete", "businessProfileComplete", "marketplaceAccountActive", "mpnId", "isvConnect",
  "technicalValidationPassed", "azureIpShare", "referenceArchitecture", "azureConsumedRevenue", "offerBilledRevenue", "firstPublishedOn",
] as const;

const named = (before: string, after: string, quote: string): Programme["outcomes"][number]["names"] => [
  { from: firstDate, until: eligibleFrom, value: before, cite: statusTable(quote), rules: [] },
  { from: eligibleFrom, value: after, cite: fromJuly, rules: [] },
];

export const coSell: Programme = {
  id: "co-sell",
  label: "Co-sell status",
  decides: "Which co-sell status an offer has: not ready, ready, Azure IP, or Business Applications.",
  grain: "offer",
  firstDate,
  beforeFirstDate: "Co-sell statuses are known from 2021-07-13",
  outcomes: [
    { id: "not-co-sell-ready", names: [{ from: firstDate, value: "Not co-sell ready", cite: statusTable("Not co-sell ready"), rules: [] }] },
    { id: "co-sell-ready", names: [{ from: firstDate, value: "Co-sell ready", cite: statusTable("Co-sell ready"), rules: [] }] },
    { id: "azure-ip", names: named("Azure IP Co-sell incentive", "Azure IP co-sell eligible", "Azure IP Co-sell incentive") },
    { id: "business-applications", names: named("Business Applications Co-sell incentive", "Business Applications co-sell eligible", "Business Applications Co-sell incentive") },
  ],
  pathways: [],
  positional: offerColumns,
  body: versions,
  entered: {
    field: "coSellStatusEntered",
    outcomes: ["not-co-sell-ready", "co-sell-ready", "azure-ip", "business-applications"].map((id) => ({ choice: id, outcome: id })),
  },
  milestones: [
    {
      id: "transactable-by",
      date: "coSellTransactableDeadline",
      says: "An offer that was published before 11 July 2023 must be transactable.",
      when: ["coSell.azureIp.transactable.olderOffer", "coSell.azureIp.offerType"],
      unless: ["coSell.azureIp.transactable.already"],
      from: "2023-07-11",
      until: "2023-12-31",
      cite: existing,
      rules: ["A-TT-43", "X-02"],
    },
    {
      id: "designation-from",
      date: "servicesDesignationDeadline",
      says: "The partner must hold a Solutions Partner designation.",
      when: ["coSell.ready.services.grace"],
      unless: ["coSell.ready.services.notAsked", "coSell.ready.services.designation"],
      from: "2022-10-01",
      until: "2023-10-03",
      cite: designation,
      rules: ["A-PUB-05", "X-01"],
    },
  ],
  effects: [],
  ambiguities,
};

/** Whether Microsoft sellers can co-sell the offer: the same requirements as co-sell ready, also where the offer holds the Business Applications status (A-BAC-04). */
export const coSellable: Programme = {
  id: "co-sellable",
  label: "Co-sellable",
  onlyWhenAsked: true,
  decides: "Whether Microsoft sellers can co-sell the offer, whichever status it holds.",
  grain: "offer",
  firstDate,
  beforeFirstDate: "Co-sell statuses are known from 2021-07-13",
  outcomes: [
    { id: "co-sellable", names: [{ from: firstDate, value: "Co-sellable", cite: sellable, rules: ["A-BAC-04"] }] },
    { id: "not-co-sellable", names: [{ from: firstDate, value: "Not co-sellable", cite: sellable, rules: ["A-BAC-04"] }] },
  ],
  pathways: [],
  positional: offerColumns,
  body: changes.map(({ from, until, cite, rules, services }) => ({
    from,
    ...(until === undefined ? {} : { until }),
    cite,
    rules: ["A-BAC-04", ...rules],
    value: { ladder: [{ outcome: "co-sellable", when: ready(services) }], otherwise: "not-co-sellable" },
  })),
  effects: [],
  ambiguities,
};
