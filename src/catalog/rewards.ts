// Marketplace Rewards: who is eligible and on which tier, from the page of July 2020 (S003), the tiers of fiscal year 2024 and the change of December 2023.
// Promises: tiers that stand only in images that were not seen are unclear, never guessed. Sales that proved fraudulent are taken off.
import { fact, flagField, no, yes } from "./expressions";
import type { Cite, Expr, Fact, Field, Param, Programme, Source } from "./schema";

export const rewardsSources = [
  { id: "S003", title: "Microsoft Learn: Your commercial marketplace benefits", published: "2020-07-06", sha256: "224467e4931d9a2ddd32fc87148f0289d1d58ba618aed496295068542a858103" },
  { id: "L-REWARDS-2023", title: "Microsoft Learn: Go-To-Market Services, your commercial marketplace benefits", published: "2023-08-01", sha256: "15b9470d428271ab4ef59654b39ca8ba9166514369d13114564d19dedf53e62c" },
  { id: "P-REWARDS-2023", title: "Tech Community: Simplification and alignment in Marketplace Rewards", published: "2023-11-05" },
] as const satisfies readonly Source[];

const page2020 = (locator: string, quote: string, operatorStated?: boolean): Cite => ({
  source: "S003", locator, quote, published: "2020-07-06", confidence: "seed", ...(operatorStated === undefined ? {} : { operatorStated }),
});
const page2023 = (locator: string, quote: string, operatorStated?: boolean): Cite => ({
  source: "L-REWARDS-2023", locator, quote, published: "2023-08-01", confidence: "published", ...(operatorStated === undefined ? {} : { operatorStated }),
});
/** A republished copy was seen, not the post itself. */
const post2023 = (quote: string): Cite => ({ source: "P-REWARDS-2023", locator: "Summary of changes", quote, published: "2023-11-05", confidence: "unverified", operatorStated: false });

const liveOffer = page2020("Your commercial marketplace benefits", "Once your offer is live on Microsoft AppSource or Azure Marketplace");
const everyPartner = page2020("Marketplace Rewards", "these benefits are available to all partners regardless of MPN competency status or partner type");
const perTier = page2020("Marketplace Rewards", "For Transact partners, as you grow your billed sales through the commercial marketplace platform, you unlock greater benefits per tier.");
const seats = page2020("Marketplace Rewards for transact partners, note", "Seats sold threshold only applies to Microsoft 365 apps");
const seatsUntil = page2020("Marketplace Rewards for transact partners, note", "benefits must have been completed by June 30, 2021");
const imagesOnly = page2020("List, trial, and consulting benefits", "The table below summarizes the eligibility requirements for list, trial, and consulting offers:");
const fraud = page2020("Offer availability", "based on their actual billed sales, after the fraud has been removed");
const tiersOf2023 = page2023("Note at the top", "Marketplace Reward benefit tiers, which are based on billed sales, solution value, or Teams App monthly active users (MAU).");
const lowered = post2023("Lowering of the highest benefit tier from USD $5M to USD $4M");
const consolidated = post2023("we’ve consolidated tiers to make it easier to understand and engage your benefits");
const trailing = post2023("we’ll now measure it on a Trailing Twelve Months (TTM) calculation");

const firstDate = "2020-07-06";
const seatsEnd = "2021-07-01";
const fiscalYear2024 = "2023-07-01";
const simplified = "2023-12-01";

const amount = (id: string, label: string, meaning: string, aliases: readonly string[], many: string, rest: Partial<Field> = {}): Field => ({
  id, label, meaning, unit: "USD", grain: "partner", step: 0.01, aliases, whenColumnAbsent: { policy: "unknown" }, words: { one: many, many }, ...rest,
});
const none = (what: string): Field["whenColumnAbsent"] => ({ policy: "assumed", value: 0, sentence: `The table has no column for ${what}, so every partner is taken to have none.` });

