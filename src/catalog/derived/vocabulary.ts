// The closed lists that derived facts are written in, as plain values.
// Promises: imports nothing, so that the ledger can use the lists without carrying the schema into the pane.

/** The exports that are recognised, by the name Tierline gives them. */
export const exportKinds = [
  "revenue", "orders", "customers", "marketplaceUsage", "customerRetention", "licences", "earnings", "transactionHistory",
  "azureUsage", "subscriptionDetails", "customersAndRevenue", "office365Usage", "mobilityUsage", "dynamicsUsage", "powerBiUsage",
  "businessAppsRevenue", "businessAppsUsage", "teamsApps", "teamsMeetings", "teamsMonthly", "cporUsage", "trainings", "learnTrainings",
  "partnerProfile", "resellerPerformance", "cspEligibility", "cosellOpportunities", "dealRegistrations", "referralDownload", "leadsDownload",
  "marketplaceInsights", "qualityOfService",
] as const;

/** What a column of an export is for. One role is one typed column of the ledger. */
export const roles = [
  "partner", "partnerName", "location", "customer", "purchase", "line", "offer", "service", "workload", "attribution", "person", "certificate", "currency",
  "date", "expires", "amountUsd", "amountLocal", "users", "seats", "capacity", "consumption", "trial", "pgaDuplicate",
] as const;

/** Why a row does not stand behind a number. */
export const leftOutReasons = [
  "repeated-header", "totals-row", "blank-row", "duplicate", "foreign-rows", "fraud-list", "unreadable-cell", "outside-window", "trial", "other-currency",
  "no-customer-id", "no-transaction-id", "below-minimum", "refund", "customer-not-new", "pga-duplicate", "not-eligible", "expired", "no-partner",
] as const;
