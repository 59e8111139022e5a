// The metrics of the partner capability score, area by area: the columns that count their units, and those that give their points.
// Promises: ids and labels never change once released; spellings are only added. Knows no threshold.
import type { Field } from "./schema";
import { solutionArea, solutionAreas, spellingsOfArea, type AreaId, type SolutionArea } from "./solutionAreas";

export const metricIds = ["adds", "intermediate", "advanced", "growth", "deployments"] as const;
export type MetricId = (typeof metricIds)[number];
export type CategoryId = "performance" | "skilling" | "success";

export const metricLabels: Readonly<Record<MetricId, string>> = {
  adds: "net customer adds",
  intermediate: "intermediate certifications",
  advanced: "advanced certifications",
  growth: "usage growth",
  deployments: "deployments",
};
const metricSpellings: Readonly<Record<MetricId, readonly string[]>> = {
  adds: ["net customer adds", "customer adds", "NCA"],
  intermediate: ["intermediate certifications", "intermediate certs", "skilling intermediate"],
  advanced: ["advanced certifications", "advanced certs", "skilling advanced"],
  growth: ["usage growth", "growth"],
  deployments: ["deployments", "deployment"],
};
export const categoryOf: Readonly<Record<MetricId, CategoryId>> = { adds: "performance", intermediate: "skilling", advanced: "skilling", growth: "success", deployments: "success" };
const categoryLabels: Readonly<Record<CategoryId, string>> = { performance: "performance", skilling: "skilling", success: "customer success" };

/** Data & AI and Security have no advanced certifications. */
export function metricsOf(area: AreaId): readonly MetricId[] {
  return area === "data-ai" || area === "security" ? metricIds.filter((metric) => metric !== "advanced") : metricIds;
}

/** Parameter: the most points of a metric. */
export function maximumId(area: AreaId, metric: MetricId): string {
  const isShared = solutionArea(area).isAzure && !(area === "data-ai" && metric === "intermediate");
  return `capability.${isShared ? "azure" : area}.${metric}.maximum`;
}

export const pointsId = (area: AreaId, metric: MetricId): string => `capability.${area}.${metric}.points`;
export const categoryId = (area: AreaId, category: CategoryId): string => `capability.${area}.${category}`;
export const givenScoreId = (area: AreaId): string => `capability.${area}.score`;
export const unitsId = (area: AreaId, metric: MetricId, of = ""): string => `capability.${area}.${metric}${of === "" ? "" : `.${of}`}`;
export const trackId = (area: AreaId): string => (solutionAreas.some(({ id, isAzure }) => id === area && isAzure) ? "capability.azure.track" : `capability.${area}.track`);
export const peopleId = (certificate: "architect" | "administrator" | "securityEngineer" | "securityAnalyst"): string => `capability.people.${certificate}`;
export const baselineId = "capability.business-applications.baseline";

const unknown = { policy: "unknown" } as const;
const base = { grain: "partner", whenColumnAbsent: unknown } as const;

const trackChoices: NonNullable<Field["choices"]> = [
  { id: "enterprise", label: "Enterprise", aliases: ["ENT", "Enterprise track", "Enterprise path"] },
  { id: "smb", label: "SMB", aliases: ["Small and medium business", "Small & medium business", "Small and Medium Business (SMB)", "SMB track", "SMB path"] },
];

function track(id: string, name: string, meaning: string, aliases: readonly string[] = []): Field {
  return { ...base, id, label: `${name} track`, meaning, unit: "choice", step: 1, isGiven: true, choices: trackChoices, aliases: [`${name} classification`, `${name} qualification track`, ...aliases], words: { one: `${name} track`, many: `${name} tracks` } };
}

function count(id: string, label: string, meaning: string, one: string, many: string, aliases: readonly string[] = []): Field {
  return { ...base, id, label, meaning, unit: "count", step: 1, aliases, words: { one, many } };
}

/** A count that is a difference. */
function netCount(...column: Parameters<typeof count>): Field {
  return { ...count(...column), mayBeNegative: true };
}

function percent(id: string, label: string, meaning: string, aliases: readonly string[]): Field {
  const name = label.replace(" (%)", "");
  return { ...base, id, label, meaning, unit: "percent", step: 0.01, mayBeNegative: true, aliases, words: { one: name, many: name } };
}

