// Solutions Partner with certified software: four solution areas and five industries, offer by offer, as the FAQ update of 20 March 2024 lists them.
// Promises: the partner criterion and the solution criterion both hold, and the marketplace gate of the area; the planned ratings duty is told, not enforced.
import { certifiedSoftwareAmbiguities } from "./certifiedSoftwareAmbiguities";
import { certifiedSoftwareEffects } from "./certifiedSoftwareEffects";
import { azureRow, businessApplicationsRow, certifiedSoftwareFrom, modernWorkRow, securityRow } from "./certifiedSoftwareParams";
import { faq } from "./partnerProgramFaq";
import type { Cite, Expr, Programme } from "./schema";

const published = faq("General criteria, Commercial marketplace", "must be published to the Microsoft commercial marketplace");
const azureGate = faq("Certified software for Azure and for Security, Commercial marketplace", "Solutions must be Azure IP co-sell eligible");
const businessGate = faq("Certified software for Business Applications, Commercial marketplace", "Solutions must be Business Applications IP co-sell eligible");
const businessCentralNote = faq("Certified software for Business Applications, Commercial marketplace", "Dynamics 365 Business Central and Dataverse and Power Apps offers do not need to be transactable at this time");
const businessCentralExcluded: Cite = {
  source: "S000",
  locator: "Requirements for Business Applications Co-sell incentive status",
  quote: "(except for Dynamics 365 Business Central)",
  published: "2021-07-13",
  confidence: "seed",
};

type Own = Pick<Programme, "id" | "label" | "decides" | "pathways" | "positional" | "ambiguities"> & {
  readonly rules: readonly string[];
  readonly cite: Cite;
  readonly criteria: readonly Expr[];
};

const flag = (id: string, field: string, cite: Cite, rules?: readonly string[]): Expr => ({ op: "flag", id, field, is: true, cite, ...(rules ? { rules } : {}) });
const atLeast = (id: string, field: string, param: string): Expr => ({ op: "test", id, field, cmp: ">=", param: `certified.${param}` });

/** 4.5 stars from 15 ratings, or two artefacts. */
function solutionCriterion(id: string): Expr {
  return {
    op: "any",
    id: `${id}.solution`,
    label: "Solution criterion",
    rules: ["A-CSD-04"],
    of: [
      { op: "all", id: `${id}.ratings`, of: [atLeast(`${id}.ratings.average`, "ratingAverage", "ratingAverage"), atLeast(`${id}.ratings.count`, "ratingCount", "ratingCount")] },
      atLeast(`${id}.evidence`, "customerEvidence", "evidence"),
    ],
  };
}

/** The marketplace performance criteria of FY24's top tier. Its consumption commitments were not copied. */
function marketplaceCriterion(id: string, area: "azure" | "security"): Expr {
  return {
    op: "any",
    id: `${id}.partner`,
    label: "Partner criterion",
    rules: ["X-17", "X-36"],
    of: [
      atLeast(`${id}.billedSales`, "marketplaceBilledSales", `${area}.billedSales`),
      atLeast(`${id}.netNewCustomers`, "netNewCustomers", `${area}.netNewCustomers`),
      {
        op: "all",
        id: `${id}.transactions`,
        of: [atLeast(`${id}.transactions.count`, "marketplaceTransactions", `${area}.transactions`), atLeast(`${id}.transactions.customers`, "uniqueCustomers", `${area}.uniqueCustomers`)],
      },
    ],
  };
}

const marketplacePathways = (id: string): Programme["pathways"] => [
  { id: "billed-sales", label: "Billed sales", node: `${id}.billedSales` },
  { id: "net-new-customers", label: "Net-new customers", node: `${id}.netNewCustomers` },
  { id: "transactions", label: "Transactions", node: `${id}.transactions` },
];

const frozenCopy: Programme["ambiguities"][number] = {
  id: "X-17",
  question: "The criteria are those of FY24's top tier. Do they change when top tier changes?",
  reading: "No. They are frozen as the FAQ of August 2024 prints them, after FY24 had ended.",
  cites: [faq(azureRow, "measured by the same criteria as the FY24 IP co-sell top tier marketplace performance criteria")],
};

const azure: Own = {
  id: "certified-software.azure",
  label: "Certified software: Azure",
  decides: "Whether an offer meets the criteria of Solutions Partner with certified software for Azure.",
  rules: ["A-CSD-20"],
  cite: faq(azureRow, "Solutions and partners must satisfy the following criteria"),
  pathways: marketplacePathways("certified.azure"),
  positional: ["certified.azureIpEligible", "technicalReviewPassed", "marketplaceBilledSales", "netNewCustomers", "marketplaceTransactions", "uniqueCustomers", "ratingAverage", "ratingCount", "customerEvidence"],
  criteria: [
    flag("certified.azure.eligible", "certified.azureIpEligible", azureGate, ["A-CSD-02", "A-CSD-20"]),
    flag("certified.azure.technical", "technicalReviewPassed", faq("Certified software for Azure, Technical", "must pass a technical review audit that assesses the interoperability with Azure products, platforms, and services"), ["A-CSD-03"]),
    marketplaceCriterion("certified.azure", "azure"),
    solutionCriterion("certified.azure"),
  ],
  ambiguities: [frozenCopy],
};