export const rewardsFields: readonly Field[] = [
  flagField({
    id: "hasLiveOffer", label: "Live offer", meaning: "Whether the partner has at least one offer live on AppSource or Azure Marketplace.", one: "a live offer", aliases: ["Has live offer", "Offer live in marketplace", "Live offer in marketplace", "At least one live offer"],
    assumed: { value: 1, sentence: "The table has no column for live offers, so every partner is taken to have one." },
  }),
  amount("fraudulentSales", "Fraudulent billed sales (USD)", "Marketplace billed sales that proved fraudulent, to be taken off.", ["Fraudulent sales", "Fraudulent sales (USD)", "Fraud (USD)", "Fraudulent transactions (USD)"], "fraudulent billed sales", { isGiven: true, possible: { least: 0 } }),
  amount("rewardsCumulativeSales", "Marketplace billed sales ever (USD)", "Billed sales through the commercial marketplace since the first one, after fraud is removed. Rewards counted them so until November 2023.",
    ["Cumulative billed sales", "Cumulative billed sales (USD)", "Billed sales ever (USD)", "Lifetime billed sales (USD)", "Billed sales for rewards (USD)"], "marketplace billed sales",
    { whenColumnAbsent: { policy: "sameAs", field: "rewardsTrailingSales", sentence: "The table has no column for billed sales ever, so the twelve-month figure stands in for it." } }),
  amount("solutionValue", "Solution value (USD)", "Business Applications solution value, which counts toward reward tiers like billed sales.", ["Business Applications solution value (USD)", "Solution value"], "solution value", { possible: { least: 0 }, whenColumnAbsent: none("solution value") }),
  {
    id: "teamsAppUsers", label: "Teams app monthly active users", meaning: "Monthly active users of the partner's Teams apps.", unit: "count", grain: "partner", step: 1, aliases: ["Teams App MAU", "Teams apps MAU", "Teams MAU", "Teams Apps monthly active users"],
    whenColumnAbsent: none("Teams app users"), words: { one: "Teams app user", many: "Teams app users" },
  },
  {
    id: "seatsSold", label: "Seats sold", meaning: "Seats of Microsoft 365 apps sold through the marketplace. They count until 30 June 2021.", unit: "count", grain: "partner", step: 1, aliases: ["Seats", "Marketplace seats sold"],
    whenColumnAbsent: none("seats sold"), words: { one: "seat sold", many: "seats sold" },
  },
  flagField({
    id: "isMicrosoft365App", label: "Microsoft 365 app", meaning: "Whether the seats are of a SaaS application that integrates with Microsoft Teams, Office, Outlook or SharePoint.", one: "a Microsoft 365 app", aliases: ["Is Microsoft 365 app", "M365 app", "Microsoft 365 apps"], isGiven: true,
    assumed: { value: 0, sentence: "The table has no column for Microsoft 365 apps, so no partner is taken to sell one." },
  }),
];

export const rewardsFacts: readonly Fact[] = [
  { ...fact(
    amount("rewardsTrailingSales", "Marketplace billed sales after fraud (USD)", "Billed sales through the commercial marketplace over the twelve months that end on the as-of date, less what proved fraudulent.", ["Billed sales after fraud (USD)", "Net billed sales (USD)"], "marketplace billed sales", {
      window: { months: 12, anchor: "asOf" },
    }),
    { op: "difference", of: "marketplaceBilledSales", less: "fraudulentSales" },
    fraud,
    "A-MR-07", "X-39", "X-40",
  ), asksFor: "marketplaceBilledSales" },
];