function pointsFields(area: SolutionArea): readonly Field[] {
  const names = spellingsOfArea(area);
  const points = (id: string, metrics: readonly MetricId[], label: string, meaning: string, aliases: readonly string[]): Field => ({
    ...base, id, label, meaning, unit: "points", step: 0.01, possible: { most: metrics.map((metric) => maximumId(area.id, metric)) }, aliases, words: { one: `point for ${label.replace(/ points$/, "")}`, many: `points for ${label.replace(/ points$/, "")}` },
  });
  const categories = [...new Set(metricsOf(area.id).map((metric) => categoryOf[metric]))];
  return [
    points(givenScoreId(area.id), metricsOf(area.id), `${area.label} score`, `The partner capability score for ${area.label} as Partner Center shows it, out of 100${area.id === "modern-work" || area.id === "security" ? "; of the better track where the area has two" : ""}.`, [
      ...names.flatMap((name) => [`${name} points`, `${name} partner capability score`, `${name} capability score`, `${name} PCS`, `PCS ${name}`, `${name} total points`, `Partner capability score: ${name}`]),
      ...area.spellings.map((name) => `${name} score`),
    ]),
    ...categories.map((category) =>
      points(categoryId(area.id, category), metricsOf(area.id).filter((metric) => categoryOf[metric] === category), `${area.label} ${categoryLabels[category]} points`, `Points in the ${categoryLabels[category]} category, as Partner Center shows them.`, names.flatMap((name) => [`${name} ${categoryLabels[category]}`, `${name}: ${categoryLabels[category]} points`])),
    ),
    ...metricsOf(area.id).map((metric) =>
      points(pointsId(area.id, metric), [metric], `${area.label} ${metricLabels[metric]} points`, `Points in the metric ${metricLabels[metric]}, as Partner Center shows them.`, names.flatMap((name) => metricSpellings[metric].flatMap((spelling) => [`${name} ${spelling} points`, `${name}: ${spelling} points`]))),
    ),
  ];
}

const spelledWith = (names: readonly string[], metric: MetricId): readonly string[] => names.flatMap((name) => metricSpellings[metric].map((spelling) => `${name} ${spelling}`));

/** Columns that count certified people of an area. */
function peopleFields(area: SolutionArea): readonly Field[] {
  const names = spellingsOfArea(area);
  return (["intermediate", "advanced"] as const)
    .filter((metric) => metricsOf(area.id).includes(metric))
    .map((metric) =>
      count(unitsId(area.id, metric), `${area.label} ${metricLabels[metric]}`, `People with a certificate that counts for ${metricLabels[metric]} in ${area.label}; each person once.`, `person certified (${area.label}, ${metric})`, `people certified (${area.label}, ${metric})`, [
        ...spelledWith(names, metric), ...names.map((name) => `${name} ${metric} certified people`),
      ]),
    );
}

/** Columns that count customers and usage. Modern Work counts by track and association, so its own follow below. */
function unitFields(area: SolutionArea): readonly Field[] {
  if (area.id === "modern-work") {
    return [];
  }
  const names = spellingsOfArea(area);
  const spelled = (metric: MetricId): readonly string[] => spelledWith(names, metric);
  const own = [
    netCount(unitsId(area.id, "adds"), `${area.label} net customer adds`, "Eligible customers now less those of twelve months before.", `net customer add (${area.label})`, `net customer adds (${area.label})`, spelled("adds")),
    netCount(unitsId(area.id, "deployments"), `${area.label} deployments`, "Eligible deployments; those of twelve months before are taken off where the area's page says so.", `deployment (${area.label})`, `deployments (${area.label})`, spelled("deployments")),
  ];
  return area.isAzure ? [...own, growthField(area)] : own;
}

function growthField(area: SolutionArea): Field {
  return percent(unitsId(area.id, "growth"), `${area.label} usage growth (%)`, "Growth of the last month over the same month a year before, in percent, on a base that qualifies.", spelledWith(spellingsOfArea(area), "growth"));
}