/** Business Central: the co-sell document shuts it out of the status that the FAQ asks for. What Partner Center shows wins. */
const businessGateExpr: Expr = {
  op: "any",
  id: "certified.business-applications.eligible",
  rules: ["A-CSD-02", "A-CSD-21"],
  of: [
    {
      op: "all",
      id: "certified.business-applications.eligible.shown",
      of: [
        flag("certified.business-applications.eligible.filled", "businessApplicationsCosellShown", businessGate),
        flag("certified.business-applications.eligible.yes", "businessApplicationsCosellEligible", businessGate),
      ],
    },
    {
      op: "all",
      id: "certified.business-applications.businessCentral",
      of: [
        { op: "flag", id: "certified.business-applications.businessCentral.notShown", field: "businessApplicationsCosellShown", is: false, cite: businessGate },
        { op: "oneOf", id: "certified.business-applications.businessCentral.type", field: "offerType", choices: ["business-central"], cite: businessCentralNote },
        {
          op: "readings",
          id: "certified.business-applications.businessCentral.readings",
          rules: ["X-07"],
          ambiguity: "X-07",
          main: {
            says: "Business Central cannot be Business Applications co-sell eligible",
            cite: businessCentralExcluded,
            when: flag("certified.business-applications.businessCentral.excluded", "businessApplicationsCosellShown", businessCentralExcluded),
          },
          cautious: {
            says: "Business Central is named among the offers that can",
            cite: businessCentralNote,
            when: { op: "flag", id: "certified.business-applications.businessCentral.named", field: "businessApplicationsCosellShown", is: false, cite: businessCentralNote },
          },
        },
      ],
    },
    {
      op: "all",
      id: "certified.business-applications.otherOffers",
      of: [
        { op: "flag", id: "certified.business-applications.otherOffers.notShown", field: "businessApplicationsCosellShown", is: false, cite: businessGate },
        {
          op: "not",
          id: "certified.business-applications.otherOffers.type",
          because: "Only Business Central is excluded by one document and named by the other.",
          of: { op: "oneOf", id: "certified.business-applications.otherOffers.businessCentral", field: "offerType", choices: ["business-central"], cite: businessCentralNote },
        },
        flag("certified.business-applications.otherOffers.eligible", "businessApplicationsCosellEligible", businessGate),
      ],
    },
  ],
};

const businessApplications: Own = {
  id: "certified-software.business-applications",
  label: "Certified software: Business Applications",
  decides: "Whether an offer meets the criteria of Solutions Partner with certified software for Business Applications.",
  rules: ["A-CSD-21"],
  cite: faq(businessApplicationsRow, "Commercial performance measured by partners meeting"),
  pathways: [],
  positional: ["businessApplicationsCosellEligible", "technicalReviewPassed", "marketplaceBilledSales", "ratingAverage", "ratingCount", "customerEvidence"],
  criteria: [
    businessGateExpr,
    flag("certified.business-applications.technical", "technicalReviewPassed", faq("Certified software for Business Applications, Technical", "with specific criteria to assess feature overlaps, operational excellence, data handling and more"), ["A-CSD-03"]),
    atLeast("certified.business-applications.billedSales", "marketplaceBilledSales", "business-applications.billedSales"),
    solutionCriterion("certified.business-applications"),
  ],
  ambiguities: [
    {
      id: "X-07",
      question: "Can a Business Central offer have the Business Applications co-sell status that certified software asks for?",
      reading: "One document excludes it, the other names it. Without the status as Partner Center shows it the answer is Unclear; with it, Partner Center decides.",
      cites: [businessCentralExcluded, businessCentralNote],
    },
  ],
};

const modernWork: Own = {
  id: "certified-software.modern-work",
  label: "Certified software: Modern Work",
  decides: "Whether an offer meets the criteria of Solutions Partner with certified software for Modern Work.",
  rules: ["A-CSD-22"],
  cite: faq(modernWorkRow, "Commercial performance measured by one of the following criteria over a trailing twelve-month period"),
  pathways: [
    { id: "billed-sales", label: "Billed sales", node: "certified.modern-work.billedSales" },
    { id: "teams-apps", label: "Teams Apps users", node: "certified.modern-work.teamsAppsMau" },
  ],
  positional: ["m365AppCertified", "marketplaceBilledSales", "teamsAppsMau", "ratingAverage", "ratingCount", "customerEvidence"],
  criteria: [
    flag("certified.modern-work.technical", "m365AppCertified", faq("Certified software for Modern Work, Technical", "Solutions will need to complete the Microsoft 365 App Compliance Program certification"), ["A-CSD-03", "A-CSD-22"]),
    {
      op: "any",
      id: "certified.modern-work.partner",
      label: "Partner criterion",
      of: [
        atLeast("certified.modern-work.billedSales", "marketplaceBilledSales", "modern-work.billedSales"),
        atLeast("certified.modern-work.teamsAppsMau", "teamsAppsMau", "modern-work.teamsAppsMau"),
      ],
    },
    solutionCriterion("certified.modern-work"),
  ],
  ambiguities: [
    {
      id: "X-37",
      question: "Over what is the average of 50,000 monthly active users taken?",
      reading: "The mean of the twelve monthly figures of this one solution.",
      cites: [faq(modernWorkRow, "Solutions averaging 50,000 Teams Apps monthly active users (MAU)")],
    },
  ],
};

