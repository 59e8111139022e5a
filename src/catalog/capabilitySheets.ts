// Score sheets: per area and track, how the units of each metric become points and the points a total.
// Promises: one fact per metric and one total per sheet; a points column of the table stands in where it counts no units.
// The sheet of the Enterprise track is that of 2023 and, with the same numbers, of 2026.
import {
  baselineId, categoryId, categoryOf, givenScoreId, metricLabels, metricsOf, peopleId, pointsId, trackId, unitsId, type MetricId,
} from "./capabilityMetrics";
import { twoTracksFrom } from "./capabilityParams";
import { byScoreId, designationsFrom } from "./designationList";
import { learn } from "./learnSources";
import { faq } from "./partnerProgramFaq";
import type { PointsDerivation } from "./pointsSchema";
import type { Fact } from "./schema";
import { areaIds, solutionArea, spellingsOfArea, type AreaId } from "./solutionAreas";

export interface ScoreSheet {
  readonly area: AreaId;
  /** "enterprise", "smb", or "tracked" where the partner's classification says which of the two. */
  readonly track: "enterprise" | "smb" | "tracked";
  readonly metrics: readonly { readonly metric: MetricId; readonly derive: Omit<PointsDerivation, "standIn" | "category"> }[];
  /** Since when it is known to hold; without it, since the designations began. */
  readonly from?: string;
}

const p = (name: string): string => `capability.${name}`;
type Variant = PointsDerivation["variants"][number];

/** One column of units that earns the maximum at a threshold. */
function plain(area: AreaId, metric: MetricId, maximum: string, threshold: string, more: Partial<Variant> = {}, isWhole = true): { metric: MetricId; derive: { op: "points"; maximum: string; variants: Variant[] } } {
  return { metric, derive: { op: "points", maximum: p(maximum), variants: [{ combine: "sum", parts: [{ units: unitsId(area, metric), threshold: p(threshold), isWhole }], ...more }] } };
}

const gate = (certificate: Parameters<typeof peopleId>[0], atLeast: string, earns?: string) => ({ people: peopleId(certificate), atLeast: p(atLeast), ...(earns === undefined ? {} : { earns: p(earns) }) });

function azureSheet(area: "data-ai" | "digital-app" | "infrastructure", track: "enterprise" | "tracked"): ScoreSheet {
  const [intermediate, gates] =
    area === "data-ai"
      ? (["data-ai.intermediate", ["architect", "administrator"]] as const)
      : (["azure.intermediate", ["administrator"]] as const);
  const enterprise = (names: readonly ("architect" | "administrator")[]) => names.map((name) => gate(name, `azure.gate.${name}`));
  const smb = (names: readonly ("architect" | "administrator")[]) => names.map((name) => gate(name, "azure.smb.gate", "azure.smb.gatePoints"));
  const certified = (metric: "intermediate" | "advanced", param: string, names: readonly ("architect" | "administrator")[]): ScoreSheet["metrics"][number] => {
    const parts = [{ units: unitsId(area, metric), threshold: p(`${param}.threshold`), isWhole: true }];
    return track === "enterprise"
      ? { metric, derive: { op: "points", maximum: p(`${param}.maximum`), variants: [{ combine: "sum", parts, gates: enterprise(names) }] } }
      : {
          metric,
          derive: {
            op: "points", maximum: p(`${param}.maximum`), track: trackId(area),
            variants: [{ track: "enterprise", combine: "sum", parts, gates: enterprise(names) }, { track: "smb", combine: "sum", parts, gates: smb(names) }],
          },
        };
  };
  return {
    area,
    track,
    metrics: [
      plain(area, "adds", "azure.adds.maximum", "azure.adds.threshold"),
      certified("intermediate", intermediate, gates),
      ...(area === "data-ai" ? [] : [certified("advanced", "azure.advanced", ["architect"])]),
      plain(area, "growth", "azure.growth.maximum", "azure.growth.threshold", { baseline: { field: "azureConsumedRevenue", atLeast: p("azure.growth.base") } }, false),
      plain(area, "deployments", "azure.deployments.maximum", "azure.deployments.threshold"),
    ],
    ...(track === "tracked" ? { from: twoTracksFrom } : {}),
  };
}

