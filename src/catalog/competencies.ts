// Competencies of the former Microsoft Partner Network: the table of their own, and what a partner held on the last day they counted.
// Promises: yes/no columns of the partner or offer table win over the table of competencies. A blank end date means no end is set.
import { faq } from "./partnerProgramFaq";
import type { Fact, List } from "./schema";

/** The last day on which a competency could be held. */
export const lastCompetencyDay = "2022-09-30";

export const competencyList: List = {
  id: "competencies",
  label: "Competencies",
  meaning: "Silver and gold competencies, one row per partner and competency.",
  aliases: ["Competency", "Partner competencies", "Legacy competencies"],
  columns: [
    {
      id: "level",
      label: "Level",
      meaning: "Silver or gold.",
      unit: "choice",
      aliases: ["Competency level", "Competency tier"],
      choices: [
        { id: "silver", label: "Silver", aliases: ["Silver competency"] },
        { id: "gold", label: "Gold", aliases: ["Gold competency"] },
      ],
      isRequired: true,
    },
    { id: "name", label: "Competency", meaning: "The competency area, such as Cloud Platform.", unit: "text", aliases: ["Competency name", "Competency area"] },
    { id: "activeFrom", label: "Active from", meaning: "The first day it is active.", unit: "date", aliases: ["Valid from", "Start date", "Attained on", "Starts on"] },
    { id: "activeTo", label: "Active to", meaning: "The last day it is active; blank where no end is set.", unit: "date", aliases: ["Active until", "End date", "Ends on", "Expires on", "Expiry date", "Valid to", "Valid until"] },
    { id: "anniversary", label: "Anniversary", meaning: "The day on which it falls due for renewal.", unit: "date", aliases: ["Anniversary date", "Renewal date"] },
  ],
};

const competenciesEnd = faq("Did competencies go away?", "September 30, 2022 was the last day for partners to renew competencies.");
const silverOrGold = faq("Publishing on Microsoft AppSource", "existing partners, who had a silver and/or gold competency on September 30, 2022");

export const competencyFacts: readonly Fact[] = [
  {
    id: "activeGoldCompetency",
    label: "Active gold competency",
    meaning: "Whether the partner has an active gold competency in any competency area on the as-of date.",
    unit: "flag",
    grain: "partner",
    step: 1,
    aliases: ["Gold competency", "Has gold competency", "Gold competency active", "Active gold competency in any area"],
    whenColumnAbsent: { policy: "unknown" },
    words: { one: "an active gold competency", many: "active gold competencies" },
    derive: {
      op: "exists",
      list: competencyList.id,
      where: [
        { column: "level", choices: ["gold"], whenBlank: "unknown" },
        { column: "activeFrom", cmp: "<=", date: "asOf", whenBlank: "passes" },
        { column: "activeTo", cmp: ">=", date: "asOf", whenBlank: "passes" },
      ],
    },
    cite: competenciesEnd,
    rules: ["A-CSR-10"],
  },
  {
    id: "competencyOnLastDay",
    isGiven: true,
    label: "Competency on 2022-09-30",
    meaning: "Whether the partner had a silver or gold competency on 30 September 2022, the last day competencies were valid.",
    unit: "flag",
    grain: "partner",
    step: 1,
    aliases: [
      "Had competency on 2022-09-30", "Competency on September 30, 2022", "Had a competency on September 30, 2022", "Competency held on 2022-09-30", "Competency 2022-09-30", "Legacy competency on 2022-09-30",
      "Silver or gold competency on 2022-09-30", "Had competency on 30 September 2022",
    ],
    whenColumnAbsent: { policy: "unknown" },
    words: { one: "a competency on 30 September 2022", many: "competencies on 30 September 2022" },
    derive: {
      op: "exists",
      list: competencyList.id,
      where: [
        { column: "level", choices: ["silver", "gold"], whenBlank: "passes" },
        { column: "activeFrom", cmp: "<=", date: lastCompetencyDay, whenBlank: "passes" },
        { column: "activeTo", cmp: ">=", date: lastCompetencyDay, whenBlank: "passes" },
      ],
    },
    cite: silverOrGold,
    rules: ["A-PUB-06", "X-01"],
  },
];
