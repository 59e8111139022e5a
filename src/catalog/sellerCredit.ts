// Seller credit, MACC eligibility and PRACR: what top tier and Azure IP co-sell bring, as the page of July 2023 (S001) and the note of December 2023 (S002) say.
// Promises: seller credit has two dates: what held from July 2023, and what was known before and after December 2023.
import { holidayNote, topTierPage } from "./coSellSources";
import { fact, flagField, no, yes } from "./expressions";
import type { Cite, Expr, Fact, Field, Programme, Source } from "./schema";

export const commitmentSources = [
  { id: "L-MACC-2021", title: "Microsoft Learn: Azure Consumption Commitment enrollment", published: "2021-10-26", sha256: "0fc785cdfff0333857635f8aaa67b36a22279f96357fe93ab4371a57103e9fd4" },
] as const satisfies readonly Source[];

const maccPage = (locator: string, quote: string, operatorStated?: boolean): Cite => ({
  source: "L-MACC-2021", locator, quote, published: "2021-10-26", confidence: "published", ...(operatorStated === undefined ? {} : { operatorStated }),
});

const topTierSellers = topTierPage("Last paragraphs", "Microsoft sellers will be incentivized to sell your eligible Azure solutions");
const allPartners = holidayNote("Changes, 1", "ALL eligible Azure IP Co-Sell incentivized solutions from ALL partners (previously was just for Top Tier partners)");
const retroactive = holidayNote("Changes, 2", "This is retroactive to July 1, 2023 and applies for the entire FY24, ending on June 30, 2024!!");
const eligible = topTierPage("2nd paragraph", "if you have met the requirements to become Azure IP co-sell eligible");
const drawdown = topTierPage("2nd paragraph", "the purchase of your solution can help count toward customers' existing cloud commitments");
const topTierBenefits = topTierPage("2nd paragraph", "you can qualify for top-tier benefits (such as seller incentivization and eligibility to participate in PRACR)");
const pracrActions = topTierPage("Last paragraphs", "can choose to take additional actions to access PRACR, an exclusive SaaS joint-sales offering");
const monthly = holidayNote("Changes, 3", "each month, SaaS partners report Azure consumption per customer to Microsoft");
const saasAccess = holidayNote("Changes, 3", "Top Tier eligibility means SaaS Companies have access to PRACR (Partner Reported ACR).");
const paidPlan = maccPage("Requirements for an offer to be enrolled in MACC, 1st", "Transactable with a pricing plan greater than $0", true);
const liveOffer = maccPage("Requirements for an offer to be enrolled in MACC, 3rd", "Published live in the commercial marketplace");
const maccEligible = maccPage("Requirements for an offer to be enrolled in MACC, 2nd", "Azure IP co-sell eligible");

/** When the note was published, as near as its content tells. */
const noteKnownFrom = "2023-12-01";

const eligibleSolution = (): Expr => yes("sellerCredit.eligible", "azureIpCosellEligible", eligible, "A-TT-00", "A-TT-40");
const topTierPartner = (id: string): Expr => ({ op: "rule", id, programme: "top-tier", outcomes: ["top-tier"] });

