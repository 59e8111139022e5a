// Azure IP co-sell top tier, as the Learn page of 5 July 2023 (S001) says it: two strategic pathways with five criteria between them.
// Promises: every number and every requirement carries the words it comes from. The page gives no last day, so no version ends.
import type { Cite, Param, Programme } from "./schema";

const firstDate = "2023-07-01";

/** A citation of S001; `operatorStated` is false where the page names a number without a comparison word. */
const page = (locator: string, quote: string, operatorStated?: boolean): Cite => ({
  source: "S001",
  locator,
  quote,
  published: "2023-07-05",
  confidence: "seed",
  ...(operatorStated === undefined ? {} : { operatorStated }),
});

const billedSales = page("Marketplace performance, 1st criterion", "USD $4 million marketplace billed sales (MBS) transactions", false);
const netNewAdds = page("Marketplace performance, 2nd criterion", "12 net-new customer adds to marketplace of greater than USD $10,000 each", false);
const netNewMeaning = page(
  "Marketplace performance, 2nd criterion, note",
  "net-new to the Microsoft commercial marketplace (not net-new to Microsoft) and/or net-new to the specific partner",
);
const transactions = page("Marketplace performance, 3rd criterion", "30 marketplace transactions with eight unique customers", false);
const transactionMinimum = page("Marketplace performance, 3rd criterion, note", "Must be at a minimum value of USD $100", true);
const commitment30 = page("Consumption commitments, 1st criterion", "Partners themselves must sign a USD $30 million cloud consumption commitment", false);
const fiveTransactions = page("Consumption commitments, 1st criterion", "the partner must have at least five marketplace transactions", true);
const commitment200 = page("Consumption commitments, 2nd criterion", "Partners themselves must have signed a USD $200 million cloud consumption commitment", false);
const transactableListing = page("Consumption commitments, 2nd criterion", "the partner must have a transactable listing in the marketplace");
const eligible = page("2nd paragraph", "if you have met the requirements to become Azure IP co-sell eligible");
const evaluationPeriod = page("Marketplace performance", "based on the trailing twelve-month (TTM) evaluation periods");
const eitherPathway = page("Last paragraphs", "By meeting the criteria of one of the above pathways");
const commitmentsIntro = page("Consumption commitments", "recognizes partners who have signed material cloud consumption commitments with customers");

export const topTierParams = [
  {
    id: "topTier.billedSales",
    label: "Marketplace billed sales for top tier",
    unit: "USD",
    timeline: [{ from: firstDate, value: 4_000_000, cite: billedSales, rules: ["A-TT-11", "X-11"] }],
  },
  {
    id: "topTier.netNewCustomers",
    label: "Net-new customer adds for top tier",
    unit: "count",
    timeline: [{ from: firstDate, value: 12, cite: netNewAdds, rules: ["A-TT-12", "X-11", "X-14"] }],
  },
  {
    id: "topTier.netNewCustomerMinimum",
    label: "Billed sales that a net-new customer must exceed to count",
    unit: "USD",
    timeline: [
      {
        from: firstDate,
        value: 10_000,
        cite: { ...netNewAdds, operatorStated: true },
        rules: ["A-TT-12", "X-12"],
        note: "\"Greater than\" is strict: exactly 10,000.00 does not count.",
      },
    ],
  },
  {
    id: "topTier.transactions",
    label: "Marketplace transactions for top tier",
    unit: "count",
    timeline: [{ from: firstDate, value: 30, cite: transactions, rules: ["A-TT-13", "X-11", "X-16"] }],
  },
  {
    id: "topTier.uniqueCustomers",
    label: "Unique customers behind those transactions",
    unit: "count",
    timeline: [{ from: firstDate, value: 8, cite: transactions, rules: ["A-TT-13", "X-11"] }],
  },
  {
    id: "topTier.transactionMinimum",
    label: "Smallest transaction that counts",
    unit: "USD",
    timeline: [{ from: firstDate, value: 100, cite: transactionMinimum, rules: ["A-TT-13a", "X-13"] }],
  },
  {
    id: "topTier.commitment30",
    label: "Cloud commitment for top tier, with marketplace transactions",
    unit: "USD",
    timeline: [{ from: firstDate, value: 30_000_000, cite: commitment30, rules: ["A-TT-21", "X-10", "X-11"] }],
  },
  {
    id: "topTier.commitmentTransactions",
    label: "Marketplace transactions beside the USD 30 million commitment",
    unit: "count",
    timeline: [{ from: firstDate, value: 5, cite: fiveTransactions, rules: ["A-TT-21"] }],
  },
  {
    id: "topTier.commitment200",
    label: "Cloud commitment for top tier, with a transactable listing",
    unit: "USD",
    timeline: [{ from: firstDate, value: 200_000_000, cite: commitment200, rules: ["A-TT-22", "X-10", "X-11"] }],
  },
] as const satisfies readonly Param[];

