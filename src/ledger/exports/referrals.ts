// The exports of the referrals workspace: co-sell opportunities, deal registrations, referrals and leads.
// Promises: every documented spelling is here; dates whose order the export documents carry it.
// Source: Microsoft Learn, the data dictionaries of the Partner Center dashboards, 2022 to 2023.
import type { ExportShape } from "./shape";

const referralDownload: ExportShape = {
  kind: "referralDownload",
  label: "Referral download",
  grain: "day",
  freshness: { refreshDays: 5, lagMonths: 0 },
  roles: {
    partner: ["PartnerID"],
    partnerName: ["Partner Name"],
    customer: ["Customer Name"],
    offer: ["Solution Name"],
    currency: ["Deal currency"],
    date: ["Referral Creation Date"],
    amountUsd: ["Estimated Deal value (USD)"],
    amountLocal: ["Estimated Deal value"],
  },
  suffices: [["date", "amountUsd"]],
  otherHeaders: [
    "Referral ID", "Customer Country", "Customer City", "Deal Type", "Deal Direction", "Solution ID", "Deal ID", "Engagement ID", "Microsoft MSX ID",
    "Microsoft Referral Creation Date", "Contract Currency", "Contract Value", "Contract Value (USD)", "Contract Start Date", "Contract End Date", "Contract Sign Date",
    "Contract Term", "Registered deal solution ID", "Registered deal solution name", "Registered deal solution currency", "Registered deal solution value",
    "Registered deal solution value (USD)", "Deployed On", "Primary Deployment On", "Deal Creation Date", "Deal Review Pending Date", "Deal Approved Date",
    "Deal Review Passed Date", "Deal Review Failed Date", "Annual Contract Value", "Pricing Model", "US Federal Deal", "Is Marketplace Transacted Deal",
    "Marketplace transaction date", "Status", "Status Reason", "Partner Program", "Partner Role",
  ],
};

const leadsDownload: ExportShape = {
  kind: "leadsDownload",
  label: "Leads download",
  grain: "day",
  freshness: { refreshDays: 5, lagMonths: 0 },
  roles: {
    partner: ["PartnerID"],
    customer: ["Customer Name"],
    offer: ["Offer name"],
    currency: ["Lead currency"],
    date: ["Creation Date"],
    amountUsd: ["Lead value (USD)"],
    amountLocal: ["Lead value"],
  },
  suffices: [["date", "amountUsd"]],
  otherHeaders: [
    "Referral ID", "Updated Date", "Customer Country", "Customer City", "Lead Type", "Lead Source", "Call to action", "Referral program", "Business profile ID",
    "Offer ID", "Status", "Status Reason",
  ],
};

const cosellOpportunities: ExportShape = {
  kind: "cosellOpportunities",
  label: "Co-sell opportunities",
  grain: "day",
  freshness: { refreshDays: 5, lagMonths: 0 },
  documentedDateOrder: "month-first",
  roles: {
    partner: ["PartnerID (formerly MPN ID)"],
    customer: ["Customer Name"],
    offer: ["Solution 1"],
    currency: ["Currency"],
    date: ["Estimated Close Date"],
    amountLocal: ["Estimated Deal Value"],
  },
  suffices: [["date", "amountLocal"]],
  otherHeaders: [
    "Errors", "Engagement ID", "Referral ID", "Deal Name", "Customer Address Line 1", "Customer Address Line 2", "Customer City", "Customer State",
    "Customer Postal code", "Customer Country", "Customer D-U-N-S ID", "Customer Contact First Name", "Customer Contact Last Name", "Customer Contact Phone number",
    "Customer Contact Email Address", "Partner Referral Status", "Partner Referral Substatus", "Microsoft Referral Status", "Declined/Lost/Error reason", "Sales Stage",
    "CRM ID", "Marketing Campaign ID", "Notes", "Microsoft help required?", "What specific help from Microsoft?", "Share with Microsoft sales team",
    "Notes to Microsoft", "Consent to share Customer/Partner contact", "CLA Number", "Device Category", "Silicon Type", "Azure Certified Device", "Attach Services",
    "Microsoft MSX ID", "Migrated PSC Deal ID", "Marketplace Purchase Intent", "Customer Domain Name", "Final Matched Customer Account", "Managed Account 1 & 2",
    "Unmanaged Account 1 & 2", "DUNS Account", "Team member 1", "Microsoft team member 1",
  ],
};

const dealRegistrations: ExportShape = {
  kind: "dealRegistrations",
  label: "Deal registrations",
  grain: "day",
  freshness: { refreshDays: 5, lagMonths: 0 },
  documentedDateOrder: "month-first",
  roles: {
    purchase: ["Referral ID"],
    currency: ["Contract Currency"],
    date: ["Contract Sign Date", "Registration Date"],
    amountLocal: ["Contract Value"],
  },
  suffices: [["date", "amountLocal"]],
  otherHeaders: [
    "Registration Type", "Registration Status", "Registration Status Reason", "Is Marketplace Transacted", "Marketplace Transaction Date", "Is Deployed on Azure",
    "Contract Term", "Contract Start Date", "Contract End Date", "Solution Value", "Solution Currency", "Primary Deployment On", "Pricing Model", "Review Pending Date",
    "Action Required Date", "Passed Date", "Failed Date", "Approved Date", "Errors",
  ],
};

export const referralsExports: readonly ExportShape[] = [referralDownload, leadsDownload, cosellOpportunities, dealRegistrations];
