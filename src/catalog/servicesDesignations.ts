// Solutions Partner for Training Services and for Support Services.
// Promises: Training Services is decided by the criteria of the Learn page of September 2023; of Support Services no document at hand names
// a criterion, so only what Partner Center shows can answer.
import { learn } from "./learnSources";
import { faq } from "./partnerProgramFaq";
import type { Cite, Expr, Fact, Field, Param, Programme } from "./schema";
import { areaIds, solutionAreas, spellingsOfArea, type AreaId } from "./solutionAreas";

/** "Mid-April 2024" is read as the fifteenth. */
const trainingFrom = "2024-04-15";
const announced = "2024-03-20";

const enrollment = faq("Training Services partner", "partners who qualify for the Solutions Partner for Training Services designation will be able to complete their enrollment");
const supportAnnounced = faq("Support Services partner", "partners with a Solutions Partner for Support Services will soon receive exclusive new benefits");
const supportLater = faq("Support Services partner", "General availability and additional details will be shared later this year.");
const page = (locator: string, quote: string, operatorStated?: boolean): Cite => learn("LEARN-2023-training", locator, quote, operatorStated);

const courseware = page("Courseware completions", "1,000+ courseware completion units associated to partner's V ORG ID", true);
const fundamentals = page("Courseware completions, table", "300 (600 Fundamental and Others courseware x 0.5 KPI)");
const exams = page("Exam unit completions", "200+ exam unit KPI units associated to partner's ORG ID in the completed 12 months prior to anniversary date.", true);
const score = page("Average response score", "4.25+ average response score in all advanced **Metrics that Matter** surveys", true);
const surveys = page("Survey completions", "200 **Metrics that Matter** surveys completed for each Solution Area designation", false);
const oneArea = page("Status", "Once the Base criteria and at least one solution area criteria are met (Completed), then the partner qualifies");

function param(id: string, label: string, unit: Param["unit"], value: number, cite: Cite): Param {
  return { id: `training.${id}`, label, unit, timeline: [{ from: trainingFrom, value, cite, rules: ["A-SP-31"], note: "The page is older than the first enrollments; no later text of the criteria is at hand." }] };
}

export const trainingParams: readonly Param[] = [
  param("courseware", "Courseware completion KPI", "points", 1_000, courseware),
  param("fundamentals.maximum", "Most KPI from fundamentals and other courseware", "points", 300, fundamentals),
  param("fundamentals.threshold", "Fundamentals and other completions that earn the most KPI", "count", 600, fundamentals),
  param("exams", "Exam unit KPI", "points", 200, exams),
  param("exams.fundamentals", "Fundamentals and other exams that alone are enough", "count", 400, page("Exam unit completions", "worth 0.5 KPI")),
  param("exams.advanced", "Advanced role-based exams that alone are enough", "count", 200, page("Exam unit completions", "worth 1.0 KPI")),
  param("score", "Average survey response score", "points", 4.25, score),
  param("surveys", "Surveys in one solution area", "count", 200, surveys),
];

const base = { grain: "partner", whenColumnAbsent: { policy: "unknown" }, window: { months: 12, anchor: "anniversary" } } as const;

function field(id: string, unit: "count" | "points", label: string, meaning: string, one: string, many: string, aliases: readonly string[]): Field {
  return { ...base, id: `training.${id}`, label, meaning, unit, step: unit === "count" ? 1 : 0.01, aliases, words: { one, many } };
}

/** Scores of surveys are averages of answers from 1 to 5. */
const possible = { least: 1, most: 5 } as const;

const surveysId = (area: AreaId): string => `training.${area}.surveys`;
const areaScoreId = (area: AreaId): string => `training.${area}.score`;

export const servicesFields: readonly Field[] = [
  field("courseware.fundamentals", "count", "Fundamentals courseware completions", "Completions of fundamentals and other courseware, half a KPI each, in the twelve complete months before the anniversary.", "fundamentals completion", "fundamentals completions", ["Fundamentals and other courseware completions", "Fundamental courseware completions"]),
  field("courseware.advanced", "count", "Advanced courseware completions", "Completions of advanced courseware, one KPI each, in the twelve complete months before the anniversary.", "advanced completion", "advanced completions", ["Advanced role-based courseware completions"]),
  field("exams.fundamentalsTaken", "count", "Fundamentals exam units", "Purchased exam units of fundamentals and others, half a KPI each.", "fundamentals exam unit", "fundamentals exam units", ["Fundamentals exams", "Fundamental exam units"]),
  field("exams.advancedTaken", "count", "Advanced exam units", "Purchased exam units of advanced role-based exams, one KPI each.", "advanced exam unit", "advanced exam units", ["Advanced exams", "Advanced role-based exam units"]),
  { ...field("surveyScore", "points", "Survey response score", "Average response score in advanced Metrics that Matter surveys, from 1 to 5.", "survey response score", "survey response score", ["Average response score", "Overall survey score", "Survey score", "MTM score", "MTM survey score"]), possible },
  ...solutionAreas.flatMap((area) => [
    field(`${area.id}.surveys`, "count", `${area.label} surveys`, `Completed Metrics that Matter surveys in ${area.label}.`, `${area.label} survey`, `${area.label} surveys`, spellingsOfArea(area).flatMap((name) => [`${name} survey completions`, `${name} MTM surveys`])),
    { ...field(`${area.id}.score`, "points", `${area.label} survey score`, `Average response score of the surveys in ${area.label}, from 1 to 5.`, `${area.label} survey score`, `${area.label} survey score`, spellingsOfArea(area).flatMap((name) => [`${name} survey response score`, `${name} average response score`])), possible },
  ]),
  {
    id: "supportServices.shown",
    label: "Support Services qualified",
    meaning: "Whether Partner Center shows the partner as qualified for Solutions Partner for Support Services. No document at hand names a criterion.",
    unit: "flag",
    grain: "partner",
    step: 1,
    aliases: ["Support Services designation", "Solutions Partner for Support Services", "Support Services"],
    isGiven: true,
    whenColumnAbsent: { policy: "unknown" },
    words: { one: "the Support Services designation as Partner Center shows it", many: "Support Services designations" },
  },
];