export const topTier = {
  id: "top-tier",
  label: "Top tier",
  decides: "Whether a partner qualifies for Azure IP co-sell top-tier benefits.",
  grain: "partner",
  firstDate,
  beforeFirstDate: "Top tier is defined from 2023-07-01",
  outcomes: [
    { id: "top-tier", names: [{ from: firstDate, value: "Top tier", cite: eitherPathway, rules: ["A-TT-30"] }] },
    { id: "not-top-tier", names: [{ from: firstDate, value: "Not top tier", cite: eitherPathway, rules: ["A-TT-30"] }] },
  ],
  pathways: [
    { id: "billed-sales", label: "Billed sales", node: "topTier.billedSales" },
    { id: "net-new-customers", label: "Net-new customers", node: "topTier.netNewCustomers" },
    { id: "transactions", label: "Transactions", node: "topTier.transactions" },
    { id: "commitment-30", label: "Commitment $30M", node: "topTier.commitment30" },
    { id: "commitment-200", label: "Commitment $200M", node: "topTier.commitment200" },
  ],
  positional: ["marketplaceBilledSales", "netNewCustomers", "marketplaceTransactions", "uniqueCustomers", "cloudCommitment", "transactableListing"],
  body: [
    {
      from: firstDate,
      cite: eitherPathway,
      rules: ["A-TT-30"],
      value: {
        ladder: [
          {
            outcome: "top-tier",
            when: {
              op: "all",
              id: "topTier",
              of: [
                { op: "flag", id: "topTier.eligible", rules: ["A-TT-00"], field: "azureIpCosellEligible", is: true, cite: eligible },
                {
                  op: "any",
                  id: "topTier.pathway",
                  rules: ["A-TT-30"],
                  of: [
                    {
                      op: "any",
                      id: "topTier.marketplacePerformance",
                      label: "Marketplace performance",
                      rules: ["A-TT-10"],
                      of: [
                        { op: "test", id: "topTier.billedSales", rules: ["A-TT-11"], field: "marketplaceBilledSales", cmp: ">=", param: "topTier.billedSales" },
                        { op: "test", id: "topTier.netNewCustomers", rules: ["A-TT-12", "A-TT-12a"], field: "netNewCustomers", cmp: ">=", param: "topTier.netNewCustomers" },
                        {
                          op: "all",
                          id: "topTier.transactions",
                          rules: ["A-TT-13", "A-TT-13a"],
                          of: [
                            { op: "test", id: "topTier.transactions.count", field: "marketplaceTransactions", cmp: ">=", param: "topTier.transactions" },
                            { op: "test", id: "topTier.transactions.customers", field: "uniqueCustomers", cmp: ">=", param: "topTier.uniqueCustomers" },
                          ],
                        },
                      ],
                    },
                    {
                      op: "any",
                      id: "topTier.consumptionCommitments",
                      label: "Consumption commitments",
                      rules: ["A-TT-20"],
                      of: [
                        {
                          op: "all",
                          id: "topTier.commitment30",
                          rules: ["A-TT-21"],
                          of: [
                            { op: "test", id: "topTier.commitment30.signed", field: "cloudCommitment", cmp: ">=", param: "topTier.commitment30" },
                            {
                              op: "readings",
                              id: "topTier.commitment30.transactions",
                              rules: ["X-15"],
                              ambiguity: "X-15",
                              main: {
                                says: "counted since the partner's first transaction",
                                cite: fiveTransactions,
                                when: { op: "test", id: "topTier.commitment30.transactionsEver", field: "lifetimeTransactions", cmp: ">=", param: "topTier.commitmentTransactions" },
                              },
                              cautious: {
                                says: "counted over the trailing twelve months",
                                cite: evaluationPeriod,
                                when: { op: "test", id: "topTier.commitment30.transactionsTtm", field: "marketplaceTransactions", cmp: ">=", param: "topTier.commitmentTransactions" },
                              },
                            },
                          ],
                        },
                        {
                          op: "all",
                          id: "topTier.commitment200",
                          rules: ["A-TT-22"],
                          of: [
                            { op: "test", id: "topTier.commitment200.signed", field: "cloudCommitment", cmp: ">=", param: "topTier.commitment200" },
                            { op: "flag", id: "topTier.commitment200.listing", field: "transactableListing", is: true, cite: transactableListing },
                          ],
                        },
                      ],
                    },
                  ],
                },
              ],
            },
          },
        ],
        otherwise: "not-top-tier",
      },
    },
  ],
  effects: [
    {
      id: "commitment-drawdown",
      says: "With Azure IP co-sell eligibility, purchases of the solution can help count toward customers' existing cloud commitments.",
      from: firstDate,
      cite: page("2nd paragraph", "the purchase of your solution can help count toward customers' existing cloud commitments"),
      rules: ["A-TT-01"],
    },
    {
      id: "top-tier-benefits",
      says: "Top tier gives access to top-tier benefits: seller incentives, and eligibility to take part in PRACR.",
      from: firstDate,
      cite: page("2nd paragraph", "you can qualify for top-tier benefits (such as seller incentivization and eligibility to participate in PRACR)"),
      rules: ["A-TT-31"],
    },
    {
      id: "seller-incentive",
      says: "On direct sales to customers with a Microsoft Azure Cloud Commitment, Microsoft sellers are incentivized to sell the eligible Azure solutions.",
      from: firstDate,
      cite: page("Last paragraphs", "Microsoft sellers will be incentivized to sell your eligible Azure solutions"),
      rules: ["A-TT-32"],
    },
    {
      id: "pracr",
      says: "PRACR needs top tier and further actions that the page does not list.",
      from: firstDate,
      cite: page("Last paragraphs", "can choose to take additional actions to access PRACR, an exclusive SaaS joint-sales offering"),
      rules: ["A-TT-33"],
    },
  ],
  ambiguities: [
    {
      id: "X-10",
      question: "Are the commitments the partner's own, or signed with its customers?",
      reading: "The partner's own: the criteria say so themselves, and they are more specific than the introduction.",
      cites: [commitmentsIntro, commitment30],
    },
    {
      id: "X-11",
      question: "The amounts of 4 million, 12, 30, eight, 30 million and 200 million stand without a comparison word. Does the exact amount meet them?",
      reading: "Yes, read as \"at least\". A value exactly on such a line is shown as met, if \"at least\" is meant.",
      cites: [billedSales, netNewAdds, transactions, commitment30, commitment200],
    },
    {
      id: "X-12",
      question: "Must a net-new customer exceed USD 10,000 in one transaction, or over the period?",
      reading: "Over the trailing twelve months, in US dollars. \"Greater than\" is strict: exactly 10,000.00 does not count.",
      cites: [netNewAdds, evaluationPeriod],
    },
    {
      id: "X-13",
      question: "Does the minimum of USD 100 stand for each transaction or for their total?",
      reading: "For each transaction. Transactions and unique customers are counted after smaller ones are set aside.",
      cites: [transactionMinimum],
    },
    {
      id: "X-14",
      question: "Must a customer be new to the marketplace, or to the partner, or both?",
      reading: "Either is enough. Newness to the marketplace is in no export, so only the table's own figure can carry it.",
      cites: [netNewMeaning],
    },
    {
      id: "X-15",
      question: "Over which period are the five transactions beside the USD 30 million commitment counted?",
      reading: "The page does not say. Since the first transaction is the main reading, the trailing twelve months the cautious one; where they differ the answer is Unclear.",
      cites: [fiveTransactions, evaluationPeriod],
    },
    {
      id: "X-16",
      question: "Are renewals, true-ups and refunds transactions?",
      reading: "The page does not say. Each different purchase and line item with a positive net amount in US dollars counts once.",
      cites: [transactions],
    },
    {
      id: "B8",
      question: "Does the page of July 2023 still hold after June 2024?",
      reading: "It names no last day and no later text of it was found, so it is taken to hold until a newer version is entered.",
      cites: [],
    },
  ],
} as const satisfies Programme;