const businessMetric = (metric: "intermediate" | "advanced" | "growth"): ScoreSheet["metrics"][number] => ({
  metric,
  derive: {
    op: "points",
    maximum: p(`business-applications.${metric}.maximum`),
    track: trackId("business-applications"),
    variants: (["enterprise", "smb"] as const).map((track) => ({
      track,
      combine: "sum",
      parts: [{ units: unitsId("business-applications", metric), threshold: p(metric === "growth" ? "business-applications.growth.threshold" : `business-applications.${track}.${metric}`), isWhole: metric !== "growth" }],
      ...(metric === "growth" ? { baseline: { field: baselineId, atLeast: p(`business-applications.${track}.baseline`) } } : {}),
    })),
  },
});

const businessSheet: ScoreSheet = {
  area: "business-applications",
  track: "tracked",
  metrics: [
    plain("business-applications", "adds", "business-applications.adds.maximum", "business-applications.adds.threshold"),
    businessMetric("intermediate"),
    businessMetric("advanced"),
    businessMetric("growth"),
    plain("business-applications", "deployments", "business-applications.deployments.maximum", "business-applications.deployments.threshold"),
  ],
};

function modernWorkSheet(track: "enterprise" | "smb"): ScoreSheet {
  const associations = track === "enterprise" ? (["cpor", "dpor"] as const) : (["cpor", "csp"] as const);
  const best = (metric: "growth" | "deployments"): ScoreSheet["metrics"][number] => ({
    metric,
    derive: {
      op: "points",
      maximum: p(`modern-work.${metric}.maximum`),
      variants: [{ combine: "best", parts: associations.map((association) => ({ units: unitsId("modern-work", metric, `${track}.${association}`), threshold: p(`modern-work.${track}.${metric}.${association}`), isWhole: metric === "deployments" })) }],
    },
  });
  return {
    area: "modern-work",
    track,
    metrics: [
      { metric: "adds", derive: { op: "points", maximum: p("modern-work.adds.maximum"), variants: [{ combine: "sum", parts: [{ units: unitsId("modern-work", "adds", track), threshold: p(`modern-work.${track}.adds`), isWhole: true }] }] } },
      plain("modern-work", "intermediate", "modern-work.intermediate.maximum", `modern-work.${track}.intermediate`),
      plain("modern-work", "advanced", "modern-work.advanced.maximum", `modern-work.${track}.advanced`),
      best("growth"),
      best("deployments"),
    ],
  };
}

function securitySheet(track: "enterprise" | "smb"): ScoreSheet {
  const isSmb = track === "smb";
  const of = isSmb ? "smb" : "";
  const gates = (["securityEngineer", "securityAnalyst"] as const).map((name) => (isSmb ? gate(name, "security.smb.gate", "security.smb.gatePoints") : gate(name, "security.gate")));
  return {
    area: "security",
    track,
    metrics: [
      { metric: "adds", derive: { op: "points", maximum: p("security.adds.maximum"), variants: [{ combine: "sum", parts: [{ units: unitsId("security", "adds", of), threshold: p(isSmb ? "security.smb.adds" : "security.adds.threshold"), isWhole: true }] }] } },
      plain("security", "intermediate", "security.intermediate.maximum", isSmb ? "security.smb.intermediate" : "security.intermediate.threshold", { gates }),
      {
        metric: "growth",
        derive: {
          op: "points",
          maximum: p("security.growth.maximum"),
          variants: [
            {
              combine: "sum",
              parts: (["acr", "users"] as const).map((kind) => ({ units: unitsId("security", "growth", `${kind}${of}`), threshold: p("security.growth.threshold"), unitSize: p(`security.${isSmb ? "smb." : ""}growth.${kind}`), isWhole: true })),
            },
          ],
        },
      },
      { metric: "deployments", derive: { op: "points", maximum: p("security.deployments.maximum"), variants: [{ combine: "sum", parts: [{ units: unitsId("security", "deployments", of), threshold: p("security.deployments.threshold"), isWhole: true }] }] } },
    ],
    ...(isSmb ? { from: twoTracksFrom } : {}),
  };
}

export const scoreSheets: readonly ScoreSheet[] = [
  businessSheet,
  ...(["data-ai", "digital-app", "infrastructure"] as const).flatMap((area) => [azureSheet(area, "enterprise"), azureSheet(area, "tracked")]),
  modernWorkSheet("enterprise"),
  modernWorkSheet("smb"),
  securitySheet("enterprise"),
  securitySheet("smb"),
];

