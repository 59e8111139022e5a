// License usage, business applications and Teams reports of the cloud product performance workspace.
// Promises: every documented column is here. Partners are keyed by the partner global account where the report names it.
// Source: Microsoft Learn, the data dictionaries of the Partner Center dashboards, 2022 to 2023.
import type { ExportShape } from "./shape";
import { globalAccount } from "./partnerColumns";

const office365Usage: ExportShape = {
  kind: "office365Usage",
  label: "Office 365 license usage",
  grain: "month",
  freshness: { refreshDays: 3, lagMonths: 1 },
  roles: {
    ...globalAccount,
    customer: ["CustomerTenantId"],
    workload: ["WorkloadName"],
    attribution: ["PartnerAttributionType", "PartnerAttachType"],
    date: ["Month"],
    users: ["MonthlyActiveUsers"],
    seats: ["PaidAvailableUnits"],
    pgaDuplicate: ["IsDuplicateRowForPGA"],
  },
  suffices: [["date", "users"]],
  otherHeaders: [
    "CustomerTpid", "CustomerName", "CustomerMarket", "CustomerSegment", "IndustryName", "VerticalName", "EOU", "PartnerLocation",
  ],
};

const mobilityUsage: ExportShape = {
  kind: "mobilityUsage",
  label: "Enterprise Mobility license usage",
  grain: "month",
  freshness: { refreshDays: 3, lagMonths: 1 },
  roles: {
    ...globalAccount,
    customer: ["CustomerTenantId"],
    offer: ["SKU"],
    attribution: ["PartnerAttributionType", "PartnerAttachType"],
    date: ["Month"],
    users: ["MonthlyActiveUsers"],
    seats: ["PaidAvailableUnits"],
    pgaDuplicate: ["IsDuplicateRowForPGA"],
  },
  suffices: [["date", "users"]],
  otherHeaders: [
    "SubscriptionId", "SubscriptionStartDate", "SubscriptionEndDate", "SubscriptionStatus", "SKUId", "FreeVsPaidSKU", "SalesModel", "DetailedSalesModel", "CustomerName",
    "CustomerTpid", "CustomerSegment", "CustomerMarket", "IndustryName", "VerticalName", "EOU", "PartnerLocation", "PartnerHierarchy", "AATPActiveUsage",
    "MCASActiveUsage", "AADPPaidAvailableUnits", "IntunePaidAvailableUnits", "AzipPaidAvailableUnits", "AADPMonthlyActiveUsers", "IntuneMonthlyActiveUsers",
    "AzipMonthlyActiveUsers", "MDM", "MAM", "SSPR",
  ],
};

const dynamicsUsage: ExportShape = {
  kind: "dynamicsUsage",
  label: "Dynamics 365 license usage",
  grain: "month",
  freshness: { refreshDays: 3, lagMonths: 1 },
  roles: {
    ...globalAccount,
    customer: ["CustomerTenantId"],
    workload: ["RevSumCategoryName"],
    attribution: ["PartnerAttributionType", "PartnerAttachType"],
    date: ["Month"],
    users: ["ActiveSeats"],
    seats: ["AvailableSeats"],
    pgaDuplicate: ["IsDuplicateRowForPGA"],
  },
  suffices: [["date", "users"]],
  otherHeaders: [
    "SubscriptionId", "SubscriptionStartDate", "SubscriptionEndDate", "SubscriptionStatus", "RevSumDivisionName", "SKU", "SKUId", "FreeVsPaidSKU", "SalesModel",
    "DetailedSalesModel", "CustomerName", "CustomerTpid", "CustomerSegment", "CustomerMarket", "IndustryName", "VerticalName", "EOU", "PartnerLocation", "AssignedSeats",
    "DeploymentOpportunity", "ActiveUsagePercent",
  ],
};

const powerBiUsage: ExportShape = {
  kind: "powerBiUsage",
  label: "Power BI license usage",
  grain: "month",
  freshness: { refreshDays: 3, lagMonths: 1 },
  roles: {
    ...globalAccount,
    customer: ["CustomerTenantId"],
    offer: ["SKU"],
    attribution: ["PartnerAttributionType", "PartnerAttachType"],
    date: ["Month"],
    users: ["ActiveSeats"],
    seats: ["AvailableSeats"],
    pgaDuplicate: ["IsDuplicateRowForPGA"],
  },
  suffices: [["date", "users"]],
  otherHeaders: [
    "SubscriptionId", "SubscriptionStartDate", "SubscriptionEndDate", "SubscriptionStatus", "SKUId", "FreeVsPaidSKU", "SalesModel", "DetailedSalesModel", "CustomerName",
    "CustomerTpid", "CustomerSegment", "CustomerMarket", "IndustryName", "VerticalName", "EOU", "PartnerLocation", "PartnerHierarchy", "AssignedSeats",
    "DeploymentOpportunity", "ActiveUsagePercent",
  ],
};

