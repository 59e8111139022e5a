// Solutions Partner designations: 70 points with points in every metric, a day on which they were reached, or a designation held until its anniversary.
// Promises: six areas and the Microsoft Cloud badge, dated by their qualification window and by their tracks; where two pages may hold, both are shown.
import { metricLabels, metricsOf, pointsId, type MetricId } from "./capabilityMetrics";
import { twoTracksFrom } from "./capabilityParams";
import { scoreSheets, sheetOf, sheetPointsId, sheetTotalId, type ScoreSheet } from "./capabilitySheets";
import { keptId, qualifiedInWindowId } from "./designationDates";
import { designationsFrom, heldId, shownId } from "./designationList";
import { designationAmbiguities } from "./designationAmbiguities";
import { designationEffects } from "./designationEffects";
import { learn } from "./learnSources";
import { faq } from "./partnerProgramFaq";
import type { Expr, Programme } from "./schema";
import { areaIds, solutionArea, type AreaId } from "./solutionAreas";

/** The FAQ's own date: what it says of Security is known to hold until then. */
const faqUntil = "2024-08-07";
const windowFrom = "2023-09-19";

const minimum = faq("How can I attain a Solutions Partner designation?", "earn a minimum of 70 points (with points in each category and sub-category)");
const kept = faq("Dip below 70 points", "We will not remove a badge you have earned if you fall below 70 points before your next anniversary date.");
const thirtyDays = learn("LEARN-2023-window", "Available now", "Expansion of the Solutions Partner designation qualification window from 30 days to 180 days");
const anyDay = learn("LEARN-2023-score", "Qualifying for a Solutions Partner designation", "Meet the above criteria on any day during the qualification eligibility window.");
const aboveZero = learn("LEARN-2023-score", "Qualifying for a Solutions Partner designation", "Every metric in the solution area is greater than **zero points**.");
const onePointEach = learn("LEARN-2023-azure", "First section", "Have one or more points for each of the following five metrics");
const notCsp = faq("Why is the CSP partner association not eligible for the Solutions Partner for Security designation?", "In Security, we classify CSP associations to small and medium businesses.");
const securityTracks = learn("LEARN-2026-security", "Two attainment paths", "Microsoft evaluates partners on both paths and selects the highest score from either path.");
const azureTracks = learn("LEARN-2026-azure", "Qualification track classification", "You're classified as SMB if 80% or more of your customers are under the SMB segment.");
const azureOneTrack = learn("LEARN-2023-azure", "First section", "There are common requirements and thresholds for metrics in the *Performance* and *Customer Success* categories.");

export const designations: readonly Programme[] = areaIds.map(programmeOf);

export const microsoftCloud: Programme = {
  id: "designation.microsoft-cloud",
  label: "Solutions Partner: Microsoft Cloud",
  decides: "Whether a partner holds all six Solutions Partner designations.",
  grain: "partner",
  firstDate: designationsFrom,
  beforeFirstDate: `Solutions Partner designations are defined from ${designationsFrom}`,
  outcomes: outcomes(),
  pathways: [],
  positional: areaIds.map(shownId),
  body: [
    {
      from: designationsFrom,
      cite: faq("What badges are available for the Solutions Partner designations?", "for partners who attain all six Solutions Partner designations"),
      rules: ["A-SP-11"],
      value: {
        ladder: [
          {
            outcome: "qualified",
            when: {
              op: "all",
              id: "designation.microsoft-cloud",
              rules: ["A-SP-11"],
              of: areaIds.map((area) => ({
                op: "flag" as const,
                id: `designation.microsoft-cloud.${area}`,
                label: `Solutions Partner for ${solutionArea(area).label}`,
                field: heldId(area),
                is: true,
                cite: faq("What badges are available for the Solutions Partner designations?", "for partners who attain all six Solutions Partner designations"),
              })),
            },
          },
        ],
        otherwise: "not-qualified",
      },
    },
  ],
  effects: [],
  ambiguities: [],
};

function outcomes(): Programme["outcomes"] {
  return [
    { id: "qualified", names: [{ from: designationsFrom, value: "Qualified", cite: minimum, rules: ["A-SP-02"] }] },
    { id: "not-qualified", names: [{ from: designationsFrom, value: "Not qualified", cite: minimum, rules: ["A-SP-02"] }] },
  ];
}

