// Azure metrics: consumed revenue, and what the three Azure designations count, from the Azure usage report.
// Promises: only rows with the PGA duplicate flag 0 count. Both tracks are counted; which one applies is the programme's decision.
import { twoTracksFrom } from "../capabilityParams";
import { learn } from "../learnSources";
import type { Cite, IsoDate } from "../schema";
import type { DerivedFact, Param, Step } from "./schema";
import { citing, documents } from "./sources";

export const amountKnown: Step = { op: "filter", rows: { test: "known", column: "amountUsd" }, leftOut: "unreadable-cell" };
export const onePerGlobalAccount: Step = { op: "filter", rows: { test: "flagIs", column: "pgaDuplicate", value: false }, leftOut: "pga-duplicate", whenBlank: "unreadable-cell" };
export const customerKnown: Step = { op: "filter", rows: { test: "known", column: "customer" }, leftOut: "no-customer-id" };

/** Partner Center's own spellings of the attribution types, compared by letters and digits. */
export const attribution = {
  csp: ["CSP Tier 1", "CSP Tier 2", "CSP T1", "CSP T2"],
  dpor: ["Partner of record", "DPOR", "POR", "Digital Partner of Record", "Digital Partner of Record (DPOR)", "Partner of Record (DPOR)"],
  pal: ["Partner admin link", "PAL", "Partner Admin Link (PAL)"],
  cpor: ["CPOR", "Claiming Partner of Record", "Claiming Partner of Record (CPOR)"],
} as const;

const eligibleAssociation: Step = {
  op: "filter",
  rows: { test: "oneOf", column: "attribution", values: [...attribution.csp, ...attribution.dpor, ...attribution.pal] },
  leftOut: "not-eligible",
  whenBlank: "unreadable-cell",
};
const duplicateFlag = citing(documents.azureUsage, "IsDuplicateAtPGALevel", "filter and use only IsDuplicateAtPGALevel=0");
const offersNotVisible = "The report does not name the offer, so support, internal, benefit and trial offers cannot be told apart.";
const growthDefinition = citing(documents.azureAreas, "Usage growth, Scoring", "(Total qualifying ACR last month - Total qualifying ACR same month last year) * 100");

const inForce = "2022-10-03";

/** The three Azure areas count these metrics alike. */
function inEveryAzureArea(metric: string, words: string): NonNullable<DerivedFact["fills"]> {
  return [
    { field: `capability.data-ai.${metric}`, header: `Data & AI ${words}` },
    { field: `capability.digital-app.${metric}`, header: `Digital & App Innovation ${words}` },
    { field: `capability.infrastructure.${metric}`, header: `Infrastructure ${words}` },
  ];
}

/** Net customer adds of one track: customers of the last month over the track's minimum, less those of the same month a year before. */
function customerAdds(from: IsoDate, minimum: string, cite: Cite): Pick<DerivedFact, "unit" | "grain" | "from" | "needs" | "timeline" | "readings"> {
  return {
    unit: "count",
    grain: "partner",
    from: ["azureUsage"],
    needs: ["date", "amountUsd", "customer", "pgaDuplicate", "attribution"],
    timeline: [
      {
        from,
        value: {
          steps: [
            amountKnown,
            { op: "window", months: 2, ends: "lastCompleteMonth" },
            onePerGlobalAccount,
            eligibleAssociation,
            customerKnown,
            { op: "filter", groups: { op: "sum", column: "amountUsd", per: ["customer"], perMonth: true, cmp: ">=", param: minimum }, leftOut: "below-minimum" },
          ],
          measure: { op: "countDistinct", column: "customer" },
          delta: { op: "monthDelta", months: 12, as: "difference" },
        },
        cite,
      },
    ],
    readings: [
      "Last month is the last month that is over on the as-of date.",
      "From mid-2026 the tracks differ in the customer's minimum, and no export says which one a partner is in: the columns of the areas hold the Enterprise track's number, that of the SMB track stands beside them.",
      offersNotVisible,
    ],
  };
}