/** Thresholds of the image of August 2023; our numbers for the tiers, which the image does not name. */
const tiers = [
  { tier: 8, sales: 5_000_000, salesText: "$5M", users: 500_000, usersText: "500K" },
  { tier: 7, sales: 2_000_000, salesText: "$2M", users: 200_000, usersText: "200K" },
  { tier: 6, sales: 1_000_000, salesText: "$1M", users: 50_000, usersText: "50K" },
  { tier: 5, sales: 500_000, salesText: "$500K", users: 5_000, usersText: "5K" },
  { tier: 4, sales: 100_000, salesText: "$100K", users: 1_000, usersText: "1K" },
  { tier: 3, sales: 50_000, salesText: "$50K", users: 500, usersText: "500" },
  { tier: 2, sales: 25_000, salesText: "$25K", users: 250, usersText: "250" },
  { tier: 1, sales: 500, salesText: "$500", users: null, usersText: "" },
] as const;
const image = (quote: string): Cite => page2023("Image of marketing benefits for transact offers, column headings", quote, false);
const usersOf = (printed: string): Cite => page2023(`Image of marketing benefits for transact offers, column of ${printed} users`, "billed sales, solution value, or Teams App monthly active users (MAU)", false);

export const rewardsParams: readonly Param[] = [
  { id: "rewards.none", label: "No sale yet", unit: "USD", timeline: [{ from: firstDate, value: 0, cite: { ...perTier, operatorStated: false }, rules: ["A-MR-04"] }] },
  { id: "rewards.noUsers", label: "No user or seat yet", unit: "count", timeline: [{ from: firstDate, value: 0, cite: { ...seats, operatorStated: false }, rules: ["A-MR-04a"] }] },
  ...tiers.map(
    ({ tier, sales, salesText }): Param => ({
      id: `rewards.tier${tier}.sales`,
      label: tier === 8 ? "Billed sales for the highest tier of rewards" : `Billed sales for tier ${tier} of rewards`,
      unit: "USD",
      timeline: [
        { from: fiscalYear2024, until: simplified, value: sales, cite: image(salesText), rules: ["A-MR-04", "X-41"] },
        ...(tier === 8 ? [{ from: simplified, value: 4_000_000, cite: lowered, rules: ["A-MR-04", "X-41"], note: "From early December 2023; the post names no day." }] : []),
      ],
    }),
  ),
  ...tiers.flatMap(({ tier, users, usersText }): readonly Param[] =>
    users === null
      ? []
      : [{ id: `rewards.tier${tier}.users`, label: `Teams app users for tier ${tier} of rewards`, unit: "count", timeline: [{ from: fiscalYear2024, until: simplified, value: users, cite: usersOf(usersText), rules: ["A-MR-04", "X-41"] }] }],
  ),
];

const live = (): Expr => yes("rewards.live", "hasLiveOffer", liveOffer, "A-MR-01", "A-MR-02");

const tierReached = ({ tier, users }: (typeof tiers)[number]): Expr => ({
  op: "all",
  id: `rewards.tier${tier}`,
  rules: ["A-MR-04"],
  of: [
    live(),
    {
      op: "any",
      id: `rewards.tier${tier}.metric`,
      of: [
        { op: "test", id: `rewards.tier${tier}.sales`, field: "rewardsCumulativeSales", cmp: ">=", param: `rewards.tier${tier}.sales`, rules: ["A-MR-04", "A-MR-07"] },
        { op: "test", id: `rewards.tier${tier}.value`, field: "solutionValue", cmp: ">=", param: `rewards.tier${tier}.sales` },
        ...(users === null ? [] : [{ op: "test", id: `rewards.tier${tier}.users`, field: "teamsAppUsers", cmp: ">=", param: `rewards.tier${tier}.users` } as const]),
      ],
    },
  ],
});

