// The status that a user copied from Partner Center, for every programme that Partner Center shows one for: a column beside the rules, never one of them.
// Promises: whatever the column says, the computed status stays; where the two differ, both are shown. Its names are the programme's own answers.
import type { Field, Programme } from "./schema";

interface Statuses {
  readonly fields: readonly Field[];
  readonly programmes: readonly Programme[];
}

/** What Partner Center shows no status for: what follows from others, and the renewal of a specialization, which it shows by date. */
const SHOWN_NOWHERE = new Set(["co-sellable", "seller-credit", "publish-service-offer", "specialization-renewal"]);

/** Partner Center's own words for the best answer and for the last one of a programme. */
const REACHED = ["Qualified", "Enrolled", "Enrolled (Renewal due)", "Active", "Attained", "Eligible", "Yes", "TRUE"];
const NOT_REACHED = ["In progress", "Not qualified", "Not enrolled", "Not attained", "Not eligible", "Expired", "None", "No", "FALSE"];

/** What the part of a label before its colon is called in a header: "Security designation in Partner Center". */
const NOUNS: Readonly<Record<string, string>> = { "Solutions Partner": "designation", Specialization: "specialization", "Certified software": "certified software designation" };

/** Adds to each programme without one a column for the entered status, and the outcomes that its texts mean. */
export function withEnteredStatuses(programmes: readonly Programme[]): Statuses {
  const given = programmes.map((programme) => (programme.entered !== undefined || SHOWN_NOWHERE.has(programme.id) ? { programme, fields: [] } : withColumn(programme)));
  return { programmes: given.map(({ programme }) => programme), fields: given.flatMap(({ fields }) => fields) };
}

function withColumn(programme: Programme): { readonly programme: Programme; readonly fields: readonly Field[] } {
  const { id, label, grain, outcomes } = programme;
  const named = `${label} in Partner Center`;
  const own = new Set(outcomes.flatMap(({ names }) => names.map(({ value }) => value)));
  const others = (position: number): readonly string[] => (position === 0 ? REACHED : position === outcomes.length - 1 ? NOT_REACHED : []).filter((text) => !own.has(text));
  const field: Field = {
    id: `${id}.entered`,
    label: named,
    meaning: `The status that Partner Center shows for ${label}. It stands beside the computed one and changes nothing.`,
    unit: "choice",
    grain,
    step: 1,
    isGiven: true,
    choices: outcomes.map((outcome, position) => {
      const names = outcome.names.map(({ value }) => value);
      return { id: outcome.id, label: names.at(-1)!, aliases: [...names.slice(0, -1), ...others(position)] };
    }),
    aliases: [`${label} (Partner Center)`, `${label} status in Partner Center`, `Partner Center status: ${label}`, `Partner Center ${label}`, ...byNoun(label)],
    whenColumnAbsent: { policy: "unknown" },
    words: { one: named, many: named },
  };
  return { programme: { ...programme, entered: { field: field.id, outcomes: outcomes.map((outcome) => ({ choice: outcome.id, outcome: outcome.id })) } }, fields: [field] };
}

function byNoun(label: string): readonly string[] {
  const [, group = "", name = ""] = /^([^:]+): (.+)$/.exec(label) ?? [];
  const noun = NOUNS[group];
  return noun === undefined ? [] : [`${name} ${noun} in Partner Center`, `${name} ${noun} status`];
}
