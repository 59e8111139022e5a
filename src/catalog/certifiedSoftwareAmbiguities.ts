// How the open words on certified software are read.
// Promises: the planned ratings duty stands here because it is not in force.
import { azureRow } from "./certifiedSoftwareParams";
import { faq } from "./partnerProgramFaq";
import type { Programme } from "./schema";

export const planned = faq("General criteria, Customer success, note **", "Commercial marketplace ratings criteria are planned to be mandatory following one year of the general availability launch date");

export const certifiedSoftwareAmbiguities: Programme["ambiguities"] = [
  {
    id: "X-35",
    question: "Are marketplace ratings mandatory?",
    reading: "Not yet: they are planned to be, one year after a general availability whose date the FAQ does not give. The plan is shown and not enforced.",
    cites: [planned],
  },
  {
    id: "X-36",
    question: "When does the trailing twelve-month period end?",
    reading: "On the as-of date: the day of the application, and each yearly renewal.",
    cites: [faq(azureRow, "partners must meet one of the following criteria over a trailing twelve-month period")],
  },
  {
    id: "X-38",
    question: "Two artefacts, or case studies?",
    reading: "At least two items of either kind.",
    cites: [faq("General criteria, Customer success", "at least two artifacts of evidence from customers, and/or case studies")],
  },
];