export const sellerCredit: Programme = {
  id: "seller-credit",
  label: "Seller credit",
  decides: "Whether Microsoft sellers get marketplace billed sales credit for selling the partner's eligible Azure solutions.",
  grain: "partner",
  firstDate: "2023-07-01",
  beforeFirstDate: "Seller credit is known from 2023-07-01",
  outcomes: [
    { id: "seller-credit", names: [{ from: "2023-07-01", value: "Seller credit", cite: allPartners, rules: ["A-TT-40"] }] },
    { id: "no-seller-credit", names: [{ from: "2023-07-01", value: "No seller credit", cite: topTierSellers, rules: ["A-TT-32"] }] },
  ],
  pathways: [],
  positional: ["azureIpCosellEligible"],
  body: [
    {
      from: "2023-07-01",
      knownUntil: noteKnownFrom,
      cite: topTierSellers,
      rules: ["A-TT-31", "A-TT-32", "X-09"],
      note: "What was known before December 2023: sellers are incentivized for top-tier partners.",
      value: { ladder: [{ outcome: "seller-credit", when: topTierPartner("sellerCredit.topTier") }], otherwise: "no-seller-credit" },
    },
    {
      from: "2023-07-01",
      until: "2024-07-01",
      knownFrom: noteKnownFrom,
      cite: retroactive,
      rules: ["A-TT-40", "A-TT-41", "X-09"],
      note: "Announced about December 2023, valid back to 1 July 2023.",
      value: { ladder: [{ outcome: "seller-credit", when: { op: "all", id: "sellerCredit.all", rules: ["A-TT-40"], of: [{ ...eligibleSolution(), id: "sellerCredit.eligible" }] } }], otherwise: "no-seller-credit" },
    },
    {
      from: "2024-07-01",
      knownFrom: noteKnownFrom,
      cite: retroactive,
      rules: ["A-TT-41", "X-09"],
      note: "No document says what follows the fiscal year 2024.",
      value: {
        ladder: [
          {
            outcome: "seller-credit",
            when: {
              op: "all",
              id: "sellerCredit.after",
              of: [
                eligibleSolution(),
                {
                  op: "readings",
                  id: "sellerCredit.open",
                  ambiguity: "X-09",
                  rules: ["X-09"],
                  main: { says: "the credit ended on June 30, 2024", cite: retroactive, when: no("sellerCredit.ended", "azureIpCosellEligible", retroactive) },
                  cautious: { says: "sellers are still incentivized to sell eligible Azure solutions", cite: topTierSellers, when: yes("sellerCredit.goesOn", "azureIpCosellEligible", topTierSellers) },
                },
              ],
            },
          },
        ],
        otherwise: "no-seller-credit",
      },
    },
  ],
  effects: [
    {
      id: "seller-credit-quota",
      says: "Sellers retire quota for deals of the partner's Azure IP co-sell solutions that are transacted through the marketplace.",
      from: "2023-07-01",
      until: "2024-07-01",
      cite: holidayNote("Changes, 1", "will now benefit from Microsoft sellers receiving Marketplace Billed Sales (MBS) credit"),
      rules: ["A-TT-40"],
    },
    {
      id: "seller-credit-deals",
      says: "A tip of the note, not a rule: register deals on and off the marketplace.",
      from: noteKnownFrom,
      cite: holidayNote("Tip", "Make sure you're registering on-marketplace and off-marketplace deals with Microsoft."),
      rules: ["A-TT-44"],
    },
  ],
  ambiguities: [
    {
      id: "X-09",
      question: "Do sellers get credit for top-tier partners only, or for all, and what holds after June 2024?",
      reading: "Until December 2023 it was known for top tier only. Since then it is known that it holds for all eligible solutions from 1 July 2023 to 30 June 2024. For later days no document says it, so it is unclear.",
      cites: [topTierSellers, allPartners, retroactive],
    },
  ],
};

export const pracrFields: readonly Field[] = [
  flagField({
    id: "hasSaasSolution", label: "SaaS solution", meaning: "Whether the partner sells a SaaS solution.", one: "a SaaS solution", aliases: ["Has SaaS solution", "SaaS company", "SaaS partner", "Sells SaaS", "Has SaaS offer"],
    assumed: { value: 1, sentence: "The table has no column for SaaS solutions, so every partner is taken to sell one." },
  }),
];

export const pracr: Programme = {
  id: "pracr",
  label: "PRACR",
  decides: "Whether the partner may take part in PRACR, by which SaaS partners report Azure consumption per customer.",
  grain: "partner",
  firstDate: "2023-07-01",
  beforeFirstDate: "PRACR is known from 2023-07-01",
  outcomes: [
    { id: "may-take-part", names: [{ from: "2023-07-01", value: "May take part", cite: topTierBenefits, rules: ["A-TT-31"] }] },
    { id: "may-not-take-part", names: [{ from: "2023-07-01", value: "May not take part", cite: topTierBenefits, rules: ["A-TT-31"] }] },
  ],
  pathways: [],
  positional: [],
  body: [
    {
      from: "2023-07-01",
      cite: pracrActions,
      rules: ["A-TT-31", "A-TT-33"],
      value: {
        ladder: [
          {
            outcome: "may-take-part",
            when: { op: "all", id: "pracr", rules: ["A-TT-33", "A-TT-42"], of: [topTierPartner("pracr.topTier"), yes("pracr.saas", "hasSaasSolution", saasAccess, "A-TT-42")] },
          },
        ],
        otherwise: "may-not-take-part",
      },
    },
  ],
  effects: [
    { id: "pracr-actions", says: "Access needs additional actions that the page does not list.", from: "2023-07-01", cite: pracrActions, rules: ["A-TT-33"] },
    { id: "pracr-monthly", says: "Each month the partner reports Azure consumption per customer.", from: noteKnownFrom, cite: monthly, rules: ["A-TT-42"] },
  ],
  ambiguities: [],
};

