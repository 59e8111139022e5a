// Marketplace metrics, counted from the Revenue export (Orders stands in for it) and dated by Customers and Orders.
// Promises: every minimum is a parameter of the catalog; every silent point of the documents is a reading, spelled out.
import { citing, citingTopTierPage, documents } from "./sources";
import type { DerivedFact, Param, Step } from "./schema";

const ttm: Step = { op: "window", months: 12, ends: "asOf" };
const ever: Step = { op: "window", months: "ever", ends: "asOf" };
export const noTrials: Step = { op: "filter", rows: { test: "flagIsNot", column: "trial", value: true }, leftOut: "trial" };
const amountKnown: Step = { op: "filter", rows: { test: "known", column: "amountUsd" }, leftOut: "unreadable-cell" };
const identified: readonly Step[] = [
  { op: "filter", rows: { test: "known", column: "purchase" }, leftOut: "no-transaction-id" },
  { op: "filter", rows: { test: "known", column: "line" }, leftOut: "no-transaction-id" },
];
const customerKnown: Step = { op: "filter", rows: { test: "known", column: "customer" }, leftOut: "no-customer-id" };
const atLeastTheMinimum: Step = {
  op: "filter",
  groups: { op: "sum", column: "amountUsd", per: ["purchase", "line"], cmp: ">=", param: "topTier.transactionMinimum" },
  leftOut: "below-minimum",
};

const transactionMeaning = citing(documents.revenue, "Transactions", "Each transaction represents a unique combination of purchase record ID and line-item ID in the revenue report");
const netting = "Refunds are netted per purchase and line item over the rows in the window.";
const trials = "Rows of a trial do not count, even with an amount; a blank trial cell is not taken for a trial.";
const duplicates = "Rows that are identical in every column count once.";
const exact = "Amounts are added up exactly and are not rounded before they are compared.";
const noCustomer = "Rows without a customer id, or with a masked one, count for sales and transactions, not for customers.";

/** What a transaction must bring at all, where its minimum is not asked for: something, after refunds. */
export const marketplaceParams: readonly Param[] = [
  { id: "marketplace.anyAmount", label: "Net amount that any transaction must exceed", unit: "USD", timeline: [{ from: "2000-01-01", value: 0, cite: { ...transactionMeaning, operatorStated: false }, rules: [] }] },
];
const ofAnyAmount: Step = { op: "filter", groups: { op: "sum", column: "amountUsd", per: ["purchase", "line"], cmp: ">", param: "marketplace.anyAmount" }, leftOut: "refund" };

