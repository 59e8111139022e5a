// What the Security designation counts from Azure usage and Microsoft 365 license usage: one track from 2022, two from mid-2026.
// Promises: Azure and Microsoft 365 are counted apart and then totaled, as the page does; a total without one of them is unknown.
import { unitsId } from "../capabilityMetrics";
import { twoTracksFrom } from "../capabilityParams";
import { learn } from "../learnSources";
import { amountKnown, attribution, customerKnown, onePerGlobalAccount } from "./azure";
import type { DerivedFact, Measure, Param, Step } from "./schema";
import { citing, documents } from "./sources";

const inForce = "2022-10-03";

const services2023 = [
  "Advanced Data Security", "Advanced Threat Protection", "Application Gateway", "Azure Active Directory B2C", "Azure Active Directory Domain Services",
  "Azure Active Directory for External Identities", "Azure Bastion", "Azure DDOS Protection", "Azure Defender", "Azure Firewall", "Azure Firewall Manager",
  "Azure Front Door Service", "Azure IoT Security", "Key Vault", "Network Watcher", "Security Center", "Sentinel",
];
const services2026 = [
  "Application Gateway", "Azure AD B2C", "Azure Active Directory B2C", "Azure AD for External Identities", "Azure Active Directory for External Identities", "Bastion", "Azure Bastion",
  "DDoS Protection", "Azure DDoS Protection", "Firewall", "Azure Firewall", "Firewall Manager", "Azure Firewall Manager", "Front Door", "Azure Front Door Service", "Azure Front Door",
  "Azure IoT Security", "Key Vault", "Defender for Cloud", "Entra", "Entra Domain Services", "Entra Verified ID", "Purview", "Security Copilot", "Sentinel",
];
const workloads2023 = [
  "Azure Active Directory Premium", "Microsoft Defender for Office 365", "Microsoft Defender for Endpoints", "Microsoft Defender for Endpoint", "Microsoft Defender for Identity",
  "Microsoft Information Protection", "Intune",
];
const workloads2026 = [
  "Entra ID P1", "Microsoft Entra ID P1", "Azure Active Directory Premium", "Defender for Office 365", "Defender for Endpoint P2", "Defender for Endpoint (P2)", "Defender for Endpoint Plan 2",
  "Defender for Identity", "Purview Information Protection", "Information Protection", "Intune",
];

const by = (values: readonly string[]): Step => ({ op: "filter", rows: { test: "oneOf", column: "attribution", values }, leftOut: "not-eligible", whenBlank: "unreadable-cell" });
const service = (values: readonly string[]): Step => ({ op: "filter", rows: { test: "oneOf", column: "service", values }, leftOut: "not-eligible", whenBlank: "unreadable-cell" });
const workload = (values: readonly string[]): Step => ({ op: "filter", rows: { test: "oneOf", column: "workload", values }, leftOut: "not-eligible", whenBlank: "unreadable-cell" });
const seatsKnown: Step = { op: "filter", rows: { test: "known", column: "seats" }, leftOut: "unreadable-cell" };
const usersKnown: Step = { op: "filter", rows: { test: "known", column: "users" }, leftOut: "unreadable-cell" };
const activeShare: Step = { op: "filter", rows: { test: "share", column: "users", of: "seats", cmp: ">=", param: "security.activeShare" }, leftOut: "below-minimum", whenBlank: "unreadable-cell" };
const seats = (cmp: ">" | ">=" | "<=", param: string): Step => ({ op: "filter", rows: { test: "number", column: "seats", cmp, param }, leftOut: "below-minimum" });
const consumed = (cmp: ">" | ">=" | "<=", param: string): Step => ({ op: "filter", groups: { op: "sum", column: "amountUsd", per: ["customer"], cmp, param }, leftOut: "below-minimum" });
const delta = { op: "monthDelta", months: 12, as: "difference" } as const;
const offersNotVisible = "The report does not name the offer, so support, internal, benefit and trial offers cannot be told apart.";
const lastMonth = "Last month is the last month that is over on the as-of date.";
const yearEnds = "The twelve months end with the last month that is over.";
const onlyCpor = "The CPOR usage export names no customers of the Cloud Solution Provider program, who count from mid-2026: counted from it, the number may be too low then.";
const grownOut = "A tenant that was SMB a year ago and is Enterprise now is not kept in the SMB track, as the page would: the number may be too low.";

