// The exports of the commercial marketplace workspace: which header says what.
// Promises: every documented spelling is here (page, download and programmatic names); case, spaces and punctuation never matter.
// Source: Microsoft Learn, the data dictionaries of the Partner Center dashboards, 2022 to 2023.
import type { ExportShape } from "./shape";
import { publisher } from "./partnerColumns";

const revenue: ExportShape = {
  kind: "revenue",
  label: "Revenue",
  grain: "month",
  freshness: { refreshDays: 5, lagMonths: 1 },
  roles: {
    ...publisher,
    customer: ["Customer ID"],
    purchase: ["Purchase record ID"],
    line: ["Line-item ID"],
    offer: ["Offer name"],
    currency: ["Transaction currency"],
    date: ["Billed month", "MonthStartDate"],
    amountUsd: ["Estimated revenue (USD)", "Transaction amount (USD)"],
    amountLocal: ["Billed revenue", "Revenue", "Transaction amount", "TransactionAmountCC"],
    trial: ["Trial deployment"],
  },
  suffices: [["date", "amountUsd"], ["date", "amountLocal", "currency"]],
  otherHeaders: [
    "Estimated revenue (PC)", "Status - Sent", "Status - Unprocessed", "Status - Upcoming", "Status - Rejected", "Status - Not eligible", "Status - Reprocessed",
    "Status - Unreconciled", "Status - Uncollected", "Transactions", "Customer name", "Customer company name", "Billing account ID", "Asset ID", "Offer type",
    "Is Private Offer", "Offer plan", "Service Start Date", "Service End Date", "Earnings amount CC", "Earnings amount USD", "Transaction exchange rate (USD)",
    "Transaction amount (PC)", "Earnings amount (PC)", "Exchange rate date", "Estimated pay out month", "Sales channel", "PlanId", "Billing model",
    "Customer postal code", "Customer city", "Customer state", "Customer country", "Customer company", "Customer email", "Payout currency", "Payment sent date",
    "Quantity", "Units", "Customer Adjustment (USD)", "MultiParty", "Partner Info", "Sales Notes", "EarningAmountCC", "EarningAmountPC", "EarningAmountUSD",
    "EarningCurrencyCode", "EarningExchangeRatePC", "ExchangeRatePC", "ExchangeRateUSD", "PayoutStatus", "IncentiveRate", "PaymentInstrumentType", "SKU", "TermEndDate",
    "TermStartDate",
  ],
};

const orders: ExportShape = {
  kind: "orders",
  label: "Orders",
  grain: "day",
  freshness: { refreshDays: 5, lagMonths: 0 },
  roles: {
    ...publisher,
    customer: ["Customer ID"],
    purchase: ["purchaseRecordId"],
    line: ["purchaseRecordLineItemId"],
    offer: ["Offer Name"],
    currency: ["Currency"],
    date: ["Order Purchase Date", "Month Start Date"],
    amountLocal: ["Billed Revenue USD", "EstimatedCharges", "BilledRevenue"],
    trial: ["Is Trial", "IsTrialDeployment"],
  },
  suffices: [["date", "customer"], ["date", "amountLocal"]],
  otherHeaders: [
    "Marketplace Subscription ID", "Offer Type", "Azure License Type", "Marketplace License Type", "SKU", "Customer Country", "Customer Country/Region",
    "Is Preview SKU", "Asset ID", "Quantity", "Order Quantity", "Cloud Instance Name", "Is New Customer", "Order Status", "Order Cancel Date", "Customer Company Name",
    "Is Private Offer", "BillingTerm", "BillingPlan", "Term Start Date", "Term End Date", "HasTrial", "Order Action", "Quantity changed", "Trial End Date",
    "Billing Account ID", "Reference ID", "PlanId", "Auto Renew", "Event Timestamp", "OrderVersion", "List Price(USD)", "Discount Price(USD)", "Is Private Plan",
    "Offer ID", "Private Offer ID", "Private Offer Name", "Billing ID", "Customer Adjustment (USD)", "MultiParty", "Partner Info", "Sales Notes", "OrderId",
    "CustomerName",
  ],
};

const customers: ExportShape = {
  kind: "customers",
  label: "Customers",
  grain: "day",
  freshness: { refreshDays: 5, lagMonths: 0 },
  roles: {
    ...publisher,
    customer: ["Customer ID"],
    offer: ["Offer name"],
    date: ["Date Acquired"],
  },
  suffices: [["date", "customer"]],
  otherHeaders: [
    "Marketplace Subscription ID", "DateLost", "Provider Name", "Provider Email", "FirstName", "Customer First Name", "LastName", "Customer Last Name", "Email",
    "Customer Email", "Customer Company Name", "CustomerCity", "Customer Postal Code", "CustomerCommunicationCulture", "Customer Communication Language",
    "CustomerCountryRegion", "AzureLicenseType", "PromotionalCustomers", "Is Promotional Contact Opt In", "CustomerState", "CommerceRootCustomer", "Billing Account ID",
    "Customer Type", "PlanID", "SKU", "lastModifiedAt", "AddressLine1", "Billing ID", "Private Offer ID", "Private Offer Name", "Purchaser Email", "ReferenceId",
    "Offer ID", "Is Private Plan", "MultiParty", "Partner Info", "Sales Notes", "ID",
  ],
};