export const servicesFacts: readonly Fact[] = [
  {
    ...field("courseware.fundamentalsKpi", "points", "Fundamentals courseware KPI", "KPI from fundamentals and other courseware, half of each completion up to the most that counts.", "fundamentals KPI", "fundamentals KPI", []),
    possible: { most: ["training.fundamentals.maximum"] },
    derive: { op: "points", maximum: "training.fundamentals.maximum", variants: [{ combine: "sum", parts: [{ units: "training.courseware.fundamentals", threshold: "training.fundamentals.threshold" }] }] },
    cite: fundamentals,
    rules: ["A-SP-31"],
  },
  {
    ...field("coursewareKpi", "points", "Courseware completion KPI", "KPI from courseware completions: advanced ones count one, fundamentals and others half, up to the most that counts of these.", "courseware KPI", "courseware KPI", ["Courseware KPI", "Courseware completions KPI", "Courseware completions"]),
    derive: { op: "total", metrics: ["training.courseware.fundamentalsKpi", "training.courseware.advanced"] },
    cite: courseware,
    rules: ["A-SP-31"],
  },
  {
    ...field("examKpi", "points", "Exam unit KPI", "KPI from purchased exam units: advanced ones count one, fundamentals and others half. Worked out up to what is required.", "exam KPI", "exam KPI", ["Exam KPI", "Exam unit purchases", "Exam units KPI"]),
    derive: {
      op: "points",
      maximum: "training.exams",
      variants: [{ combine: "sum", parts: [{ units: "training.exams.fundamentalsTaken", threshold: "training.exams.fundamentals" }, { units: "training.exams.advancedTaken", threshold: "training.exams.advanced" }] }],
    },
    cite: exams,
    rules: ["A-SP-31"],
  },
];

const atLeast = (id: string, fieldId: string, name: string): Expr => ({ op: "test", id, field: fieldId, cmp: ">=", param: `training.${name}`, rules: ["A-SP-31"] });

function programme(own: Pick<Programme, "id" | "label" | "decides" | "firstDate" | "beforeFirstDate" | "pathways" | "positional" | "effects" | "ambiguities">, cite: Cite, rules: readonly string[], when: Expr): Programme {
  const name = (value: string) => [{ from: own.firstDate, value, cite, rules }];
  return {
    ...own,
    grain: "partner",
    outcomes: [
      { id: "qualified", names: name("Qualified") },
      { id: "not-qualified", names: name("Not qualified") },
    ],
    body: [{ from: own.firstDate, cite, rules, value: { ladder: [{ outcome: "qualified", when }], otherwise: "not-qualified" } }],
  };
}

export const trainingServices: Programme = programme(
  {
    id: "training-services",
    label: "Solutions Partner: Training Services",
    decides: "Whether a partner meets the base criteria and the criteria of at least one solution area for Training Services.",
    firstDate: trainingFrom,
    beforeFirstDate: "Training Services can be enrolled in from mid-April 2024, read as 2024-04-15",
    pathways: solutionAreas.map(({ id, label }) => ({ id, label, node: `training.area.${id}` })),
    positional: ["training.coursewareKpi", "training.examKpi", "training.surveyScore"],
    effects: [{ id: "announced", says: "Announced on 2024-03-20.", from: announced, cite: faq("Training Services partner", "On March 20, 2024, Microsoft announced designations for Training Services partners."), rules: ["A-SP-31"] }],
    ambiguities: [{ id: "B18", question: "Do the criteria of September 2023 still hold for enrollments from mid-April 2024?", reading: "They are taken to: no later text of them was found. They are marked as published, not as the FAQ's own.", cites: [oneArea] }],
  },
  enrollment,
  ["A-SP-31"],
  {
    op: "all",
    id: "training",
    of: [
      atLeast("training.base.courseware", "training.coursewareKpi", "courseware"),
      atLeast("training.base.exams", "training.examKpi", "exams"),
      atLeast("training.base.score", "training.surveyScore", "score"),
      {
        op: "any",
        id: "training.area",
        label: "One solution area",
        of: areaIds.map((area) => ({
          op: "all" as const,
          id: `training.area.${area}`,
          of: [atLeast(`training.area.${area}.surveys`, surveysId(area), "surveys"), atLeast(`training.area.${area}.score`, areaScoreId(area), "score")],
        })),
      },
    ],
  },
);

export const supportServices: Programme = programme(
  {
    id: "support-services",
    label: "Solutions Partner: Support Services",
    decides: "What Partner Center shows for Solutions Partner for Support Services; no document at hand names its criteria.",
    firstDate: announced,
    beforeFirstDate: "Solutions Partner for Support Services was announced on 2024-03-20",
    pathways: [],
    positional: ["supportServices.shown"],
    effects: [{ id: "later", says: "General availability and details were announced for later in 2024.", from: announced, cite: supportLater, rules: ["A-SP-32"] }],
    ambiguities: [],
  },
  supportAnnounced,
  ["A-SP-32"],
  { op: "flag", id: "supportServices", field: "supportServices.shown", is: true, cite: supportAnnounced, rules: ["A-SP-32"] },
);
