// Whether a partner holds at least one of the six Solutions Partner designations: what services offers, incentives and fees ask for.
// Promises: a yes/no column of that name wins; else the six areas decide, from their columns or from the table of designations.
import { heldId } from "./designationList";
import { faq } from "./partnerProgramFaq";
import type { Fact } from "./schema";
import { areaIds } from "./solutionAreas";

export const anyDesignation: Fact = {
  id: "designation.any.held",
  label: "Solutions Partner designation",
  meaning: "Whether the partner holds at least one Solutions Partner designation on the as-of date.",
  unit: "flag",
  grain: "partner",
  step: 1,
  aliases: [
    "Any designation", "Has designation", "Has a designation", "Has Solutions Partner designation", "Solutions Partner designation held", "Designation held", "Any Solutions Partner designation", "At least one designation",
    "Solutions Partner", "Holds a designation",
  ],
  whenColumnAbsent: { policy: "unknown" },
  words: { one: "a Solutions Partner designation", many: "Solutions Partner designations" },
  derive: { op: "anyYes", of: areaIds.map(heldId) },
  cite: faq("Publishing a Consulting Services offer", "A Solutions Partner designation will be required beginning October 3, 2023."),
  rules: ["A-PUB-01"],
};
