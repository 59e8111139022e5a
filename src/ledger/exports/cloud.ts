// Consumption, subscription, partner and training reports of the cloud product performance workspace.
// Promises: every documented column is here. Partners are keyed by the partner global account where the report names it.
// Source: Microsoft Learn, the data dictionaries of the Partner Center dashboards, 2022 to 2023.
import type { ExportShape } from "./shape";
import { globalAccount } from "./partnerColumns";

const azureUsage: ExportShape = {
  kind: "azureUsage",
  label: "Azure usage",
  grain: "month",
  freshness: { refreshDays: 4, lagMonths: 1 },
  roles: {
    ...globalAccount,
    customer: ["CustomerTenantId"],
    service: ["ServiceLevel2"],
    attribution: ["PartnerAttributionType"],
    date: ["Month"],
    amountUsd: ["ACR_USD"],
    pgaDuplicate: ["IsACRDuplicateAtPGALevel", "IsDuplicateAtPGALevel"],
  },
  suffices: [["date", "amountUsd"]],
  otherHeaders: [
    "SubscriptionId", "SubscriptionStartDate", "SubscriptionEndDate", "FirstUseDate", "SubscriptionState", "ServiceLevel1", "ServiceLevel3", "ServiceLevel4",
    "ServiceGroup2", "ServiceGroup3", "ServiceInfluencer", "ComputeOS", "ComputeCoreSoftware", "UsageUnits", "UsageQuantity", "CustomerName", "CustomerTpid",
    "CustomerSegment", "CustomerMarket", "PartnerLocationID", "SalesChannel", "EnrollmentNumber", "IsACRDuplicateAtPGAAttachTypeLevel", "IsACRDuplicateAtMPNLevel",
    "ResellerID", "ResellerName", "IndustryName", "VerticalName", "EOU", "AdminType", "AssociationType", "MonthlySubscriptionLevelACR", "PartnerLocation",
  ],
};

const subscriptionDetails: ExportShape = {
  kind: "subscriptionDetails",
  label: "Subscription details",
  grain: "month",
  freshness: { refreshDays: 5, lagMonths: 1 },
  roles: {
    ...globalAccount,
    customer: ["CustomerTenantId"],
    offer: ["Product"],
    attribution: ["PartnerAttributionType", "PartnerAttachType"],
    date: ["Month"],
    amountUsd: ["AzureConsumedRevenueUSD"],
    seats: ["AvailableSeats"],
    pgaDuplicate: ["IsDuplicateRowForPGA"],
  },
  suffices: [["date", "amountUsd"], ["date", "seats"]],
  otherHeaders: [
    "SubscriptionId", "SubscriptionStartDate", "SubscriptionEndDate", "SubscriptionState", "IsAutoRenew", "CustomerName", "CustomerTpid", "DUNSNumber",
    "CustomerSegment", "TopSegment", "CustomerMarket", "ReportingProductName", "RawProductName", "ProductPartNumber", "SKU", "RevSumDivisionName", "SolutionArea",
    "PartnerLocation", "SalesChannel", "IndustryName", "VerticalName", "EOU", "PricingLevel", "EnrollmentNumber", "SubscriptionStartMonth", "ResellerID", "ResellerName",
    "AvailableSeatsEOP", "BilledRevenueUSD", "CPORRevenue", "CPORPaidSeats", "CPORActiveUsers",
  ],
};

const customersAndRevenue: ExportShape = {
  kind: "customersAndRevenue",
  label: "Customers and revenue",
  grain: "month",
  freshness: { refreshDays: 5, lagMonths: 1 },
  roles: {
    ...globalAccount,
    customer: ["CustomerTenantId"],
    offer: ["Product"],
    attribution: ["PartnerAttributionType", "PartnerAttachType"],
    date: ["Month"],
    amountUsd: ["AzureConsumedRevenueUSD"],
    seats: ["AvailableSeats"],
    pgaDuplicate: ["IsDuplicateRowForPGA"],
  },
  suffices: [["date", "amountUsd"], ["date", "seats"]],
  otherHeaders: [
    "CustomerName", "CustomerTpid", "DUNSNumber", "CustomerSegment", "TopSegment", "CustomerMarket", "CustomerStatus", "CustomerTenantName", "CustomerTenantCountry",
    "TenantDomainName", "RawProductName", "SKU", "PartnerLocation", "SalesChannel", "IndustryName", "VerticalName", "EOU", "BilledRevenueUSD", "CPORRevenue",
    "CPORPaidSeats", "CPORActiveUsers",
  ],
};