export const sheetOf = (area: AreaId, track: ScoreSheet["track"]): ScoreSheet => scoreSheets.find((sheet) => sheet.area === area && sheet.track === track)!;
export const sheetPointsId = ({ area, track }: ScoreSheet, metric: MetricId): string => p(`${area}.${track}.${metric}.points`);
export const sheetTotalId = ({ area, track }: ScoreSheet): string => p(`${area}.${track}.total`);

/** Both tracks are scored, and the better counts. */
const isOneOfTwo = ({ area }: ScoreSheet): boolean => area === "modern-work" || area === "security";

const trackLabels = { enterprise: "Enterprise", smb: "SMB", tracked: "by track" } as const;
const partialPoints = faq("Is it possible to earn partial points in a category?", "if a metric requires three customer adds with a total of 30 total points and you obtain one customer add");
const capped = faq("Is it possible to earn more than the maximum number of points in a category?", "You cannot earn more points than the total possible points in each category.");
const composite = learn("LEARN-2023-score", "The three categories", "is a composite score that quantifies the performance of a partner in the categories of");

function sheetFacts(sheet: ScoreSheet): readonly Fact[] {
  const { area, track } = sheet;
  const name = solutionArea(area).label;
  const base = { unit: "points", grain: "partner", step: 0.01, aliases: [] } as const;
  const lone = metricsOf(area);
  return [
    ...sheet.metrics.map(({ metric, derive }): Fact => ({
      ...base,
      id: sheetPointsId(sheet, metric),
      label: `${name} ${metricLabels[metric]} points (${trackLabels[track]})`,
      meaning: `Points that the units of ${metricLabels[metric]} earn in ${name}, up to the maximum of the metric.`,
      possible: { most: [derive.maximum] },
      whenColumnAbsent: { policy: "assumed", value: 1, sentence: `The table says nothing of ${metricLabels[metric]} in ${name}, so every partner is taken to have points there.` },
      words: { one: `point for ${name} ${metricLabels[metric]}`, many: `points for ${name} ${metricLabels[metric]}` },
      derive: { ...derive, standIn: pointsId(area, metric), category: categoryId(area, categoryOf[metric]) },
      asksFor: pointsId(area, metric),
      cite: metric === "adds" ? partialPoints : capped,
      rules: ["A-SP-05", "A-SP-06", "X-18"],
    })),
    {
      ...base,
      aliases: isOneOfTwo(sheet) ? spellingsOfArea(solutionArea(area)).flatMap((each) => [`${each} ${trackLabels[track]} score`, `${each} ${trackLabels[track]} points`]) : [],
      id: sheetTotalId(sheet),
      label: `${name} score (${trackLabels[track]})`,
      meaning: `Sum of the points of all metrics of ${name}, out of 100.`,
      possible: { most: sheet.metrics.map(({ derive }) => derive.maximum) },
      whenColumnAbsent: { policy: "unknown" },
      words: { one: `point for ${name}`, many: `points for ${name}` },
      derive: { op: "total", metrics: lone.map((metric) => sheetPointsId(sheet, metric)), categories: [...new Set(lone.map((metric) => categoryId(area, categoryOf[metric])))], given: givenScoreId(area) },
      asksFor: givenScoreId(area),
      cite: composite,
      rules: ["A-SP-04"],
    },
  ];
}

/** Whether the score alone reaches the designation, by whichever sheet is in force: what stands in where no table says who holds it. */
function byScore(area: AreaId): Fact {
  const name = solutionArea(area).label;
  const ways = scoreSheets.filter((sheet) => sheet.area === area).map((sheet) => ({
    total: sheetTotalId(sheet),
    metrics: sheet.metrics.map(({ metric }) => sheetPointsId(sheet, metric)),
    from: sheet.from ?? designationsFrom,
  }));
  return {
    id: byScoreId(area),
    label: `${name} score reaches the designation`,
    meaning: `Whether the partner capability score for ${name} has the points that the designation needs, with points in every metric that the table speaks of.`,
    unit: "flag",
    grain: "partner",
    step: 1,
    aliases: [],
    whenColumnAbsent: { policy: "unknown" },
    words: { one: `the points for ${name}`, many: `points for ${name}` },
    derive: { op: "reaches", ways, atLeast: p("minimum"), above: p("noPoints") },
    cite: faq("How can I attain a Solutions Partner designation?", "earn a minimum of 70 points (with points in each category and sub-category)", true),
    rules: ["A-SP-02", "A-SP-03"],
  };
}

export const capabilityFacts: readonly Fact[] = [...scoreSheets.flatMap(sheetFacts), ...areaIds.map(byScore)];
