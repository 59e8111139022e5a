// Azure Expert MSP: all three Azure designations, or the status already held until its own anniversary.
// Promises: decides the prerequisite the FAQ names. The further requirements are in no document at hand; a yes/no column carries them.
import { designationsFrom, heldId, shownId } from "./designationList";
import { faq } from "./partnerProgramFaq";
import type { Fact, Field, Programme } from "./schema";
import { solutionAreas } from "./solutionAreas";

const allThree = faq("Can we still apply with our Gold competency?", "attaining all three Azure Solutions Partner designations is required to earn, maintain, and renew Azure Expert MSP");
const additional = faq("What is happening with the Azure Expert MSP program?", "you will need to meet the additional requirements");
const untilItsAnniversary = faq("What happens to my Azure Expert MSP status on October 3, 2022", "Your organization will have until the anniversary date of your Azure Expert MSP to attain all three");
const goldVoid = faq("What happens to my Azure Expert MSP status on October 3, 2022", "the legacy Gold Cloud Platform competency will no longer be valid");
const closed = faq("Can we still apply with our Gold competency?", "Applications to earn Azure Expert MSP closed on September 30, 2022");

export const azureExpertMspFields: readonly Field[] = [
  {
    id: "azureExpertMsp.requirementsMet",
    label: "Azure Expert MSP requirements met",
    meaning: "Whether the requirements of Azure Expert MSP beside the three designations are met, as Partner Center shows them.",
    unit: "flag",
    grain: "partner",
    step: 1,
    aliases: ["Azure Expert MSP additional requirements met", "MSP requirements met", "Azure MSP requirements met"],
    whenColumnAbsent: {
      policy: "assumed",
      value: 1,
      sentence: "The table has no column for the additional requirements of Azure Expert MSP, which the documents do not list, so they are taken as met and the three designations alone decide.",
    },
    words: { one: "the additional requirements of Azure Expert MSP", many: "additional requirements of Azure Expert MSP" },
  },
  {
    id: "azureExpertMsp.anniversary",
    label: "Azure Expert MSP anniversary",
    meaning: "The next anniversary of an Azure Expert MSP status that the partner already holds. Blank is not known; that it holds none is said by No in a column Azure Expert MSP.",
    unit: "date",
    grain: "partner",
    step: 1,
    aliases: ["Azure Expert MSP anniversary date", "MSP anniversary", "Azure MSP anniversary", "Azure Expert MSP valid until"],
    whenColumnAbsent: { policy: "unknown" },
    words: { one: "Azure Expert MSP anniversary", many: "Azure Expert MSP anniversaries" },
  },
];

export const azureExpertMspFacts: readonly Fact[] = [
  {
    id: "azureExpertMsp.held",
    label: "Azure Expert MSP",
    meaning: "Whether the partner holds Azure Expert MSP and its own anniversary is still to come.",
    unit: "flag",
    grain: "partner",
    step: 1,
    isGiven: true,
    aliases: ["Azure Expert MSP held", "Holds Azure Expert MSP", "Azure MSP"],
    whenColumnAbsent: { policy: "assumed", value: 0, sentence: "The workbook does not say who already holds Azure Expert MSP, so no partner is taken to keep it until its anniversary." },
    words: { one: "Azure Expert MSP", many: "Azure Expert MSP" },
    derive: { op: "compareDates", date: { field: "azureExpertMsp.anniversary" }, cmp: ">", than: "asOf" },
    asksFor: "azureExpertMsp.anniversary",
    cite: untilItsAnniversary,
    rules: ["A-MSP-03"],
  },
];

export const azureExpertMsp: Programme = {
  id: "azure-expert-msp",
  label: "Azure Expert MSP",
  decides: "Whether a partner holds all three Azure designations that Azure Expert MSP asks for, or keeps the status until its own anniversary.",
  grain: "partner",
  firstDate: designationsFrom,
  beforeFirstDate: `Azure Expert MSP stands on Solutions Partner designations from ${designationsFrom}; applications under the Gold Cloud Platform competency closed on 2022-09-30`,
  outcomes: [
    { id: "qualified", names: [{ from: designationsFrom, value: "Qualified", cite: allThree, rules: ["A-MSP-01"] }] },
    { id: "not-qualified", names: [{ from: designationsFrom, value: "Not qualified", cite: allThree, rules: ["A-MSP-01"] }] },
  ],
  pathways: [
    { id: "designations", label: "All three Azure designations", node: "azureExpertMsp.earned" },
    { id: "held", label: "Held until its anniversary", node: "azureExpertMsp.kept" },
  ],
  positional: solutionAreas.filter((area) => area.isAzure).map((area) => shownId(area.id)),
  body: [
    {
      from: designationsFrom,
      cite: allThree,
      rules: ["A-MSP-01", "A-MSP-03"],
      value: {
        ladder: [
          {
            outcome: "qualified",
            when: {
              op: "any",
              id: "azureExpertMsp",
              of: [
                {
                  op: "all",
                  id: "azureExpertMsp.earned",
                  rules: ["A-MSP-01"],
                  of: [
                    ...solutionAreas
                      .filter((area) => area.isAzure)
                      .map((area) => ({ op: "flag" as const, id: `azureExpertMsp.${area.id}`, label: `Solutions Partner for ${area.label}`, field: heldId(area.id), is: true, cite: allThree })),
                    { op: "flag", id: "azureExpertMsp.additional", rules: ["A-MSP-02"], field: "azureExpertMsp.requirementsMet", is: true, cite: additional },
                  ],
                },
                { op: "flag", id: "azureExpertMsp.kept", rules: ["A-MSP-03"], field: "azureExpertMsp.held", is: true, cite: untilItsAnniversary },
              ],
            },
          },
        ],
        otherwise: "not-qualified",
      },
    },
  ],
  milestones: [
    {
      id: "anniversary",
      date: "azureExpertMsp.anniversary",
      says: "All three Azure designations must be held on this day, or Azure Expert MSP cannot be renewed.",
      from: designationsFrom,
      cite: untilItsAnniversary,
      rules: ["A-MSP-03"],
      when: ["azureExpertMsp.kept"],
    },
  ],
  effects: [
    { id: "gold-void", says: "The Gold Cloud Platform competency no longer counts.", from: designationsFrom, cite: goldVoid, rules: ["A-MSP-04", "A-MSP-07"] },
    { id: "gold-applications-closed", says: "Applications under a gold competency closed on 2022-09-30.", from: "2022-10-01", cite: closed, rules: ["A-MSP-05", "A-MSP-07"] },
    {
      id: "badge",
      says: "The badge no longer carries the word gold.",
      from: "2022-10-01",
      cite: faq("Is there a plan to update the Azure Expert MSP badges", "We have updated the Azure Expert MSP badges to remove the word gold"),
      rules: ["A-MSP-06"],
    },
  ],
  ambiguities: [],
};