export const marketplaceFacts = [
  {
    id: "marketplaceBilledSales",
    label: "Marketplace billed sales (USD)",
    fills: [{ field: "marketplaceBilledSales", header: "Marketplace billed sales (USD)" }],
    unit: "USD",
    grain: "partner",
    from: ["revenue", "orders"],
    needs: ["date", "amountUsd"],
    timeline: [
      {
        from: "2000-01-01",
        value: { steps: [amountKnown, ttm, noTrials], measure: { op: "sum", column: "amountUsd" } },
        cite: citingTopTierPage("Marketplace performance", "based on the trailing twelve-month (TTM) evaluation periods"),
      },
    ],
    readings: ["Refunds and reversals are netted.", trials, duplicates, noCustomer, exact],
  },
  {
    id: "marketplaceTransactions",
    label: "Marketplace transactions",
    fills: [{ field: "marketplaceTransactions", header: "Marketplace transactions" }],
    unit: "count",
    grain: "partner",
    from: ["revenue", "orders"],
    needs: ["date", "amountUsd", "purchase", "line"],
    timeline: [
      { from: "2000-01-01", value: { steps: [amountKnown, ttm, noTrials, ...identified, atLeastTheMinimum], measure: { op: "count", per: ["purchase", "line"] } }, cite: transactionMeaning },
    ],
    readings: ["The minimum stands for each transaction, not for their total.", netting, trials, duplicates, noCustomer, exact],
  },
  {
    id: "marketplaceTransactionsOfAnyAmount",
    label: "Marketplace transactions of any amount",
    unit: "count",
    grain: "partner",
    from: ["revenue", "orders"],
    needs: ["date", "amountUsd", "purchase", "line"],
    timeline: [
      { from: "2000-01-01", value: { steps: [amountKnown, ttm, noTrials, ...identified, ofAnyAmount], measure: { op: "count", per: ["purchase", "line"] } }, cite: transactionMeaning },
    ],
    readings: ["The looser count, for comparison: if the minimum stood for the total, and not for each transaction.", netting, trials, duplicates],
  },
  {
    id: "uniqueCustomers",
    label: "Unique customers",
    fills: [{ field: "uniqueCustomers", header: "Unique customers" }],
    unit: "count",
    grain: "partner",
    from: ["revenue", "orders"],
    needs: ["date", "amountUsd", "purchase", "line", "customer"],
    timeline: [
      {
        from: "2000-01-01",
        value: { steps: [amountKnown, ttm, noTrials, ...identified, atLeastTheMinimum, customerKnown], measure: { op: "countDistinct", column: "customer" } },
        cite: citingTopTierPage("Marketplace performance, 3rd criterion", "30 marketplace transactions with eight unique customers"),
      },
    ],
    readings: ["Customers are counted only from transactions that reach the minimum.", netting, trials, duplicates, noCustomer, exact],
  },
  {
    id: "uniqueCustomersOfAnyAmount",
    label: "Unique customers of any amount",
    unit: "count",
    grain: "partner",
    from: ["revenue", "orders"],
    needs: ["date", "amountUsd", "purchase", "line", "customer"],
    timeline: [
      {
        from: "2000-01-01",
        value: { steps: [amountKnown, ttm, noTrials, ...identified, ofAnyAmount, customerKnown], measure: { op: "countDistinct", column: "customer" } },
        cite: citingTopTierPage("Marketplace performance, 3rd criterion", "30 marketplace transactions with eight unique customers"),
      },
    ],
    readings: ["The looser count, for comparison: if the minimum did not narrow the customers down.", netting, trials, duplicates, noCustomer],
  },
  {
    id: "netNewCustomers",
    label: "Net-new customers over $10K",
    fills: [{ field: "netNewCustomers", header: "Net-new customers over $10K" }],
    unit: "count",
    grain: "partner",
    from: ["revenue", "orders"],
    needs: ["date", "amountUsd", "customer"],
    timeline: [
      {
        from: "2000-01-01",
        value: {
          steps: [
            amountKnown,
            ttm,
            noTrials,
            customerKnown,
            { op: "filter", groups: { op: "first", per: ["customer"], within: "window" }, leftOut: "customer-not-new" },
            { op: "filter", groups: { op: "sum", column: "amountUsd", per: ["customer"], cmp: ">", param: "topTier.netNewCustomerMinimum" }, leftOut: "below-minimum" },
          ],
          measure: { op: "countDistinct", column: "customer" },
        },
        cite: citingTopTierPage("Marketplace performance, 2nd criterion", "12 net-new customer adds to marketplace of greater than USD $10,000 each"),
      },
    ],
    readings: [
      "Net-new to the partner only: no export says who is new to the marketplace, so more customers may qualify.",
      "A customer's first purchase is the earliest evidence in any export read: date acquired, order purchase date, billed month.",
      "The customer's total over the window counts; if each transaction had to exceed the amount, fewer customers might qualify.",
      trials,
      duplicates,
      noCustomer,
      exact,
    ],
  },
  {
    id: "lifetimeTransactions",
    label: "Marketplace transactions ever",
    fills: [{ field: "lifetimeTransactions", header: "Marketplace transactions ever" }],
    unit: "count",
    grain: "partner",
    from: ["revenue", "orders"],
    needs: ["date", "amountUsd", "purchase", "line"],
    timeline: [
      {
        from: "2000-01-01",
        value: { steps: [amountKnown, ever, noTrials, ...identified, atLeastTheMinimum], measure: { op: "count", per: ["purchase", "line"] } },
        cite: citingTopTierPage("Consumption commitments, 1st criterion", "the partner must have at least five marketplace transactions"),
      },
    ],
    readings: ["Counted over everything that was read; an export that does not reach back to the first sale counts too few.", netting, trials, duplicates, exact],
  },
  {
    id: "offerBilledRevenue",
    label: "Billed revenue (USD)",
    fills: [{ field: "offerBilledRevenue", header: "Billed revenue (USD)" }],
    unit: "USD",
    grain: "offer",
    from: ["revenue", "orders"],
    needs: ["date", "amountUsd", "offer"],
    timeline: [
      {
        from: "2000-01-01",
        value: {
          steps: [amountKnown, ttm, noTrials, { op: "filter", rows: { test: "known", column: "offer" }, leftOut: "not-eligible" }],
          measure: { op: "sum", column: "amountUsd" },
        },
        cite: citing(documents.revenue, "Data dictionary, Billed revenue", "Represents billed sales of a partner"),
      },
    ],
    readings: ["Over the trailing twelve months, per offer name.", "Refunds and reversals are netted.", trials, duplicates],
  },
  {
    id: "rewardsBilledSales",
    label: "Rewards billed sales (USD)",
    unit: "USD",
    grain: "partner",
    from: ["revenue", "orders"],
    needs: ["date", "amountUsd"],
    timeline: [
      {
        from: "2000-01-01",
        until: "2023-12-01",
        value: { steps: [amountKnown, ever, noTrials], measure: { op: "sum", column: "amountUsd" } },
        cite: citing(documents.rewards, "Frequently asked questions", "based on their actual billed sales, after the fraud has been removed"),
      },
      {
        from: "2023-12-01",
        value: { steps: [amountKnown, ttm, noTrials], measure: { op: "sum", column: "amountUsd" } },
        cite: citing(documents.rewards, "Frequently asked questions", "based on their actual billed sales, after the fraud has been removed"),
      },
    ],
    readings: [
      "Cumulative until November 2023, over the trailing twelve months from December 2023; that change was announced outside the cited page.",
      "Fraud is what the exclusion list names; no export carries it.",
      trials,
      duplicates,
    ],
  },
] as const satisfies readonly DerivedFact[];