const param = (id: string, label: string, value: number, unit: Param["unit"], locator: string, quote: string, operatorStated: boolean): Param => ({
  id,
  label,
  unit,
  timeline: [{ from: inForce, value, cite: citing(documents.security, locator, quote, operatorStated), rules: [] }],
});

function in2026(id: string, label: string, value: number, unit: Param["unit"], locator: string, quote: string): Param {
  return { id, label, unit, timeline: [{ from: twoTracksFrom, value, cite: learn("LEARN-2026-security", locator, quote, false), rules: [], note: "From a copy of the page without a date of its own, of mid-2026." }] };
}

export const securityParams: readonly Param[] = [
  param("security.customerMinimum", "Azure security consumption of an eligible customer", 100, "USD", "Net customer adds, Eligible customers", "contributing at least $100 ACR (Azure Consumed Revenue) in past 12 months", true),
  param("security.deploymentMinimum", "Azure security consumption of a deployment", 12_000, "USD", "Deployments, Eligible deployments", "contributing total of $12,000 ACR (Azure Consumed Revenue) in past 12 months", false),
  param("security.seats", "Paid seats of an eligible customer", 25, "count", "Net customer adds, Eligible customers", "having at least 25 paid seats in given month", true),
  in2026("security.customerMinimum.2026", "Azure security consumption of an eligible customer, from mid-2026", 600, "USD", "Net customer adds, Eligible customers", "$600"),
  in2026("security.seats.enterprise", "Paid seats that divide the tracks", 300, "count", "Net customer adds, Eligible customers", "300"),
  in2026("security.seats.smb", "Fewest paid seats of the SMB track", 5, "count", "Net customer adds, Eligible customers, SMB", "5-300"),
  in2026("security.deploymentMinimum.smb", "Azure security consumption of a deployment, SMB track", 750, "USD", "Deployments, SMB track", "between $750 and $12,000"),
  in2026("security.consumptionMinimum.smb", "Azure security consumption that a customer of the SMB track must exceed", 0, "USD", "Usage growth, SMB track", "$12,000"),
  param("security.activeShare", "Share of paid seats that are active", 15, "percent", "Deployments, Eligible deployments", "at least 15% of these paid seats should be active", true),
];

type Versions = DerivedFact["timeline"];
type Track = "enterprise" | "smb";

/** Recipes of the one track until mid-2026 (none for SMB), and of the track from then on. */
function versioned(track: Track, measure: Measure, cites: { readonly until2026: Versions[number]["cite"]; readonly from2026: readonly [locator: string, quote: string] }, until2026: readonly Step[], from2026: readonly Step[]): Versions {
  const now = { from: twoTracksFrom, value: { steps: from2026, measure, delta }, cite: learn("LEARN-2026-security", ...cites.from2026) };
  return track === "smb" ? [now] : [{ from: inForce, until: twoTracksFrom, value: { steps: until2026, measure, delta }, cite: cites.until2026 }, now];
}

const year: Step = { op: "window", months: 12, ends: "lastCompleteMonth" };
const month: Step = { op: "window", months: 1, ends: "lastCompleteMonth" };
const azure2023: readonly Step[] = [amountKnown, year, onePerGlobalAccount, by(attribution.pal), service(services2023), customerKnown];
const azure2026: readonly Step[] = [amountKnown, year, onePerGlobalAccount, by([...attribution.pal, ...attribution.csp]), service(services2026), customerKnown];
const seated2023: readonly Step[] = [seatsKnown, month, by(attribution.cpor), workload(workloads2023)];
const seated2026 = (track: Track): readonly Step[] => [
  seatsKnown, month, by([...attribution.cpor, ...attribution.csp]), workload(workloads2026),
  ...(track === "enterprise" ? [seats(">", "security.seats.enterprise")] : [seats(">=", "security.seats.smb"), seats("<=", "security.seats.enterprise")]),
];
const customers: Measure = { op: "countDistinct", column: "customer" };
const perAzureTrack = (track: Track): readonly Step[] =>
  track === "enterprise" ? [consumed(">", "security.deploymentMinimum")] : [consumed(">", "security.consumptionMinimum.smb"), consumed("<=", "security.deploymentMinimum")];