const enteredEligible = flagField({
  id: "offerAzureIpEligible", label: "Azure IP co-sell eligible", grain: "offer", meaning: "Whether the offer is Azure IP co-sell eligible, as Partner Center shows it. Without it the co-sell rules decide.", one: "Azure IP co-sell eligibility",
  assumed: { value: 0, sentence: "The table does not say which offers are Azure IP co-sell eligible, so the co-sell rules decide it." },
  aliases: ["Azure IP co-sell eligibility", "IP co-sell eligible", "Is Azure IP co-sell eligible", "Offer Azure IP co-sell eligible"],
});

export const maccFields: readonly Field[] = [
  enteredEligible,
  flagField({
    id: "paidPlan", label: "Plan priced above $0", grain: "offer", meaning: "Whether the offer has a pricing plan greater than $0. Free and bring-your-own-license plans do not count.", one: "a pricing plan greater than $0",
    aliases: ["Paid plan", "Pricing plan greater than $0", "Has paid plan", "Priced above $0", "Not free or BYOL"],
    assumed: { value: 1, sentence: "The table has no column for the price of plans, so every transactable offer is taken to have a plan above $0." },
  }),
];

export const maccFacts: readonly Fact[] = [
  fact(
    flagField({ id: "offerAzureIpEligibleIsEntered", label: "Azure IP co-sell eligibility is entered", grain: "offer", meaning: "Whether the table says if the offer is Azure IP co-sell eligible.", one: "the offer's Azure IP co-sell eligibility", aliases: [], isGiven: true }),
    { op: "isFilled", field: "offerAzureIpEligible" },
    maccEligible,
    "A-TT-00",
  ),
];

const eligibleOffer: Expr = {
  op: "any",
  id: "macc.eligible",
  label: "Azure IP co-sell eligible",
  rules: ["A-TT-00"],
  of: [
    { op: "all", id: "macc.eligible.entered", of: [yes("macc.eligible.isEntered", "offerAzureIpEligibleIsEntered", maccEligible), yes("macc.eligible.says", "offerAzureIpEligible", maccEligible)] },
    {
      op: "all",
      id: "macc.eligible.computed",
      of: [
        no("macc.eligible.notEntered", "offerAzureIpEligibleIsEntered", maccEligible),
        { op: "rule", id: "macc.eligible.coSell", programme: "co-sell", outcomes: ["azure-ip"] },
      ],
    },
  ],
};

const enrolled: Expr = {
  op: "all",
  id: "macc",
  of: [yes("macc.transactable", "offerTransactable", paidPlan), yes("macc.paidPlan", "paidPlan", paidPlan), eligibleOffer, yes("macc.live", "offerLive", liveOffer)],
};

export const macc: Programme = {
  id: "macc",
  label: "MACC",
  decides: "Whether purchases of the offer count toward a customer's Azure consumption commitment.",
  grain: "offer",
  firstDate: "2021-10-26",
  beforeFirstDate: "MACC enrollment is known from 2021-10-26",
  outcomes: [
    { id: "eligible", names: [{ from: "2021-10-26", value: "Eligible", cite: maccEligible, rules: [] }] },
    { id: "not-eligible", names: [{ from: "2021-10-26", value: "Not eligible", cite: maccEligible, rules: [] }] },
  ],
  pathways: [],
  positional: ["offerAzureIpEligible", "offerTransactable", "offerLive"],
  body: [
    { from: "2021-10-26", until: "2023-07-01", cite: maccEligible, rules: [], value: { ladder: [{ outcome: "eligible", when: enrolled }], otherwise: "not-eligible" } },
    { from: "2023-07-01", cite: drawdown, rules: ["A-TT-01"], value: { ladder: [{ outcome: "eligible", when: enrolled }], otherwise: "not-eligible" } },
  ],
  effects: [
    { id: "macc-drawdown", says: "The purchase of the solution can help count toward customers' existing cloud commitments.", from: "2023-07-01", cite: drawdown, rules: ["A-TT-01"] },
  ],
  ambiguities: [],
};

