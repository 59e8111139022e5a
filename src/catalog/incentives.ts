// Incentive eligibility from October 2022 on: a designation, or for a time the legacy benefits of a former competency (S004).
// Promises: half-open periods; the carve-out of 2025 speaks of CSP incentives only, and says so in its own outcome.
import { yes } from "./expressions";
import { faq } from "./partnerProgramFaq";
import type { Cite, Expr, Programme } from "./schema";

const option1 = faq("Will incentives be changing? Option 1", "Meet the requirements and immediately become eligible for incentives.");
const option2 = faq("Will incentives be changing? Option 2", "until your first anniversary after September 30, 2022, or later (until October 1, 2023) if you choose to purchase");
const legacyHeld = faq("Will incentives be changing? Option 2", "benefits you received based on the legacy competency you held on September 30, 2022");
const required = faq("October 1, 2023, and beyond", "Attaining a Solutions Partner designation will be required to be eligible for incentives.");
const noLonger = faq("October 1, 2023, and beyond", "will no longer be recognized as eligible criteria for incentives, unless otherwise stated in applicable incentive program terms");
const carveOut = faq("August 6, 2024 update", "eligible for the remainder of the FY25 CSP incentive term (January 22, 2025, to September 30, 2025)");
const noPackages = faq("Incentive eligibility for the new packages", "Incentive eligibility is not currently available for Partner Launch Benefits, Partner Success Core Benefits, or Partner Success Expanded Benefits.");
const notDouble = faq("Will incentives be changing?", "Double incentives will not be possible.");
const commerce = faq("Changes to Microsoft Commerce Incentives", "There are no current changes to Microsoft Commerce Incentives.");

const firstDate = "2022-10-01";
const designation = (cite: Cite, ...rules: readonly string[]): Expr => yes("incentives.designation", "designation.any.held", cite, ...rules);

export const incentives: Programme = {
  id: "incentives",
  label: "Incentives",
  decides: "Whether the partner is eligible for partner incentives.",
  grain: "partner",
  firstDate,
  beforeFirstDate: "Incentive eligibility is known from 2022-10-01",
  outcomes: [
    { id: "eligible", names: [{ from: firstDate, value: "Eligible", cite: option1, rules: ["A-INC-01"] }] },
    { id: "csp-only", names: [{ from: firstDate, value: "Eligible for CSP only", cite: carveOut, rules: ["A-INC-05", "X-26"] }] },
    { id: "not-eligible", names: [{ from: firstDate, value: "Not eligible", cite: required, rules: ["A-INC-04"] }] },
  ],
  pathways: [
    { id: "designation", label: "Designation", node: "incentives.designation" },
    { id: "legacy", label: "Legacy benefits", node: "incentives.legacy" },
    { id: "carve-out", label: "Legacy status on 2025-01-21", node: "incentives.carveOut" },
  ],
  positional: [],
  body: [
    {
      from: firstDate,
      until: "2023-10-01",
      cite: option2,
      rules: ["A-INC-01", "A-INC-02", "X-25"],
      value: {
        ladder: [
          {
            outcome: "eligible",
            when: {
              op: "any",
              id: "incentives",
              of: [
                designation(option1, "A-INC-01"),
                {
                  op: "all",
                  id: "incentives.legacy",
                  label: "Legacy benefits",
                  rules: ["A-INC-02"],
                  of: [
                    yes("incentives.legacy.competency", "competencyOnLastDay", legacyHeld),
                    {
                      op: "any",
                      id: "incentives.legacy.time",
                      of: [yes("incentives.legacy.beforeAnniversary", "isBeforeFirstLegacyAnniversary", option2), yes("incentives.legacy.purchased", "legacyBenefitsActive", option2)],
                    },
                  ],
                },
              ],
            },
          },
        ],
        otherwise: "not-eligible",
      },
    },
    {
      from: "2023-10-01",
      until: "2025-01-22",
      cite: required,
      rules: ["A-INC-04", "X-25"],
      value: { ladder: [{ outcome: "eligible", when: designation(required, "A-INC-04") }], otherwise: "not-eligible" },
    },
    {
      from: "2025-01-22",
      until: "2025-10-01",
      cite: carveOut,
      rules: ["A-INC-05", "X-26"],
      value: {
        ladder: [
          { outcome: "eligible", when: designation(required, "A-INC-04") },
          { outcome: "csp-only", when: yes("incentives.carveOut", "legacyStatusOnLastSaleDay", carveOut, "A-INC-05") },
        ],
        otherwise: "not-eligible",
      },
    },
    {
      from: "2025-10-01",
      cite: required,
      rules: ["A-INC-04", "A-INC-05"],
      note: "The carve-out for CSP incentives ended on 30 September 2025.",
      value: { ladder: [{ outcome: "eligible", when: designation(required, "A-INC-04") }], otherwise: "not-eligible" },
    },
  ],
  milestones: [
    {
      id: "anniversary",
      date: "firstLegacyAnniversary",
      says: "The partner must hold a designation, or buy a legacy benefits package on this anniversary.",
      when: ["incentives.legacy"],
      unless: ["incentives.designation"],
      from: firstDate,
      until: "2023-10-01",
      cite: option2,
      rules: ["A-INC-02"],
    },
  ],
  effects: [
    { id: "not-double", says: "Double incentives are not possible.", from: firstDate, cite: notDouble, rules: ["A-INC-03"] },
    { id: "packages-give-none", says: "Launch, Success Core and Success Expanded benefits give no incentive eligibility.", from: "2024-01-22", cite: noPackages, rules: ["A-INC-06"] },
    { id: "commerce-incentives", says: "Microsoft Commerce Incentives do not change.", from: "2024-01-22", cite: commerce, rules: ["A-INC-07"] },
  ],
  ambiguities: [
    {
      id: "X-25",
      question: "Which option holds on 30 September and 1 October 2023?",
      reading: "Both options hold to 30 September 2023. From 1 October 2023 the designation is required.",
      cites: [option2, required],
    },
    {
      id: "X-26",
      question: "Legacy benefits are not recognized from October 2023, yet legacy partners are eligible in 2025?",
      reading: "The second is one of the exceptions that the first allows: CSP incentives only, from 22 January to 30 September 2025.",
      cites: [noLonger, carveOut],
    },
  ],
};