const resellerPerformance: ExportShape = {
  kind: "resellerPerformance",
  label: "Reseller performance",
  grain: "month",
  freshness: { refreshDays: 5, lagMonths: 1 },
  roles: {
    partner: ["PGAMpnID", "PGAPartnerID", "PGA_MPNID", "GlobalPartnerID", "PartnerID", "MPNID"],
    partnerName: ["PartnerName"],
    customer: ["CustomerTPid"],
    offer: ["Product"],
    date: ["Month"],
    amountUsd: ["BilledRevenueUSD"],
    seats: ["AvailableSeats"],
  },
  suffices: [["date", "amountUsd"]],
  otherHeaders: [
    "ResellerMpnID", "ResellerName", "ResellerMarket", "IndirectProviderMpnID", "IndirectProviderName", "SubscriptionID", "AssignedSeats", "CustomerName",
    "CustomerSegment", "CustomerMarket", "ResellerStatus", "IndustryName", "VerticalName", "EOU",
  ],
};

const cspEligibility: ExportShape = {
  kind: "cspEligibility",
  label: "CSP direct partner eligibility",
  grain: "month",
  freshness: { refreshDays: 5, lagMonths: 1 },
  roles: {
    ...globalAccount,
    customer: ["CustomerTenantId"],
    offer: ["Product"],
    attribution: ["PartnerAttributionType"],
    date: ["MonthKey"],
    amountUsd: ["BilledRevenueUSD"],
    pgaDuplicate: ["IsDuplicateRowForPGA"],
  },
  suffices: [["date", "amountUsd"]],
  otherHeaders: [
    "MPNType", "CustomerName", "CustomerID", "SubscriptionId", "ReportingPricingLevel", "DetailPricingLevelName", "SummaryPricingLevel", "ProductPartNumber",
  ],
};

const partnerProfile: ExportShape = {
  kind: "partnerProfile",
  label: "Partner profile",
  grain: "day",
  freshness: { refreshDays: 5, lagMonths: 0 },
  roles: {
    ...globalAccount,
    location: ["MPNId"],
  },
  suffices: [["partner", "partnerName"]],
  otherHeaders: [
    "City", "Country", "HierarchyLevel",
  ],
};

const trainings: ExportShape = {
  kind: "trainings",
  label: "Trainings and certifications",
  grain: "day",
  freshness: { refreshDays: 10, lagMonths: 0 },
  roles: {
    partner: ["PGAMpnId", "MpnId"],
    partnerName: ["PartnerName"],
    person: ["MCPID", "CorpEmail", "Email"],
    certificate: ["TrainingTitle"],
    date: ["TrainingCompletionDate"],
    expires: ["ExpirationDate"],
  },
  suffices: [["person", "certificate"]],
  otherHeaders: [
    "TrainingActivityId", "TrainingType", "IndividualFirstName", "IndividualLastName", "ActivationStatus", "Month", "IcMCP", "PartnerCityLocation",
    "PartnerCountryLocation",
  ],
};

const learnTrainings: ExportShape = {
  kind: "learnTrainings",
  label: "Microsoft Learn trainings",
  grain: "day",
  freshness: { refreshDays: 10, lagMonths: 0 },
  roles: {
    partner: ["PGAMpnId", "MpnId"],
    partnerName: ["PartnerName"],
    person: ["UserId", "UserName"],
    certificate: ["TrainingName"],
    date: ["CompletionDate"],
  },
  suffices: [["person", "certificate"]],
  otherHeaders: [
    "TrainingType", "Products", "Roles", "Country",
  ],
};

export const cloudExports: readonly ExportShape[] = [azureUsage, subscriptionDetails, customersAndRevenue, resellerPerformance, cspEligibility, partnerProfile, trainings, learnTrainings];
