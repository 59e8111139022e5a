// Monthly consumption value of Business Applications: usage per workload times its rate, now and twelve months before, and the growth between them.
// Promises: each rate cites the rate card. A workload without a rate on the day, or one that is not known, leaves the value unknown.
import { consumptionFields } from "./capabilityMetrics";
import { twoTracksFrom } from "./capabilityParams";
import { designationsFrom } from "./designationList";
import { learn } from "./learnSources";
import type { Derivation, Fact, List, Param } from "./schema";

interface Workload {
  readonly id: string;
  readonly label: string;
  readonly rate: number;
  /** The row of the rate card, as it is printed. */
  readonly printed: string;
  readonly aliases?: readonly string[];
  readonly isOf2026?: boolean;
}

const workloads: readonly Workload[] = [
  { id: "business-central", label: "Business Central", rate: 1_000, printed: "| Business Central | 1000 | MAU |", aliases: ["Dynamics 365 Business Central"] },
  { id: "core-hr", label: "Core HR", rate: 1_000, printed: "| Core HR | 1000 | MAU |" },
  { id: "customer-engagement", label: "Customer Engagement", rate: 200, printed: "| Common data service (Customer Engagement)\\* | 200 | MAU |", aliases: ["Common data service", "Common data service (Customer Engagement)", "Sales", "Sales Insights", "Customer Service", "Field Service"] },
  { id: "customer-insights", label: "Customer Insights", rate: 0.2, printed: "| Customer Insights | 0.2 | Profiles |" },
  { id: "finance-and-operations", label: "Finance & Operations", rate: 100, printed: "| Finance & Operations\\* | 100 | MAU |", aliases: ["Finance and Operations", "Finance", "Project Operations"] },
  { id: "guides", label: "Guides", rate: 1_000, printed: "| Guides | 1000 | MAU |" },
  { id: "power-apps", label: "Power Apps", rate: 200, printed: "| Power Apps | 200 | MAU |", aliases: ["Power App"] },
  { id: "power-automate", label: "Power Automate", rate: 200, printed: "| Power Automate | 200 | MAU |" },
  { id: "power-bi", label: "Power BI", rate: 200, printed: "| Power BI | 200 | MAU |" },
  { id: "remote-assist", label: "Remote Assist", rate: 1_000, printed: "| Remote Assist | 1000 | MAU |" },
  { id: "retail", label: "Retail", rate: 100, printed: "| Retail | 100 | MAU |" },
  { id: "talent-attract", label: "Talent Attract", rate: 1_000, printed: "| Talent Attract | 1000 | MAU |" },
  { id: "talent-onboard", label: "Talent Onboard", rate: 1_000, printed: "| Talent Onboard | 1000 | MAU |" },
  { id: "contact-center", label: "Contact Center", rate: 200, printed: "Contact Center", isOf2026: true },
  { id: "portals", label: "Portals", rate: 100, printed: "Portals", isOf2026: true },
];

const rateId = ({ id }: Workload): string => `capability.business-applications.rate.${id}`;

export const consumptionParams: readonly Param[] = workloads.map((workload) => ({
  id: rateId(workload),
  label: `Consumption value per user or unit of ${workload.label}`,
  unit: "points",
  timeline: [
    workload.isOf2026 === true
      ? { from: twoTracksFrom, value: workload.rate, cite: learn("LEARN-2026-business", "Monthly consumption value, rate card", workload.printed), rules: [], note: "From a copy of the page without a date of its own, of mid-2026." }
      : { from: designationsFrom, value: workload.rate, cite: learn("LEARN-2023-business", "Monthly consumption value, rate card", workload.printed), rules: [], note: "The page is of June 2023; no earlier text differs, so it is taken to hold since the designations began." },
  ],
}));

export const consumptionList: List = {
  id: "businessApplicationsUsage",
  label: "Business Applications usage",
  meaning: "One row per workload of a partner's customers: active users or capacity of the last month, and of the same month a year before. They become the consumption value and its growth.",
  aliases: ["Business Applications consumption", "BizApps usage", "Monthly consumption", "Tierline Business Applications usage"],
  columns: [
    {
      id: "workload",
      label: "Workload",
      meaning: "The workload, as the rate card names it.",
      unit: "choice",
      aliases: ["Workload name", "Product"],
      isRequired: true,
      choices: workloads.map(({ id, label, aliases = [] }) => ({ id, label, aliases })),
    },
    { id: "usage", label: "Usage last month", meaning: "Monthly active users, or capacity such as profiles, of the last month.", unit: "count", aliases: ["Active users last month", "MAU", "MAU or capacity", "Usage", "Monthly active users"], isRequired: true },
    { id: "usageBefore", label: "Usage a year before", meaning: "The same, of the same month a year before.", unit: "count", aliases: ["Usage 12 months ago", "Usage twelve months ago", "MAU a year before", "MAU 12 months ago", "Usage same month last year"] },
  ],
};

const formula = learn("LEARN-2023-business", "Monthly consumption value", "Monthly consumption = (monthly active users or capacity) * consumption rate");
const growth = learn("LEARN-2023-business", "Usage growth, Calculation", "(Eligible usage last month) – (Eligible usage same month last year) / (Eligible usage same month last year) X 100");

const weighted = (column: string): Derivation => ({ op: "weighted", list: consumptionList.id, column, by: "workload", weights: workloads.map((workload) => ({ choice: workload.id, param: rateId(workload) })), where: [] });
const currentId = "capability.business-applications.consumption";

export const consumptionFacts: readonly Fact[] = [
  {
    ...consumptionFields.baseline,
    id: currentId,
    label: "Business Applications consumption value",
    meaning: "Monthly consumption value of the last month.",
    aliases: ["BizApps MCV", "Business Applications MCV"],
    words: { one: "consumption", many: "consumption" },
    derive: weighted("usage"),
    cite: formula,
    rules: [],
  },
  { ...consumptionFields.baseline, derive: weighted("usageBefore"), cite: formula, rules: [] },
  { ...consumptionFields.growth, derive: { op: "growth", of: currentId, over: consumptionFields.baseline.id }, cite: growth, rules: [] },
];