function programmeOf(area: AreaId): Programme {
  const { label } = solutionArea(area);
  const id = `designation.${area}`;
  const isDual = area === "modern-work" || area === "security";
  const version = (from: string, until: string | undefined, score: Expr): Programme["body"][number] => ({
    from,
    ...(until === undefined ? {} : { until }),
    cite: from < windowFrom ? minimum : anyDay,
    rules: from < windowFrom ? ["A-SP-01", "A-SP-02", "A-SP-03", "A-SP-07", "X-24"] : ["A-SP-02", "A-SP-03", "A-SP-07", "X-20"],
    value: {
      ladder: [
        {
          outcome: "qualified",
          when: {
            op: "any",
            id,
            of: [
              score,
              { op: "flag", id: `${id}.window`, rules: ["X-20"], field: qualifiedInWindowId(area, from < windowFrom ? "30days" : "6months"), is: true, cite: from < windowFrom ? thirtyDays : anyDay },
              { op: "flag", id: `${id}.kept`, rules: ["A-SP-07", "A-SP-08", "A-SP-09"], field: keptId(area), is: true, cite: kept },
            ],
          },
        },
      ],
      otherwise: "not-qualified",
    },
  });
  return {
    id,
    label: `Solutions Partner: ${label}`,
    decides: `Whether a partner qualifies for, or still holds, the Solutions Partner designation for ${label}.`,
    grain: "partner",
    firstDate: designationsFrom,
    beforeFirstDate: `Solutions Partner designations are defined from ${designationsFrom}`,
    outcomes: outcomes(),
    pathways: [
      // A table that gives one score for both tracks does not tell which of them reached it.
      { id: "score", label: "Score", node: `${id}.score` },
      ...(isDual
        ? [
            { id: "enterprise", label: "Enterprise", node: `${id}.enterprise` },
            { id: "smb", label: "SMB", node: `${id}.smb` },
          ]
        : []),
      { id: "window", label: "Qualified within the window", node: `${id}.window` },
      { id: "kept", label: "Held until the anniversary", node: `${id}.kept` },
    ],
    positional: metricsOf(area).map((metric) => pointsId(area, metric)),
    scores: scoreSheets.filter((sheet) => sheet.area === area).map(sheetTotalId),
    body: scoreVersions(area, id).flatMap(({ from, until, score }) =>
      // The window changed on its own day, inside the first version of every area.
      from < windowFrom && (until === undefined || until > windowFrom) ? [version(from, windowFrom, score), version(windowFrom, until, score)] : [version(from, until, score)],
    ),
    milestones: [
      {
        id: "anniversary",
        date: `designation.anniversary.next`,
        says: `The requirements for ${label} are checked again on this day: 70 points with points in every metric on one day of the window, and the annual fee paid.`,
        from: designationsFrom,
        cite: faq("Dip below 70 points", "On your anniversary date, not beforehand, we'll check if you still meet the requirements."),
        rules: ["A-SP-07", "A-SP-08", "A-SP-09", "X-44"],
        when: [`${id}.kept`],
      },
    ],
    effects: designationEffects(area),
    ambiguities: designationAmbiguities(area),
  };
}

interface ScoreVersion {
  readonly from: string;
  readonly until?: string;
  readonly score: Expr;
}

/** Which sheets hold when. Between the last page known with one track and the first known with two, both readings stand. */
function scoreVersions(area: AreaId, id: string): readonly ScoreVersion[] {
  switch (area) {
    case "business-applications":
      return [{ from: designationsFrom, score: reached(sheetOf(area, "tracked"), `${id}.score`) }];
    case "modern-work":
      return [{ from: designationsFrom, score: eitherTrack(area, id) }];
    case "security": {
      const oneTrack = (node: string): Expr => reached(sheetOf(area, "enterprise"), node);
      return [
        { from: designationsFrom, until: faqUntil, score: oneTrack(`${id}.score`) },
        {
          from: faqUntil,
          until: twoTracksFrom,
          score: {
            op: "readings",
            id: `${id}.score`,
            rules: ["X-22"],
            ambiguity: "X-22",
            main: { says: "one track, without customers of the Cloud Solution Provider program", cite: notCsp, when: oneTrack(`${id}.oneTrack`) },
            cautious: { says: "two tracks, of which the better counts", cite: securityTracks, when: eitherTrack(area, `${id}.later`) },
          },
        },
        { from: twoTracksFrom, score: eitherTrack(area, id) },
      ];
    }
    default:
      return [
        { from: designationsFrom, until: faqUntil, score: reached(sheetOf(area, "enterprise"), `${id}.score`) },
        {
          from: faqUntil,
          until: twoTracksFrom,
          score: {
            op: "readings",
            id: `${id}.score`,
            rules: ["A-SP-23"],
            ambiguity: "B1.2",
            main: { says: "one track", cite: azureOneTrack, when: reached(sheetOf(area, "enterprise"), `${id}.oneTrack`) },
            cautious: { says: "Enterprise or SMB, by the partner's classification", cite: azureTracks, when: reached(sheetOf(area, "tracked"), `${id}.byTrack`) },
          },
        },
        { from: twoTracksFrom, score: reached(sheetOf(area, "tracked"), `${id}.score`) },
      ];
  }
}

/** The better of two tracks. Where both reach it, as they do with one score for both, the path is the score itself. */
function eitherTrack(area: AreaId, prefix: string): Expr {
  const enterprise = reached(sheetOf(area, "enterprise"), `${prefix}.enterprise`);
  const smb = reached(sheetOf(area, "smb"), `${prefix}.smb`);
  return { op: "any", id: `${prefix}.tracks`, of: [{ op: "all", id: `${prefix}.score`, of: [enterprise, smb] }, enterprise, smb] };
}

/** 70 points, and points in every metric of the sheet. */
function reached(sheet: ScoreSheet, node: string): Expr {
  return {
    op: "all",
    id: node,
    of: [
      { op: "test", id: `${node}.total`, rules: ["A-SP-02"], field: sheetTotalId(sheet), cmp: ">=", param: "capability.minimum" },
      ...sheet.metrics.map(({ metric }) => somePoints(sheet, metric, `${node}.${metric}`)),
    ],
  };
}

/** Only usage growth earns fractions of a point in every area, so only there "more than zero" and "one or more" can differ. */
function somePoints(sheet: ScoreSheet, metric: MetricId, node: string): Expr {
  const label = `Points for ${metricLabels[metric]}`;
  const above: Expr = { op: "test", id: node, label, rules: ["A-SP-03", "X-19"], field: sheetPointsId(sheet, metric), cmp: ">", param: "capability.noPoints" };
  return metric !== "growth"
    ? above
    : {
        op: "readings",
        id: `${node}.readings`,
        label,
        ambiguity: "B1",
        main: { says: "more than zero points are enough", cite: aboveZero, when: above },
        cautious: { says: "one point is the least", cite: onePointEach, when: { op: "test", id: `${node}.one`, label, field: sheetPointsId(sheet, metric), cmp: ">=", param: "capability.onePoint" } },
      };
}

