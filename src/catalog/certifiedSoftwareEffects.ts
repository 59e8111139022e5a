// What the FAQ says of every certified-software designation beside its criteria.
// Promises: told, never decided.
import { planned } from "./certifiedSoftwareAmbiguities";
import { certifiedSoftwareFrom } from "./certifiedSoftwareParams";
import { faq } from "./partnerProgramFaq";
import type { Programme } from "./schema";

const generally = faq("When will the certified software designation be generally available?", "Solutions Partner with certified software is now generally available");

export const certifiedSoftwareEffects: Programme["effects"] = [
  { id: "generally-available", says: "The designation is generally available; partners apply for it in Partner Center.", from: certifiedSoftwareFrom, cite: generally, rules: ["A-CSD-10"] },
  { id: "ratings-planned", says: "Marketplace ratings are planned to become mandatory, from the renewal that follows one year of general availability.", from: certifiedSoftwareFrom, cite: planned, rules: ["A-CSD-06", "X-35"] },
  {
    id: "several",
    says: "One solution may hold several of these designations, applied for together or at different times.",
    from: certifiedSoftwareFrom,
    cite: faq("Can our organization apply for and attain multiple certified software designations", "A partner can apply for multiple certified software designations with a single solution"),
    rules: ["A-CSD-07"],
  },
  {
    id: "independent",
    says: "It stands beside solution area designations and specializations; neither counts for or against the other.",
    from: certifiedSoftwareFrom,
    cite: faq("Will our organization still be eligible to attain other available solution area designations", "will not influence the eligibility of either one"),
    rules: ["A-CSD-08"],
  },
  { id: "fees", says: "Fees may apply; the amount varies with the kind and number of designations and the depth of review.", from: certifiedSoftwareFrom, cite: faq("Will there be any fees associated with the application?", "fees may apply in order to process technical validations and customer evidence reviews"), rules: ["A-CSD-09"] },
  { id: "one-year", says: "Its benefits are valid for one year.", from: certifiedSoftwareFrom, cite: faq("What are the benefits of attaining a certified software designation?", "are valid for one year"), rules: ["A-CSD-06"] },
  { id: "co-sell-unchanged", says: "How a solution becomes co-sell ready does not change.", from: certifiedSoftwareFrom, cite: faq("What impact do these changes have on ISVs becoming co-sell ready?", "There is no change to how a software solution becomes co-sell ready or incentivized"), rules: ["A-CSD-11"] },
];
