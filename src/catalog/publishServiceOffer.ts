// Publishing managed and consulting service offers: the grace for partners with a former competency, and the designation after it (S004).
// Promises: speaks of these two offer types only; every other type keeps its own publishing criteria.
import { yes } from "./expressions";
import { offerTypes, offerTypesWithout } from "./offerTypes";
import { faq } from "./partnerProgramFaq";
import type { Expr, Fact, Programme } from "./schema";

const managed = faq("Publishing a Managed Services offer", "existing partners, who had a competency on September 30, 2022, will be able to publish Managed Services offer types until");
const consulting = faq("Publishing a Consulting Services offer", "will be able to publish Consulting Services offer types until October 3, 2023");
const appSource = faq("Publishing on Microsoft AppSource", "existing partners, who had a silver and/or gold competency on September 30, 2022");
const newPartners = faq("Publishing a Managed Services offer", "are now required to have a Solutions Partner designation to publish a managed services offer");
const required = faq("Publishing on Microsoft AppSource", "will be required beginning October 3, 2023 to create a Consulting Service and/or Managed Service offer");
const onlyThese = faq("Publishing on Microsoft AppSource", "For Consulting Service and Managed Service offer types only");
const others = faq("Publishing on Microsoft AppSource", "To learn about the publishing criteria for other offer types");

const serviceTypes = ["consulting-service", "managed-service"] as const;

export const publishServiceOfferFacts: readonly Fact[] = [
  {
    id: "offerTypeToPublish",
    label: "Offer type to publish",
    meaning: "The offer's type; in a table without offers it is taken to be a consulting or managed service.",
    unit: "choice",
    grain: "offer",
    step: 1,
    isGiven: true,
    aliases: [],
    choices: offerTypes,
    whenColumnAbsent: {
      policy: "assumed",
      value: offerTypes.findIndex(({ id }) => id === "consulting-service"),
      sentence: "The table has no column for the offer type, so the answer is for consulting and managed service offers.",
    },
    words: { one: "offer type", many: "offer types" },
    derive: { op: "greatest", of: [{ field: "offerType" }] },
    asksFor: "offerType",
    cite: onlyThese,
    rules: ["A-PUB-07"],
  },
];

const body = (standing: Expr): Programme["body"][number]["value"] => ({
  ladder: [
    {
      outcome: "may-publish",
      when: {
        op: "all",
        id: "publish",
        of: [{ op: "oneOf", id: "publish.offerType", rules: ["A-PUB-07"], field: "offerTypeToPublish", choices: [...serviceTypes], cite: onlyThese }, standing],
      },
    },
    { outcome: "other-criteria", when: { op: "oneOf", id: "publish.otherType", rules: ["A-PUB-07"], field: "offerTypeToPublish", choices: offerTypesWithout(...serviceTypes), cite: others } },
  ],
  otherwise: "may-not-publish",
});

export const publishServiceOffer: Programme = {
  id: "publish-service-offer",
  label: "Publish service offer",
  decides: "Whether the partner may publish a managed or consulting service offer.",
  grain: "offer",
  alsoOn: ["partner"],
  firstDate: "2022-10-03",
  beforeFirstDate: "Publishing service offers is known from 2022-10-03",
  outcomes: [
    { id: "may-publish", names: [{ from: "2022-10-03", value: "May publish", cite: managed, rules: [] }] },
    { id: "may-not-publish", names: [{ from: "2022-10-03", value: "May not publish", cite: newPartners, rules: [] }] },
    { id: "other-criteria", names: [{ from: "2022-10-03", value: "Other criteria apply", cite: others, rules: ["A-PUB-07"] }] },
  ],
  pathways: [
    { id: "grace", label: "Former competency", node: "publish.competency" },
    { id: "designation", label: "Designation", node: "publish.designation" },
  ],
  positional: [],
  body: [
    {
      from: "2022-10-03",
      until: "2023-10-03",
      cite: consulting,
      rules: ["A-PUB-01", "A-PUB-02", "A-PUB-03", "A-PUB-04", "A-PUB-06"],
      value: body({
        op: "any",
        id: "publish.standing",
        of: [
          yes("publish.competency", "competencyOnLastDay", appSource, "A-PUB-01", "A-PUB-03", "A-PUB-06"),
          yes("publish.designation", "designation.any.held", newPartners, "A-PUB-02", "A-PUB-04"),
        ],
      }),
    },
    {
      from: "2023-10-03",
      cite: required,
      rules: ["A-PUB-01", "A-PUB-03", "A-PUB-05"],
      note: "\"Until October 3, 2023\" and \"beginning October 3, 2023\" meet on that day; it asks for the designation.",
      value: body(yes("publish.designation", "designation.any.held", required, "A-PUB-01", "A-PUB-03")),
    },
  ],
  milestones: [
    {
      id: "designation-from",
      date: "servicesDesignationDeadline",
      says: "The partner must hold a Solutions Partner designation to create a consulting or managed service offer.",
      when: ["publish.offerType", "publish.competency"],
      unless: ["publish.designation"],
      from: "2022-10-03",
      until: "2023-10-03",
      cite: required,
      rules: ["A-PUB-01", "A-PUB-03"],
    },
  ],
  effects: [],
  ambiguities: [],
};