const marketplaceUsage: ExportShape = {
  kind: "marketplaceUsage",
  label: "Marketplace usage",
  grain: "day",
  freshness: { refreshDays: 3, lagMonths: 0 },
  roles: {
    ...publisher,
    customer: ["Customer ID"],
    offer: ["Offer Name"],
    currency: ["Customer Currency (CC)"],
    date: ["Usage Date", "Month Start Date"],
    amountLocal: ["Estimated Extended Charge (CC)", "Estimated Extended Charge in Customer Currency"],
  },
  suffices: [["date", "amountLocal"]],
  otherHeaders: [
    "Marketplace Subscription ID", "Offer Type", "Sales channel", "Azure License Type", "Marketplace License Type", "Plan", "SKU", "Customer Country", "Is Preview SKU",
    "SKU Billing Type", "VM Size", "Cloud Instance Name", "Is Private Offer", "Deployment Method", "Customer name", "Customer Company Name", "IsMultisolution",
    "Is New Customer", "Core Size", "Usage Type", "Trial End Date", "Price (CC)", "Payout Currency (PC)", "Estimated Price (PC)", "Usage Reference", "Usage Unit",
    "Billing Account ID", "Usage Quantity", "NormalizedUsage", "MeteredUsage", "RawUsage", "Estimated Extended Charge in Payout Currency",
    "Estimated Extended Charge (PC)", "Meter ID", "Metered Dimension", "MeterDimension", "Partner Center Detected Anomaly", "Publisher Marked Anomaly",
    "New Reported Usage", "Action Taken At", "Action Taken By", "Estimated Financial Impact in USD", "Estimated Financial Impact (USD)", "Asset ID", "PlanId",
    "Reference ID", "List Price in USD", "List Price(USD)", "Discount Price in USD", "Discount Price(USD)", "Is Private Plan", "Offer ID", "Private offer ID",
    "Private Offer Name", "Billing ID", "Customer Adjustment (USD)", "MultiParty", "Partner Info", "Sales Notes", "Plan Type", "Customer Access", "Publisher Access",
    "IsInternal", "ServicePlanName",
  ],
};

const customerRetention: ExportShape = {
  kind: "customerRetention",
  label: "Customer retention",
  grain: "day",
  freshness: { refreshDays: 5, lagMonths: 0 },
  roles: {
    ...publisher,
    customer: ["Customer Id"],
    offer: ["Offer Name", "Marketplace offer"],
    date: ["First usage date"],
    amountUsd: ["Revenue Generated (USD)"],
  },
  suffices: [["customer", "date"]],
  otherHeaders: [
    "Category", "Offer category", "Product Id", "Offer plan", "Sku", "ServicePlanName", "Sku Billing Type", "Customer Name", "Customer Company Name",
    "Customer Country Name", "Customer Country code", "Customer Currency code", "Azure License Type", "Offer Type", "Days from First Usage", "Offset",
    "Revenue generated Per Day (USD)", "DeploymentMethod",
  ],
};

const licences: ExportShape = {
  kind: "licences",
  label: "License",
  grain: "day",
  freshness: { refreshDays: 5, lagMonths: 0 },
  roles: {
    ...publisher,
    customer: ["Tenant ID"],
    offer: ["Product Display Name"],
    date: ["Activation Date"],
    users: ["Licenses Assigned"],
    seats: ["Licenses Provisioned"],
  },
  suffices: [["date", "seats"]],
  otherHeaders: [
    "Customer Country", "Customer Country Code", "Customer Name", "Product ID", "SKU Name", "License State", "Service ID",
  ],
};

const marketplaceInsights: ExportShape = {
  kind: "marketplaceInsights",
  label: "Marketplace insights",
  grain: "day",
  freshness: { refreshDays: 5, lagMonths: 0 },
  roles: {
    ...publisher,
    offer: ["OfferName"],
    date: ["Date"],
  },
  suffices: [["offer", "date"]],
  otherHeaders: [
    "ReferralDomain", "CountryName", "PageVisits", "GetItNow", "ContactMe", "TestDrive", "FreeTrial",
  ],
};

const qualityOfService: ExportShape = {
  kind: "qualityOfService",
  label: "Quality of service",
  grain: "day",
  freshness: { refreshDays: 5, lagMonths: 0 },
  roles: {
    ...publisher,
    customer: ["CustomerTenantId"],
    date: ["StartTime"],
  },
  suffices: [["date"]],
  otherHeaders: [
    "OfferId", "Sku", "DeploymentStatus", "DeploymentCorrelationId", "SubscriptionId", "CustomerName", "TemplateType", "EndTime", "DeploymentDurationInMilliSeconds",
    "DeploymentRegion", "ResourceProvider", "ResourceUri", "ResourceGroup", "ResourceType", "ResourceName", "ErrorCode", "ErrorName", "ErrorMessage", "DeepErrorCode",
    "DeepErrorMessage",
  ],
};

export const marketplaceExports: readonly ExportShape[] = [revenue, orders, customers, marketplaceUsage, customerRetention, licences, marketplaceInsights, qualityOfService];