export const azureParams = [
  {
    id: "azure.customerMinimum.enterprise",
    label: "Azure consumed revenue of an eligible customer, Enterprise track",
    unit: "USD",
    timeline: [
      {
        from: "2022-10-03",
        value: 1000,
        cite: citing(documents.azureAreas, "Net customer adds, Eligible Customers", "contributing at least USD1,000 Azure Consumed Revenue (ACR) in one of the last two months", true),
        rules: [],
      },
    ],
  },
  {
    id: "azure.customerMinimum.smb",
    label: "Azure consumed revenue of an eligible customer, SMB track",
    unit: "USD",
    timeline: [{ from: twoTracksFrom, value: 500, cite: learn("LEARN-2026-azure", "Net customer adds, Eligible customers, SMB track", "USD500", true), rules: [], note: "From a copy of the page without a date of its own, of mid-2026." }],
  },
  {
    id: "azure.serviceMinimum",
    label: "Azure consumed revenue that a deployed service must exceed",
    unit: "USD",
    timeline: [
      {
        from: "2022-10-03",
        value: 0,
        cite: citing(documents.azureAreas, "Deployments, Eligible deployments", "contributing more than zero ACR over last 12 months", true),
        rules: [],
      },
    ],
  },
] as const satisfies readonly Param[];

export const azureFacts: readonly DerivedFact[] = [
  {
    id: "azureConsumedRevenue",
    label: "Azure consumed revenue (USD)",
    fills: [{ field: "azureConsumedRevenue", header: "Azure consumed revenue (USD)" }],
    unit: "USD",
    grain: "partner",
    from: ["azureUsage", "subscriptionDetails", "customersAndRevenue"],
    needs: ["date", "amountUsd", "pgaDuplicate"],
    timeline: [
      {
        from: "2000-01-01",
        value: { steps: [amountKnown, { op: "window", months: 12, ends: "asOf" }, onePerGlobalAccount], measure: { op: "sum", column: "amountUsd" } },
        cite: duplicateFlag,
      },
    ],
    readings: ["Rows of every attribution type count, deal registrations included.", "Rows that are identical in every column count once."],
  },
  {
    id: "azureCustomerAdds",
    label: "Azure net customer adds",
    fills: inEveryAzureArea("adds", "net customer adds"),
    ...customerAdds(inForce, "azure.customerMinimum.enterprise", citing(documents.azureAreas, "Net customer adds, Calculation", "(Eligible Customers last month) – (Eligible Customers same month last year)")),
  },
  {
    id: "azureCustomerAddsSmb",
    label: "Azure net customer adds, SMB track",
    ...customerAdds(twoTracksFrom, "azure.customerMinimum.smb", learn("LEARN-2026-azure", "Net customer adds, SMB track", "USD500")),
  },
  {
    id: "azureUsageGrowth",
    label: "Azure usage growth (%)",
    fills: inEveryAzureArea("growth", "usage growth (%)"),
    unit: "percent",
    grain: "partner",
    from: ["azureUsage"],
    needs: ["date", "amountUsd", "pgaDuplicate", "attribution"],
    timeline: [
      {
        from: "2022-10-03",
        value: {
          steps: [amountKnown, { op: "window", months: 12, ends: "lastCompleteMonth" }, onePerGlobalAccount, eligibleAssociation],
          measure: { op: "sum", column: "amountUsd" },
          delta: { op: "monthDelta", months: 12, as: "percent" },
        },
        cite: growthDefinition,
      },
    ],
    readings: [
      "Qualifying consumption is the total of twelve months, as the page says: the twelve months that end with the last one that is over, against the twelve before them.",
      "A baseline of zero gives no growth figure: it stays unknown.", "The minimum of USD 1,000 in total is the score's to check, on Azure consumed revenue.",
      offersNotVisible,
    ],
  },
  {
    id: "azureDeployments",
    label: "Azure services deployed",
    fills: inEveryAzureArea("deployments", "deployments"),
    unit: "count",
    grain: "partner",
    from: ["azureUsage"],
    needs: ["date", "amountUsd", "service", "pgaDuplicate", "attribution"],
    timeline: [
      {
        from: "2022-10-03",
        value: {
          steps: [
            amountKnown,
            { op: "window", months: 12, ends: "lastCompleteMonth" },
            onePerGlobalAccount,
            eligibleAssociation,
            { op: "filter", rows: { test: "noneOf", column: "service", values: ["Virtual Machines", "Virtual Machines Licenses"] }, leftOut: "not-eligible", whenBlank: "unreadable-cell" },
            { op: "filter", groups: { op: "sum", column: "amountUsd", per: ["service"], cmp: ">", param: "azure.serviceMinimum" }, leftOut: "below-minimum" },
          ],
          measure: { op: "countDistinct", column: "service" },
        },
        cite: citing(documents.azureAreas, "Deployments, Eligible deployments", "eligible except Virtual Machines and Virtual Machines Licenses"),
      },
    ],
    readings: [offersNotVisible],
  },
];
