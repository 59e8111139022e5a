// The 32 specializations: the designation that opens each, held against what the partner holds, and a specialization kept until its own anniversary.
// Promises: decides the prerequisite of the FAQ's table exactly. What else a specialization asks for stands in Partner Center only;
// a yes/no column of the table carries it, and without that column the answer says that it was taken as met.
import { designationsFrom, heldId, shownId } from "./designationList";
import { faq } from "./partnerProgramFaq";
import type { Expr, Fact, Field, List, Programme } from "./schema";
import { solutionArea } from "./solutionAreas";
import { specializationRows, type SpecializationRow } from "./specializationRows";

const onlyOne = faq("Once I attain a designation, what specializations can I earn?", "partners need only attain one of the required Solutions Partner designations");
const prerequisite = faq("When will changes to the advanced specializations happen?", "are a prerequisite to earn, maintain, and renew a specialization");
const keptUntilItsAnniversary = faq("How are Microsoft advanced specializations changing?", "You will have until the anniversary date of your specialization to ensure you meet the relevant Solutions Partner designation");
const ownRequirements = faq("Can I earn any specializations if I have any of the three Azure-related designations", "and specific requirements for each specialization");
const transition = faq("How are Microsoft advanced specializations changing?", "If you had an active advanced specialization on October 3, 2022, it will automatically transition to specialization");
const goldApplications = faq("Can we still apply with our gold competency?", "applications to earn advanced specializations were accepted through September 30, 2022");
const table = (row: SpecializationRow) => faq(`Table of specializations, row ${specializationRows.indexOf(row) + 1}`, row.name);

export const specializationList: List = {
  id: "specializations",
  label: "Specializations",
  meaning: "One row per specialization that a partner holds or held.",
  aliases: ["Advanced specializations", "Tierline specializations"],
  columns: [
    {
      id: "specialization",
      label: "Specialization",
      meaning: "The specialization, by any of its names.",
      unit: "choice",
      aliases: ["Specialization name", "Advanced specialization", "Specialisation"],
      isRequired: true,
      choices: specializationRows.map(({ slug, name, aliases }) => ({ id: slug, label: name, aliases })),
    },
    { id: "attainedOn", label: "Attained on", meaning: "The day the specialization was attained.", unit: "date", aliases: ["Attained", "Attained date", "Date attained", "Specialization attained on"] },
    { id: "anniversary", label: "Anniversary", meaning: "The specialization's own next anniversary.", unit: "date", aliases: ["Anniversary date", "Specialization anniversary", "Valid until", "Expires on"] },
  ],
};

/** Whether the specialization's own requirements are met, as Partner Center shows it. The FAQ gives none of them. */
export const specializationFields: readonly Field[] = specializationRows.map(({ slug, name }) => ({
  id: `specialization.${slug}.requirementsMet`,
  label: `${name} requirements met`,
  meaning: `Whether the requirements of ${name} beside the designation (performance, certifications, audit or customer references) are met, as Partner Center shows them.`,
  unit: "flag",
  grain: "partner",
  step: 1,
  aliases: [`${name}: requirements met`, `${name} specialization requirements met`, `Meets ${name} requirements`],
  whenColumnAbsent: {
    policy: "assumed",
    value: 1,
    sentence: `The table has no column for the other requirements of ${name}, which only Partner Center shows, so they are taken as met and the designation alone decides.`,
  },
  words: { one: `the other requirements of ${name}`, many: `other requirements of ${name}` },
}));

export const specializationFacts: readonly Fact[] = specializationRows.map(({ slug, name }) => ({
  id: `specialization.${slug}.held`,
  label: `${name} specialization`,
  meaning: `Whether the partner already holds the ${name} specialization and its own anniversary is still to come.`,
  unit: "flag",
  grain: "partner",
  step: 1,
  isGiven: true,
  aliases: [`${name} specialization held`, `Holds ${name} specialization`],
  whenColumnAbsent: {
    policy: "assumed",
    value: 0,
    sentence: `The workbook does not say who already holds the ${name} specialization, so no partner is taken to keep it until its anniversary.`,
  },
  words: { one: `the ${name} specialization`, many: `${name} specializations` },
  derive: {
    op: "exists",
    list: specializationList.id,
    where: [
      { column: "specialization", choices: [slug], whenBlank: "unknown" },
      { column: "attainedOn", cmp: "<=", date: "asOf", whenBlank: "passes" },
      { column: "anniversary", cmp: ">", date: "asOf", whenBlank: "unknown" },
    ],
  },
  cite: keptUntilItsAnniversary,
  rules: ["A-SPC-04"],
}));

export const specializations: readonly Programme[] = specializationRows.map(programmeOf);

