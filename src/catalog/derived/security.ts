// What the Security designation counts from Azure usage and Microsoft 365 license usage (version of June 2023: one track).
// Promises: Azure and Microsoft 365 are counted apart, as the page does; the score adds them up.
import { amountKnown, attribution, customerKnown, onePerGlobalAccount } from "./azure";
import type { DerivedFact, Param, Step } from "./schema";
import { citing, documents } from "./sources";

const inForce = "2022-10-03";

const securityService: Step = {
  op: "filter",
  rows: {
    test: "oneOf",
    column: "service",
    values: [
      "Advanced Data Security", "Advanced Threat Protection", "Application Gateway", "Azure Active Directory B2C", "Azure Active Directory Domain Services",
      "Azure Active Directory for External Identities", "Azure Bastion", "Azure DDOS Protection", "Azure Defender", "Azure Firewall", "Azure Firewall Manager",
      "Azure Front Door Service", "Azure IoT Security", "Key Vault", "Network Watcher", "Security Center", "Sentinel",
    ],
  },
  leftOut: "not-eligible",
  whenBlank: "unreadable-cell",
};
const byAdminLink: Step = { op: "filter", rows: { test: "oneOf", column: "attribution", values: attribution.pal }, leftOut: "not-eligible", whenBlank: "unreadable-cell" };
const azureYear: readonly Step[] = [amountKnown, { op: "window", months: 12, ends: "lastCompleteMonth" }, onePerGlobalAccount, byAdminLink, securityService, customerKnown];

const securityWorkload: Step = {
  op: "filter",
  rows: {
    test: "oneOf",
    column: "workload",
    values: [
      "Azure Active Directory Premium", "Microsoft Defender for Office 365", "Microsoft Defender for Endpoints", "Microsoft Defender for Endpoint", "Microsoft Defender for Identity",
      "Microsoft Information Protection", "Intune",
    ],
  },
  leftOut: "not-eligible",
  whenBlank: "unreadable-cell",
};
const byClaim: Step = { op: "filter", rows: { test: "oneOf", column: "attribution", values: attribution.cpor }, leftOut: "not-eligible", whenBlank: "unreadable-cell" };
const seatsKnown: Step = { op: "filter", rows: { test: "known", column: "seats" }, leftOut: "unreadable-cell" };
const seatedMonth: readonly Step[] = [
  seatsKnown,
  { op: "window", months: 1, ends: "lastCompleteMonth" },
  byClaim,
  securityWorkload,
  { op: "filter", rows: { test: "number", column: "seats", cmp: ">=", param: "security.seats" }, leftOut: "below-minimum" },
];
const delta = { op: "monthDelta", months: 12, as: "difference" } as const;
const offersNotVisible = "The report does not name the offer, so support, internal, benefit and trial offers cannot be told apart.";
const lastMonth = "Last month is the last month that is over on the as-of date.";

const param = (id: string, label: string, value: number, unit: Param["unit"], locator: string, quote: string, operatorStated: boolean): Param => ({
  id,
  label,
  unit,
  timeline: [{ from: inForce, value, cite: citing(documents.security, locator, quote, operatorStated), rules: [] }],
});

export const securityParams: readonly Param[] = [
  param("security.customerMinimum", "Azure security consumption of an eligible customer", 100, "USD", "Net customer adds, Eligible customers", "contributing at least $100 ACR (Azure Consumed Revenue) in past 12 months", true),
  param("security.deploymentMinimum", "Azure security consumption of a deployment", 12_000, "USD", "Deployments, Eligible deployments", "contributing total of $12,000 ACR (Azure Consumed Revenue) in past 12 months", false),
  param("security.seats", "Paid seats of an eligible customer", 25, "count", "Net customer adds, Eligible customers", "having at least 25 paid seats in given month", true),
  param("security.activeShare", "Share of paid seats that are active", 15, "percent", "Deployments, Eligible deployments", "at least 15% of these paid seats should be active", true),
];

export const securityFacts: readonly DerivedFact[] = [
  {
    id: "securityAzureCustomerAdds",
    label: "Security net customer adds, Azure",
    unit: "count",
    grain: "partner",
    from: ["azureUsage"],
    needs: ["date", "amountUsd", "customer", "service", "attribution", "pgaDuplicate"],
    timeline: [
      {
        from: inForce,
        value: {
          steps: [...azureYear, { op: "filter", groups: { op: "sum", column: "amountUsd", per: ["customer"], cmp: ">=", param: "security.customerMinimum" }, leftOut: "below-minimum" }],
          measure: { op: "countDistinct", column: "customer" },
          delta,
        },
        cite: citing(documents.security, "Net customer adds, Calculation", "(Total qualifying customers with qualifying ACR in current TTM) – (Total qualifying customers with qualifying ACR in previous TTM)"),
      },
    ],
    readings: ["The twelve months end with the last month that is over.", offersNotVisible],
  },
  {
    id: "securityAzureDeployments",
    label: "Security deployments, Azure",
    unit: "count",
    grain: "partner",
    from: ["azureUsage"],
    needs: ["date", "amountUsd", "customer", "service", "attribution", "pgaDuplicate"],
    timeline: [
      {
        from: inForce,
        value: {
          steps: [...azureYear, { op: "filter", groups: { op: "sum", column: "amountUsd", per: ["customer"], cmp: ">=", param: "security.deploymentMinimum" }, leftOut: "below-minimum" }],
          measure: { op: "countDistinct", column: "customer" },
          delta,
        },
        cite: citing(documents.security, "Deployments, Calculation", "(Eligible deployments last month) – (Eligible deployments same month last year)"),
      },
    ],
    readings: ["The twelve months end with the last month that is over.", offersNotVisible],
  },
  {
    id: "securityM365CustomerAdds",
    label: "Security net customer adds, Microsoft 365",
    unit: "count",
    grain: "partner",
    from: ["cporUsage", "office365Usage"],
    needs: ["date", "seats", "customer", "workload", "attribution"],
    timeline: [
      {
        from: inForce,
        value: { steps: [...seatedMonth, customerKnown], measure: { op: "countDistinct", column: "customer" }, delta },
        cite: citing(documents.security, "Net customer adds, Eligible customers", "having at least 25 paid seats in given month"),
      },
    ],
    readings: [lastMonth, "Seats are looked at per workload."],
  },
  {
    id: "securityM365Deployments",
    label: "Security deployments, Microsoft 365",
    unit: "count",
    grain: "partner",
    from: ["cporUsage", "office365Usage"],
    needs: ["date", "seats", "users", "customer", "workload", "attribution"],
    timeline: [
      {
        from: inForce,
        value: {
          steps: [...seatedMonth, { op: "filter", rows: { test: "share", column: "users", of: "seats", cmp: ">=", param: "security.activeShare" }, leftOut: "below-minimum", whenBlank: "unreadable-cell" }, customerKnown],
          measure: { op: "countDistinct", column: "customer" },
          delta,
        },
        cite: citing(documents.security, "Deployments, Eligible deployments", "at least 15% of these paid seats should be active"),
      },
    ],
    readings: [lastMonth, "Seats and active users are looked at per workload."],
  },
];
