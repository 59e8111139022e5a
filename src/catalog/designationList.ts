// Which Solutions Partner designations a partner holds on a day: yes/no columns of the partner table, or a table of designations of its own.
// Promises: a designation counts from the day it was attained until its anniversary; a blank date never turns a listed designation into "no".
import { faq } from "./partnerProgramFaq";
import type { Fact, List } from "./schema";
import { solutionAreas, spellingsOfArea, type AreaId, type SolutionArea } from "./solutionAreas";

export const designationsFrom = "2022-10-03";

const keptUntilAnniversary = faq("Dip below 70 points", "We will not remove a badge you have earned if you fall below 70 points before your next anniversary date.");

export const designationList: List = {
  id: "designations",
  label: "Designations",
  meaning: "One row per Solutions Partner designation that a partner holds or held.",
  aliases: ["Solutions Partner designations", "Solutions Partner", "Tierline designations"],
  columns: [
    {
      id: "designation",
      label: "Designation",
      meaning: "The solution area of the designation.",
      unit: "choice",
      aliases: ["Solutions Partner designation", "Designation area", "Solution area"],
      isRequired: true,
      choices: solutionAreas.map((area) => ({
        id: area.id,
        label: area.label,
        aliases: [...area.spellings, ...spellingsOfArea(area).flatMap((name) => [`Solutions Partner for ${name}`, `Solutions Partner: ${name}`])],
      })),
    },
    { id: "attainedOn", label: "Attained on", meaning: "The day the designation was attained.", unit: "date", aliases: ["Attained", "Attained date", "Date attained", "Designation attained on"] },
    {
      id: "anniversary",
      label: "Anniversary",
      meaning: "The next anniversary, on which the requirements are checked again. All designations of a partner share it.",
      unit: "date",
      aliases: ["Anniversary date", "Designation anniversary", "Valid until", "Expires on", "Renewal date"],
    },
  ],
};

/** Id of the fact that says whether a partner holds the designation of an area on the as-of date. */
export function heldId(area: AreaId): string {
  return `designation.${area}.held`;
}

/** Id of the fact that says whether the score of an area reaches its designation. */
export function byScoreId(area: AreaId): string {
  return `designation.${area}.byScore`;
}

/** Id of the fact that says whether a table shows the designation as held: a yes/no column, or the table of designations. */
export function shownId(area: AreaId): string {
  return `designation.${area}.shown`;
}

export const heldFacts: readonly Fact[] = solutionAreas.flatMap((area) => [shownFact(area), heldFact(area)]);

function shownFact(area: SolutionArea): Fact {
  const names = spellingsOfArea(area);
  return {
    ...flag(area),
    id: shownId(area.id),
    label: `${area.label} designation`,
    meaning: `Whether the partner holds the Solutions Partner designation for ${area.label} on the as-of date. Without such a column the table of designations says so.`,
    aliases: names.flatMap((name) => [name, `${name} designation`, `${name} designation held`, `Solutions Partner for ${name}`, `Solutions Partner for ${name} designation`, `Holds ${name}`]),
    derive: {
      op: "exists",
      list: designationList.id,
      where: [
        { column: "designation", choices: [area.id], whenBlank: "unknown" },
        { column: "attainedOn", cmp: "<=", date: "asOf", whenBlank: "passes" },
        { column: "anniversary", cmp: ">", date: "asOf", whenBlank: "passes" },
      ],
    },
  };
}

function heldFact(area: SolutionArea): Fact {
  return {
    ...flag(area),
    id: heldId(area.id),
    label: `${area.label} designation held or reached`,
    meaning: `Whether the partner holds the designation for ${area.label} as a table shows it or, where none does, reaches it by its score.`,
    aliases: [],
    derive: { op: "firstThere", of: [shownId(area.id), byScoreId(area.id)] },
    asksFor: shownId(area.id),
  };
}

function flag({ label }: SolutionArea) {
  return {
    unit: "flag",
    grain: "partner",
    step: 1,
    whenColumnAbsent: { policy: "unknown" },
    words: { one: `the ${label} designation`, many: `${label} designations` },
    cite: keptUntilAnniversary,
    rules: ["A-SP-07"],
  } as const;
}
