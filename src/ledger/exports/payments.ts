// The exports of the payouts workspace. They feed no metric; they are known so that they are not mistaken for the Revenue export.
// Promises: every documented column is here, and nothing is computed from it.
// Source: Microsoft Learn, the data dictionaries of the Partner Center dashboards, 2022 to 2023.
import type { ExportShape } from "./shape";

const earnings: ExportShape = {
  kind: "earnings",
  label: "Earnings",
  grain: "day",
  freshness: { refreshDays: 5, lagMonths: 0 },
  roles: {
    customer: ["customerId"],
    purchase: ["OrderId"],
    line: ["LineItemId"],
    offer: ["productName"],
    currency: ["transactionCurrency"],
    date: ["transactionDate"],
    amountUsd: ["transactionAmountUSD"],
    amountLocal: ["transactionAmount"],
  },
  suffices: [["date", "amountUsd"]],
  otherHeaders: [
    "assetId", "calculationDate", "customerCountry", "customerEmail", "customerName", "earningAmount", "earningAmountInLastPaymentCurrency", "earningAmountUSD",
    "earningDate", "earningExchangeRate", "earningId", "earningParticipantId", "earningParticipantName", "earningParticipantIdType", "earningRate", "earningType",
    "estimatedPaymentMonth", "exchangeRateDate", "externalReferenceId", "externalReferenceIdLabel", "invoiceNumber", "isPrivateOffer", "lastPaymentCurrency", "lever",
    "localProviderSeller", "Maturity month", "parentProductId", "parentProductName", "participantId", "participantIdType", "participantName", "partnerAssociation",
    "partnerCountryCode", "partNumber", "paymentId", "paymentStatus", "paymentStatusDescription", "productId", "productType", "Program Code", "programName", "quantity",
    "quantityType", "reasonCode", "resellerCountry", "resellerId", "resellerName", "SkuId", "storeFee", "subscriptionId", "taxCity", "taxCountry", "taxRemitModel",
    "taxRemitted", "taxState", "taxZipCode", "tpan", "transactionCountryCode", "transactionExchangeRate", "transactionId", "transactionPaymentMethod", "transactionType",
    "workload",
  ],
};

const transactionHistory: ExportShape = {
  kind: "transactionHistory",
  label: "Transaction history",
  grain: "day",
  freshness: { refreshDays: 5, lagMonths: 0 },
  roles: {
    customer: ["customerId", "customerTenantId"],
    purchase: ["OrderId"],
    line: ["LineItemId"],
    offer: ["productName"],
    currency: ["transactionCurrency"],
    date: ["transactionDate"],
    amountUsd: ["transactionAmountUSD"],
    amountLocal: ["transactionAmount"],
  },
  suffices: [["date", "amountUsd"]],
  otherHeaders: [
    "agreementEndDate", "agreementNumber", "agreementStartDate", "bucketSize", "calculationDate", "claimId", "customerCountry", "customerEmail", "customerName",
    "desktopCount", "distributorId", "distributorName", "earningAmount", "earningAmountInLastPaymentCurrency", "earningAmountUSD", "earningDate", "earningExchangeRate",
    "earningId", "earningRate", "earningType", "engagementId", "engagementName", "estimatedPaymentMonth", "exchangeRateDate", "externalReferenceId",
    "externalReferenceIdLabel", "fundCategory", "instantRebateAmount", "invoiceDate", "invoiceNumber", "lastPaymentCurrency", "lever", "LicensingProgramName",
    "localProviderSeller", "milestone", "parentProductId", "parentProductName", "participantId", "participantIdType", "participantName", "partnerCountryCode",
    "partNumber", "paymentId", "paymentStatus", "paymentStatusDescription", "productId", "productType", "Program Code", "programName", "purchaseOrderCoverageEndDate",
    "purchaseOrderCoverageStartDate", "purchaseOrderType", "purchaseTypeCode", "purchaseTypeName", "quantity", "reasonCode", "resellerCountry", "resellerId",
    "resellerName", "resourceId", "SkuId", "storeFee", "subscriptionEndDate", "subscriptionId", "subscriptionStartDate", "taxCity", "taxCountry", "taxRemitModel",
    "taxRemitted", "taxState", "taxZipCode", "tpan", "transactionCountryCode", "transactionExchangeRate", "transactionId", "transactionPaymentMethod", "transactionType",
    "userCount", "workload",
  ],
};

export const paymentsExports: readonly ExportShape[] = [earnings, transactionHistory];