function programmeOf(row: SpecializationRow): Programme {
  const id = `specialization.${row.slug}`;
  return {
    id,
    label: `Specialization: ${row.name}`,
    decides: `Whether a partner holds a Solutions Partner designation that opens the ${row.name} specialization, or keeps it until its own anniversary.`,
    grain: "partner",
    onlyWhenAsked: true,
    firstDate: designationsFrom,
    beforeFirstDate: `${row.name} stands on Solutions Partner designations from ${designationsFrom}`,
    outcomes: [
      { id: "qualified", names: [{ from: designationsFrom, value: "Qualified", cite: prerequisite, rules: ["A-SPC-01"] }] },
      { id: "not-qualified", names: [{ from: designationsFrom, value: "Not qualified", cite: prerequisite, rules: ["A-SPC-01"] }] },
    ],
    pathways: [
      { id: "designation", label: "Designation", node: `${id}.byDesignation` },
      { id: "held", label: "Held until its anniversary", node: `${id}.kept` },
    ],
    positional: row.anyOf.map(shownId),
    body: [{ from: designationsFrom, cite: onlyOne, rules: ["A-SPC-01", "A-SPC-02", "X-33", "X-34"], value: { ladder: [{ outcome: "qualified", when: whenQualified(row, id) }], otherwise: "not-qualified" } }],
    effects: [
      { id: "transition", says: "An advanced specialization that was active on 2022-10-03 became a specialization by itself.", from: designationsFrom, cite: transition, rules: ["A-SPC-03"] },
      { id: "gold-applications", says: "Applications under a gold competency were accepted until 2022-09-30, while the competency was current.", from: "2022-10-01", cite: goldApplications, rules: ["A-SPC-05"] },
      ...notesOf(row),
    ],
    ambiguities: [
      {
        id: "X-33",
        question: "Two columns of the table are headed D&AI. Which designation is which?",
        reading: "By position: the second column is Data & AI, the third Digital & App Innovation, in the order in which the FAQ names the six.",
        cites: [faq("What are Solutions Partner designations?", "Business Applications, Data & AI (Azure), Digital & App Innovation (Azure), Infrastructure (Azure), Modern Work, and Security")],
      },
      {
        id: "X-34",
        question: "The FAQ answers No to earning any specialization with any Azure designation, and its table says one of several is enough. Which holds?",
        reading: "Both: one designation of the specialization's own row is enough, a designation of another row is not.",
        cites: [onlyOne, ownRequirements],
      },
    ],
  };
}

function whenQualified(row: SpecializationRow, id: string): Expr {
  const flags = row.anyOf.map((area) => ({
    op: "flag" as const,
    id: `${id}.${area}`,
    label: `Solutions Partner for ${solutionArea(area).label}`,
    rules: ["A-SPC-01"],
    field: heldId(area),
    is: true,
    cite: table(row),
  }));
  const [only, ...others] = flags;
  const designation: Expr = only !== undefined && others.length === 0 ? only : { op: "any", id: `${id}.designation`, rules: ["A-SPC-02"], of: flags };
  return {
    op: "any",
    id,
    of: [
      {
        op: "all",
        id: `${id}.byDesignation`,
        rules: ["A-SPC-06"],
        of: [designation, { op: "flag", id: `${id}.requirements`, field: `specialization.${row.slug}.requirementsMet`, is: true, cite: ownRequirements }],
      },
      { op: "flag", id: `${id}.kept`, rules: ["A-SPC-04"], field: `specialization.${row.slug}.held`, is: true, cite: keptUntilItsAnniversary },
    ],
  };
}

/** What is peculiar to one row. */
function notesOf({ slug }: SpecializationRow): Programme["effects"] {
  switch (slug) {
    case "calling-for-microsoft-teams":
      return [
        {
          id: "example",
          says: "The FAQ's own example: the Modern Work designation comes first, then the requirements of the specialization.",
          from: designationsFrom,
          cite: faq("Is the 70 points for the Solutions Partner designation only", "a partner first needs to attain the Solutions Partner for Modern Work designation, then meet the specialization requirements"),
          rules: ["A-SPC-15"],
        },
      ];
    case "threat-protection":
      return [
        {
          id: "example",
          says: "The FAQ's own example: Partner A has to attain the Security designation before the anniversary of its Threat Protection specialization.",
          from: designationsFrom,
          cite: faq("Example scenario, Partner A", "they will not be able to renew their Threat Protection specialization"),
          rules: ["A-SPC-14"],
        },
      ];
    case "modernization-of-web-apps":
      return [
        {
          id: "renamed",
          says: "Renamed Migrate Enterprise Applications on 2023-07-11. The FAQ of August 2024 still prints both names, so both are decided, by the same designations.",
          from: "2023-07-11",
          cite: faq("Table of specializations, row 23", "Modernization of Web Apps to Microsoft Azure"),
          rules: ["A-SPC-02"],
        },
      ];
    default:
      return [];
  }
}