const businessAppsRevenue: ExportShape = {
  kind: "businessAppsRevenue",
  label: "Business applications revenue",
  grain: "month",
  freshness: { refreshDays: 5, lagMonths: 1 },
  roles: {
    ...globalAccount,
    customer: ["CustomerTenantID", "CustomerID"],
    workload: ["Workloads"],
    attribution: ["PartnerAssociationType"],
    date: ["FiscalMonthName"],
    amountUsd: ["AdjustedRevenueAmtCD"],
  },
  suffices: [["date", "amountUsd"]],
  otherHeaders: [
    "CustomerName", "CustomerTenantName", "SubscriptionId", "SubscriptionStartDate", "Country", "WorkloadCategory",
  ],
};

const businessAppsUsage: ExportShape = {
  kind: "businessAppsUsage",
  label: "Business applications usage",
  grain: "month",
  freshness: { refreshDays: 3, lagMonths: 1 },
  roles: {
    ...globalAccount,
    customer: ["CustomerTenantID", "CustomerID"],
    workload: ["Workload"],
    attribution: ["PartnerAssociationType"],
    date: ["FiscalMonthName"],
    users: ["MAU"],
    capacity: ["MAC"],
    trial: ["MetricType"],
  },
  suffices: [["date", "users"]],
  otherHeaders: [
    "CustomerName", "CustomerTenantName", "SubscriptionID", "SubscriptionStartDate", "WorkloadCategory", "SkuGroup", "PAMAU",
  ],
};

const teamsApps: ExportShape = {
  kind: "teamsApps",
  label: "Teams usage 3P apps",
  grain: "month",
  freshness: { refreshDays: 3, lagMonths: 1 },
  roles: {
    ...globalAccount,
    customer: ["CustomerTenantId", "CustomerId"],
    offer: ["AppName"],
    date: ["DateKey"],
    users: ["Usercount"],
  },
  suffices: [["date", "users"]],
  otherHeaders: [
    "CustomerName", "CustomerCountryCode", "CustomerCountry", "CustomerSegment", "IndustryName", "VerticalName", "EOU",
  ],
};

const teamsMeetings: ExportShape = {
  kind: "teamsMeetings",
  label: "Teams meetings and calls",
  grain: "day",
  freshness: { refreshDays: 3, lagMonths: 1 },
  roles: {
    ...globalAccount,
    customer: ["CustomerTenantId"],
    workload: ["Subworkload"],
    date: ["DateKey"],
  },
  suffices: [["date", "workload"]],
  otherHeaders: [
    "CustomerId", "CustomerName", "CustomerCountryCode", "CustomerCountry", "CustomerSegment", "IndustryName", "VerticalName", "EOU", "Meeting count",
    "Meeting duration",
  ],
};

const teamsMonthly: ExportShape = {
  kind: "teamsMonthly",
  label: "Teams monthly usage",
  grain: "month",
  freshness: { refreshDays: 3, lagMonths: 1 },
  roles: {
    ...globalAccount,
    customer: ["CustomerTenantId"],
    workload: ["SubWorkload"],
    date: ["MonthKey"],
    users: ["AllUpParticipants"],
  },
  suffices: [["date", "users"]],
  otherHeaders: [
    "CustomerId", "CustomerName", "CustomerCountryCode", "CustomerCountry", "CustomerSegment", "DesktopUsers", "WebUsers", "MobileUsers", "IndustryName", "VerticalName",
    "EOU",
  ],
};

const cporUsage: ExportShape = {
  kind: "cporUsage",
  label: "CPOR usage",
  grain: "month",
  freshness: { refreshDays: 3, lagMonths: 1 },
  roles: {
    ...globalAccount,
    customer: ["CustomerTenantId"],
    workload: ["WorkloadName"],
    attribution: ["PartnerAttributionType"],
    date: ["Date"],
    users: ["MonthlyActiveUsers"],
    seats: ["PaidAvailableUnits"],
  },
  suffices: [["date", "users"]],
  otherHeaders: [
    "CustomerName", "ClaimId", "DateAssociated",
  ],
};

export const usageExports: readonly ExportShape[] = [office365Usage, mobilityUsage, dynamicsUsage, powerBiUsage, businessAppsRevenue, businessAppsUsage, teamsApps, teamsMeetings, teamsMonthly, cporUsage];