const security: Own = {
  id: "certified-software.security",
  label: "Certified software: Security",
  decides: "Whether an offer meets the criteria of Solutions Partner with certified software for Security.",
  rules: ["A-CSD-23"],
  cite: faq(securityRow, "Solutions and partners must satisfy the following criteria"),
  pathways: marketplacePathways("certified.security"),
  positional: ["certified.azureIpEligible", "sentinelPublishingPassed", "sentinelContentHubActive", "marketplaceBilledSales", "netNewCustomers", "marketplaceTransactions", "uniqueCustomers", "ratingAverage", "ratingCount", "customerEvidence"],
  criteria: [
    flag("certified.security.eligible", "certified.azureIpEligible", azureGate, ["A-CSD-02", "A-CSD-23"]),
    flag("certified.security.publishing", "sentinelPublishingPassed", faq("Certified software for Security, Technical", "The solution must have passed the publishing criteria"), ["A-CSD-03"]),
    flag("certified.security.contentHub", "sentinelContentHubActive", faq("Certified software for Security, Technical", "be active in the Microsoft Sentinel Content hub gallery"), ["A-CSD-03"]),
    marketplaceCriterion("certified.security", "security"),
    solutionCriterion("certified.security"),
  ],
  ambiguities: [{ ...frozenCopy, cites: [faq(securityRow, "measured by the same criteria comprising the FY24 IP co-sell top tier marketplace performance criteria")] }],
};

const industries = [
  { id: "retail-ai", name: "Retail AI" },
  { id: "healthcare-ai", name: "Healthcare AI" },
  { id: "sustainability-ai", name: "Sustainability AI" },
  { id: "manufacturing-ai", name: "Manufacturing AI" },
  { id: "financial-services-ai", name: "Financial Services AI" },
] as const;

function industry({ id, name }: (typeof industries)[number]): Own {
  const node = `certified.${id}`;
  return {
    id: `certified-software.${id}`,
    label: `Certified software: ${name}`,
    decides: `Whether an offer meets the criteria of Solutions Partner with certified software for ${name}.`,
    rules: ["A-CSD-24"],
    cite: faq("Solutions Partner with certified software for Industry AI", `Certified software for ${name}`),
    pathways: [],
    positional: ["cosellEligible", "technicalReviewPassed", "industryAiAuditPassed", "customerEvidence"],
    criteria: [
      flag(`${node}.eligible`, "cosellEligible", faq("Certified software for Industry AI, Commercial marketplace", "Solutions must meet the applicable co-sell eligibility requirements"), ["A-CSD-02", "A-CSD-24"]),
      flag(`${node}.technical`, "technicalReviewPassed", faq("Certified software for Industry AI, Technical", "Complete one of the appropriate solution area technical review criteria, then"), ["A-CSD-03"]),
      flag(`${node}.audit`, "industryAiAuditPassed", faq("Certified software for Industry AI, Technical", "demonstrating the use of one or more AI capabilities in industry-specific ways"), ["A-CSD-03"]),
      { op: "test", id: `${node}.evidence`, rules: ["A-CSD-05"], field: "customerEvidence", cmp: ">=", param: "certified.industryEvidence" },
    ],
    ambiguities: [],
  };
}

export const certifiedSoftware: readonly Programme[] = [azure, businessApplications, modernWork, security, ...industries.map(industry)].map(programmeOf);

function programmeOf({ rules, cite, criteria, ambiguities, ...own }: Own): Programme {
  const root = `certified.${own.id.slice("certified-software.".length)}`;
  return {
    ...own,
    grain: "offer",
    onlyWhenAsked: true,
    firstDate: certifiedSoftwareFrom,
    beforeFirstDate: `Certified software is defined from ${certifiedSoftwareFrom}`,
    outcomes: [
      { id: "qualified", names: [{ from: certifiedSoftwareFrom, value: "Qualified", cite, rules }] },
      { id: "not-qualified", names: [{ from: certifiedSoftwareFrom, value: "Not qualified", cite, rules }] },
    ],
    body: [
      {
        from: certifiedSoftwareFrom,
        cite,
        rules,
        note: "The FAQ update of this day lists the criteria; the day of general availability itself is in no document at hand.",
        value: {
          ladder: [{ outcome: "qualified", when: { op: "all", id: root, of: [flag(`${root}.published`, "offerLive", published, ["A-CSD-01"]), ...criteria] } }],
          otherwise: "not-qualified",
        },
      },
    ],
    effects: certifiedSoftwareEffects,
    ambiguities: [...ambiguities, ...certifiedSoftwareAmbiguities],
  };
}