const azureReport = { grain: "partner", from: ["azureUsage"], needs: ["date", "amountUsd", "customer", "service", "attribution", "pgaDuplicate"] } as const;
const usageReport = { grain: "partner", from: ["cporUsage", "office365Usage"] } as const;
const ttm = "The twelve months end with the last month that is over, and are compared with the twelve before them.";

function trackFacts(track: Track): readonly DerivedFact[] {
  const suffix = track === "enterprise" ? "" : "Smb";
  const name = track === "enterprise" ? "Security" : "Security SMB";
  const fieldSuffix = track === "enterprise" ? "" : "smb";
  const kept = track === "enterprise" ? [] : [grownOut];
  return [
    {
      ...azureReport,
      id: `securityAzureCustomerAdds${suffix}`,
      label: `${name} net customer adds, Azure`,
      unit: "count",
      timeline: versioned(
        track, customers,
        { until2026: citing(documents.security, "Net customer adds, Calculation", "(Total qualifying customers with qualifying ACR in current TTM) – (Total qualifying customers with qualifying ACR in previous TTM)"), from2026: ["Net customer adds, Eligible customers", "$600"] },
        [...azure2023, consumed(">=", "security.customerMinimum")],
        [...azure2026, consumed(">=", "security.customerMinimum.2026")],
      ),
      readings: [yearEnds, offersNotVisible],
    },
    {
      ...azureReport,
      id: `securityAzureDeployments${suffix}`,
      label: `${name} deployments, Azure`,
      unit: "count",
      timeline: versioned(
        track, customers,
        { until2026: citing(documents.security, "Deployments, Calculation", "(Eligible deployments last month) – (Eligible deployments same month last year)"), from2026: ["Deployments, Eligible deployments", track === "smb" ? "between $750 and $12,000" : "$12,000"] },
        [...azure2023, consumed(">=", "security.deploymentMinimum")],
        [...azure2026, ...(track === "enterprise" ? [consumed(">", "security.deploymentMinimum")] : [consumed(">=", "security.deploymentMinimum.smb"), consumed("<=", "security.deploymentMinimum")])],
      ),
      readings: [yearEnds, offersNotVisible, ...kept],
    },
    {
      ...azureReport,
      id: `securityAcrGrowth${suffix}`,
      label: `${name} ACR growth (USD)`,
      fills: [{ field: unitsId("security", "growth", `acr${fieldSuffix}`), header: `${name} ACR growth (USD)` }],
      unit: "USD",
      timeline: versioned(
        track, { op: "sum", column: "amountUsd" },
        { until2026: citing(documents.security, "Usage growth, Security ACR", "ACR (Azure Consumed Revenue) totaling over trailing 12 months across entire customer base from eligible Azure services"), from2026: ["Usage growth", "$12,000"] },
        azure2023,
        [...azure2026, ...perAzureTrack(track)],
      ),
      readings: [ttm, offersNotVisible, ...kept],
    },
    {
      ...usageReport,
      id: `securityM365CustomerAdds${suffix}`,
      label: `${name} net customer adds, Microsoft 365`,
      needs: ["date", "seats", "customer", "workload", "attribution"],
      unit: "count",
      timeline: versioned(
        track, customers,
        { until2026: citing(documents.security, "Net customer adds, Eligible customers", "having at least 25 paid seats in given month"), from2026: ["Net customer adds, Eligible customers", track === "smb" ? "5-300" : "300"] },
        [...seated2023, seats(">=", "security.seats"), customerKnown],
        [...seated2026(track), customerKnown],
      ),
      readings: [lastMonth, "Seats are looked at per workload.", onlyCpor, ...kept],
    },
    {
      ...usageReport,
      id: `securityM365Deployments${suffix}`,
      label: `${name} deployments, Microsoft 365`,
      needs: ["date", "seats", "users", "customer", "workload", "attribution"],
      unit: "count",
      timeline: versioned(
        track, customers,
        { until2026: citing(documents.security, "Deployments, Eligible deployments", "at least 15% of these paid seats should be active"), from2026: ["Deployments, Eligible deployments", "15%"] },
        [...seated2023, seats(">=", "security.seats"), activeShare, customerKnown],
        [...seated2026(track), activeShare, customerKnown],
      ),
      readings: [lastMonth, "Seats and active users are looked at per workload.", onlyCpor, ...kept],
    },
    {
      ...usageReport,
      id: `securityProtectedUsersGrowth${suffix}`,
      label: `${name} protected users growth`,
      fills: [{ field: unitsId("security", "growth", `users${fieldSuffix}`), header: `${name} protected users growth` }],
      needs: ["date", "seats", "users", "workload", "attribution"],
      unit: "count",
      timeline: versioned(
        track, { op: "sum", column: "users" },
        { until2026: citing(documents.security, "Usage growth, Microsoft 365 protected users", "number of active paid seats across entire customer base from eligible Microsoft 365 workloads"), from2026: ["Usage growth", track === "smb" ? "5-300" : "300"] },
        [usersKnown, ...seated2023],
        [usersKnown, ...seated2026(track)],
      ),
      readings: [lastMonth, "Protected users are the monthly active users of the eligible workloads, added up; from mid-2026 of those workloads whose own seats are on the track's side.", onlyCpor, ...kept],
    },
  ];
}