const securityUnits: readonly Field[] = (["", "SMB "] as const).flatMap((of) => {
  const smb = of === "" ? "" : "smb";
  const name = `Security ${of}`;
  return [
    ...(smb === "" ? [] : [
      netCount(unitsId("security", "adds", smb), `${name}net customer adds`, "Eligible SMB customers now less those of twelve months before.", `net customer add (${name.trim()})`, `net customer adds (${name.trim()})`),
      netCount(unitsId("security", "deployments", smb), `${name}deployments`, "Eligible SMB deployments now less those of twelve months before.", `deployment (${name.trim()})`, `deployments (${name.trim()})`),
    ]),
    { ...netCount(unitsId("security", "growth", `acr${smb}`), `${name}ACR growth (USD)`, "Growth of trailing-twelve-month Azure consumed revenue from security services over the same month a year before.", "Security ACR growth", "Security ACR growth", [`${name}ACR growth`]), unit: "USD" as const, step: 0.01 },
    netCount(unitsId("security", "growth", `users${smb}`), `${name}protected users growth`, "Growth of Microsoft 365 protected users over the same month a year before.", "protected user", "protected users", [`${name}M365 protected users growth`, `${name}Microsoft 365 protected users growth`]),
  ];
});

const modernWorkUnits: readonly Field[] = (["Enterprise", "SMB"] as const).flatMap((name) => {
  const id = name.toLowerCase();
  const associations = name === "Enterprise" ? (["CPOR", "DPOR"] as const) : (["CPOR", "CSP"] as const);
  return [
    netCount(unitsId("modern-work", "adds", id), `Modern Work ${name} net customer adds`, `Qualifying ${name} tenants now less those of twelve months before: ${name === "SMB" ? "11 to 300" : "more than 300"} paid seats in a workload.`, `net customer add (Modern Work ${name})`, `net customer adds (Modern Work ${name})`, [`MW ${name} net customer adds`]),
    ...associations.flatMap((association) => [
      netCount(unitsId("modern-work", "growth", `${id}.${association.toLowerCase()}`), `Modern Work ${name} usage growth (${association})`, `Growth of active users of ${association} tenants over the same month a year before.`, "active user", "active users", [`MW ${name} usage growth (${association})`]),
      netCount(unitsId("modern-work", "deployments", `${id}.${association.toLowerCase()}`), `Modern Work ${name} deployments (${association})`, `Net new ${association} deployments: tenants with 40% of paid seats active.`, "deployment", "deployments", [`MW ${name} deployments (${association})`]),
    ]),
  ];
});

const certificatePeople: readonly Field[] = [
  count(peopleId("architect"), "Azure Solutions Architect Expert certified people", "People with the Azure Solutions Architect Expert certificate.", "Azure Solutions Architect Expert", "Azure Solutions Architect Experts", ["Azure Solutions Architect Expert", "Azure Solutions Architects"]),
  count(peopleId("administrator"), "Azure Administrator Associate certified people", "People with the Azure Administrator Associate certificate.", "Azure Administrator Associate", "Azure Administrator Associates", ["Azure Administrator Associate", "Azure Administrators"]),
  count(peopleId("securityEngineer"), "Azure Security Engineer certified people", "People with the Azure Security Engineer Associate certificate, or from 2026 the Cloud and AI Security Engineer one.", "Azure Security Engineer", "Azure Security Engineers", ["Azure Security Engineer Associate", "Azure Security Engineers"]),
  count(peopleId("securityAnalyst"), "Security Operations Analyst certified people", "People with the Security Operations Analyst certificate.", "Security Operations Analyst", "Security Operations Analysts", ["Security Operations Analyst", "Security Operations Analysts", "Microsoft Security Operations Analyst"]),
];

/** Columns that a table of certifications can stand in for. */
export const certifiedPeopleFields: readonly Field[] = [...solutionAreas.flatMap(peopleFields), ...certificatePeople];

/** Columns that a table of usage by workload can stand in for. */
export const consumptionFields = {
  baseline: { ...count(baselineId, "Business Applications baseline consumption value", "Monthly consumption value of twelve months ago; usage growth counts only above a base.", "baseline consumption", "baseline consumption", ["Business Applications baseline MCV", "BizApps baseline MCV", "Baseline MCV"]), isGiven: true },
  // Of counted usage, so that all of it is the most that can be lost.
  growth: { ...growthField(solutionArea("business-applications")), possible: { least: -100 } },
} as const;

export const capabilityFields: readonly Field[] = [
  ...solutionAreas.flatMap((area) => [...pointsFields(area), ...unitFields(area)]),
  ...securityUnits,
  ...modernWorkUnits,
  track("capability.azure.track", "Azure", "Whether the partner is classified as Enterprise or SMB in the Azure areas: SMB from 80% of customers in the SMB segment."),
  track("capability.business-applications.track", "Business Applications", "Whether the partner is classified as Enterprise (five or more unique workloads above USD 5,000 per customer tenant) or SMB.", ["BizApps track", "BA track"]),
];