/** Something was sold, so some tier is reached or not: the document that would say which was not found. */
const someTier = (says: string, cite: Cite, metrics: readonly Expr[]): Expr => ({
  op: "all",
  id: "rewards.someTier",
  rules: ["X-41"],
  of: [
    live(),
    { op: "any", id: "rewards.someTier.metric", of: metrics },
    {
      op: "readings",
      id: "rewards.someTier.open",
      ambiguity: "X-41",
      rules: ["X-41"],
      main: { says: "a tier is reached", cite: perTier, when: yes("rewards.someTier.reached", "hasLiveOffer", perTier) },
      cautious: { says, cite, when: no("rewards.someTier.notReached", "hasLiveOffer", cite) },
    },
  ],
});
const sold: Expr = { op: "test", id: "rewards.sold", rules: ["A-MR-04"], field: "rewardsCumulativeSales", cmp: ">", param: "rewards.none" };
const seatsSold: Expr = {
  op: "all",
  id: "rewards.seats",
  rules: ["A-MR-04a", "A-MR-04b"],
  of: [yes("rewards.seats.app", "isMicrosoft365App", seats, "A-MR-04a"), { op: "test", id: "rewards.seats.sold", field: "seatsSold", cmp: ">", param: "rewards.noUsers" }],
};
const imageOf2020 = "the thresholds of the tiers stand only in an image that was not seen";
const publisher = { outcome: "publisher", when: live() };