const totaled = "Calculations for Azure and Microsoft 365 are completed individually and then totaled together for the final four metric scores.";
const section = "Partner capability score for Security";

/** The columns of the score that hold both halves. Usage growth has a column per half, which the score adds up in points. */
function totalFacts(track: Track): readonly DerivedFact[] {
  const suffix = track === "enterprise" ? "" : "Smb";
  const name = track === "enterprise" ? "Security" : "Security SMB";
  return (
    [
      ["adds", "CustomerAdds", "net customer adds", "Seats are looked at per workload."],
      ["deployments", "Deployments", "deployments", "Seats and active users are looked at per workload."],
    ] as const
  ).map(([metric, id, words, perWorkload]) => {
    const value = { op: "total", of: [`securityAzure${id}${suffix}`, `securityM365${id}${suffix}`] } as const;
    const now = { from: twoTracksFrom, value, cite: learn("LEARN-2026-security", section, totaled) };
    const header = `${name} ${words}`;
    return {
      id: `security${id}${suffix}`,
      label: header,
      fills: [{ field: unitsId("security", metric, track === "enterprise" ? "" : "smb"), header }],
      unit: "count",
      grain: "partner",
      from: [],
      needs: [],
      timeline: track === "smb" ? [now] : [{ from: inForce, until: twoTracksFrom, value, cite: citing(documents.security, section, totaled) }, now],
      readings: [
        "Azure and Microsoft 365 are counted apart and added up; a customer of both counts in both, as the page says.",
        "Unknown while one of the two is: the one that is missing may have fallen, so the other alone says nothing certain.",
        "Where one of the two fell, it is taken off the other: whether it counts as nothing instead is in no document.",
        `Azure: ${yearEnds}`, `Microsoft 365: ${lastMonth}`, perWorkload, offersNotVisible, onlyCpor, ...(track === "enterprise" ? [] : [grownOut]),
      ],
    };
  });
}

export const securityFacts: readonly DerivedFact[] = (["enterprise", "smb"] as const).flatMap((track) => [...trackFacts(track), ...totalFacts(track)]);