export const rewards: Programme = {
  id: "rewards",
  label: "Marketplace Rewards",
  decides: "Which tier of Marketplace Rewards the partner is on.",
  grain: "partner",
  firstDate,
  beforeFirstDate: "Marketplace Rewards are known from 2020-07-06",
  outcomes: [
    ...tiers.map(({ tier }) => ({
      id: `tier-${tier}`,
      names:
        tier === 8
          ? [
              { from: firstDate, until: simplified, value: "Tier 8", cite: tiersOf2023, rules: ["A-MR-04"] },
              { from: simplified, value: "Highest tier", cite: lowered, rules: ["A-MR-04"] },
            ]
          : [{ from: firstDate, value: `Tier ${tier}`, cite: tiersOf2023, rules: ["A-MR-04"] }],
    })),
    { id: "publisher", names: [{ from: firstDate, value: "Publisher", cite: liveOffer, rules: ["A-MR-01"] }] },
    { id: "not-eligible", names: [{ from: firstDate, value: "Not eligible", cite: liveOffer, rules: ["A-MR-01"] }] },
  ],
  pathways: [],
  positional: ["rewardsCumulativeSales", "teamsAppUsers"],
  body: [
    {
      from: firstDate,
      until: seatsEnd,
      cite: seatsUntil,
      rules: ["A-MR-03", "A-MR-04", "A-MR-04a", "A-MR-04b", "X-41"],
      value: { ladder: [{ outcome: "tier-1", when: someTier(imageOf2020, imagesOnly, [sold, seatsSold]) }, publisher], otherwise: "not-eligible" },
    },
    {
      from: seatsEnd,
      until: fiscalYear2024,
      cite: perTier,
      rules: ["A-MR-03", "A-MR-04", "X-41"],
      value: { ladder: [{ outcome: "tier-1", when: someTier(imageOf2020, imagesOnly, [sold]) }, publisher], otherwise: "not-eligible" },
    },
    {
      from: fiscalYear2024,
      until: simplified,
      cite: tiersOf2023,
      rules: ["A-MR-04", "X-41"],
      value: { ladder: [...tiers.map((each) => ({ outcome: `tier-${each.tier}`, when: tierReached(each) })), publisher], otherwise: "not-eligible" },
    },
    {
      from: simplified,
      cite: trailing,
      rules: ["A-MR-04", "X-41"],
      note: "The list of tiers below the highest was consolidated and was not found.",
      value: {
        ladder: [
          {
            outcome: "tier-8",
            when: { op: "all", id: "rewards.highest", rules: ["A-MR-04"], of: [live(), { op: "test", id: "rewards.highest.sales", field: "rewardsTrailingSales", cmp: ">=", param: "rewards.tier8.sales", rules: ["A-MR-04", "A-MR-07"] }] },
          },
          {
            outcome: "tier-1",
            when: someTier("the list of tiers below the highest was consolidated and was not found", consolidated, [
              { op: "test", id: "rewards.soldInYear", field: "rewardsTrailingSales", cmp: ">", param: "rewards.none" },
              { op: "test", id: "rewards.users", field: "teamsAppUsers", cmp: ">", param: "rewards.noUsers" },
            ]),
          },
          publisher,
        ],
        otherwise: "not-eligible",
      },
    },
  ],
  effects: [
    { id: "classes", says: "Benefits differ by listing option: List, Trial or Transact.", from: firstDate, cite: page2020("Marketplace Rewards", "Your benefits are differentiated based on whether your offer is"), rules: ["A-MR-03"] },
    { id: "every-partner", says: "Open to all partners with an MPN ID.", from: firstDate, cite: everyPartner, rules: ["A-MR-02"] },
    {
      id: "trial-manager", says: "A trial or consulting offer brings an engagement manager for three months, again with each new offer.", from: firstDate, until: "2023-08-01",
      cite: page2020("List, trial, and consulting benefits", "you will be assigned an engagement manager for three months"), rules: ["A-MR-05"],
    },
    { id: "manager", says: "All partners with a live transact offer work with a dedicated engagement manager.", from: firstDate, cite: page2020("Marketplace Rewards for transact partners", "This engagement is evergreen per offer"), rules: ["A-MR-06"] },
    { id: "fraud", says: "Sales that proved fraudulent do not count.", from: firstDate, cite: page2020("Offer availability", "Transactions that are proven to be fraudulent will not count towards a publisher's billed sales program tier"), rules: ["A-MR-07"] },
    { id: "revoked", says: "Microsoft may revoke benefits for illegal activity, fraudulent purchases, de-listing, infringing content, or misuse of sponsorship.", from: firstDate, cite: page2020("Cancellation policy", "Microsoft reserves the right to revoke and terminate Marketplace Rewards benefits to publishers who:"), rules: ["A-MR-08"] },
    { id: "cancelled", says: "Microsoft may revoke benefits when the customer bought by accident or cancels before using the product.", from: firstDate, cite: page2020("Cancellation policy", "The customer making the purchase did so accidentally and wishes to cancel the purchase."), rules: ["A-MR-09"] },
    { id: "activation", says: "Activation needs a company marketing contact with an address of its own; the team makes contact within a week.", from: firstDate, cite: page2020("Getting started", "Provide an email address for the user that's different from the email address associated with your company's Partner Center account."), rules: ["A-MR-10"] },
    { id: "four-weeks", says: "After more than four weeks without a message, check the owner of the offer.", from: firstDate, until: "2023-08-01", cite: page2020("Getting started, note", "If your offer has been live for more than four weeks and you have not received a message"), rules: ["A-MR-11"] },
    { id: "dynamics", says: "Dynamics offers on AppSource also have ISV Connect support.", from: firstDate, cite: page2020("Marketplace Rewards for transact partners", "have supplementary programming available to them through"), rules: ["A-MR-12"] },
    { id: "english", says: "The offer is conducted in English; partners may opt out at any time.", from: firstDate, cite: page2020("Offer availability", "This offer is conducted in English for all partners with a live offer"), rules: ["A-MR-13"] },
  ],
  ambiguities: [
    {
      id: "X-39",
      question: "In which currency are sales counted?",
      reading: "Thresholds are in US dollars. The column in US dollars counts; an amount that carries another currency is rejected, never converted by guess.",
      cites: [tiersOf2023],
    },
    { id: "X-40", question: "Which sales are fraudulent?", reading: "No export says. The table's own column of fraudulent sales is taken off, or the rows on a list of exclusions.", cites: [fraud] },
    {
      id: "X-41",
      question: "Which billed sales reach which tier?",
      reading: "The page of 2020 shows tiers in images only, so before July 2023 and, below the highest tier, from December 2023 the tier is unclear. In between the image of August 2023 is taken.",
      cites: [imagesOnly, tiersOf2023, consolidated],
    },
  ],
};
