// The numbers of certified software. The marketplace criteria were copied from FY24's top tier and are frozen here (X-17).
// Promises: nothing here follows a later change of top tier; each number cites its own row of the FAQ.
import { faq } from "./partnerProgramFaq";
import type { Cite, Param, Unit } from "./schema";

/** The update of the FAQ that introduced certified software; the day of general availability is in no document at hand. */
export const certifiedSoftwareFrom = "2024-03-20";

export const azureRow = "Solutions Partner with certified software for Azure, Customer success";
export const businessApplicationsRow = "Solutions Partner with certified software for Business Applications, Customer success";
export const modernWorkRow = "Solutions Partner with certified software for Modern Work, Customer success";
export const securityRow = "Solutions Partner with certified software for Security, Customer success";
export const industryRow = "Solutions Partner with certified software for Industry AI, Customer success";

const fourMillion = "4 million marketplace billed sales (MBS) transactions";
const thirtyWithEight = "30 marketplace transactions with eight unique customers";

function param(id: string, label: string, unit: Unit, value: number, cite: Cite, rules: readonly string[], note?: string): Param {
  return { id: `certified.${id}`, label, unit, timeline: [{ from: certifiedSoftwareFrom, value, cite, rules, ...(note === undefined ? {} : { note }) }] };
}

const frozen = "The same criteria as FY24's top tier, frozen as the FAQ prints them.";

export const certifiedSoftwareParams: readonly Param[] = [
  param("azure.billedSales", "Marketplace billed sales for certified software (Azure)", "USD", 4_000_000, faq(azureRow, fourMillion, false), ["A-CSD-20", "X-17"], frozen),
  param("azure.netNewCustomers", "Net-new customers for certified software (Azure)", "count", 12, faq(azureRow, "12 net-new customer adds to the marketplace of greater than USD10,000 each", false), ["A-CSD-20", "X-17"], frozen),
  param("azure.transactions", "Marketplace transactions for certified software (Azure)", "count", 30, faq(azureRow, thirtyWithEight, false), ["A-CSD-20", "X-17"], frozen),
  param("azure.uniqueCustomers", "Unique customers for certified software (Azure)", "count", 8, faq(azureRow, thirtyWithEight, false), ["A-CSD-20", "X-17"], frozen),
  param("security.billedSales", "Marketplace billed sales for certified software (Security)", "USD", 4_000_000, faq(securityRow, fourMillion, false), ["A-CSD-23", "X-17"], frozen),
  param("security.netNewCustomers", "Net-new customers for certified software (Security)", "count", 12, faq(securityRow, "12 net-new customer adds to the marketplace of greater than USD", false), ["A-CSD-23", "X-17"], frozen),
  param("security.transactions", "Marketplace transactions for certified software (Security)", "count", 30, faq(securityRow, thirtyWithEight, false), ["A-CSD-23", "X-17"], frozen),
  param("security.uniqueCustomers", "Unique customers for certified software (Security)", "count", 8, faq(securityRow, thirtyWithEight, false), ["A-CSD-23", "X-17"], frozen),
  param("business-applications.billedSales", "Marketplace billed sales for certified software (Business Applications)", "USD", 1_000_000, faq(businessApplicationsRow, "1 million marketplace billed sales (MBS) transactions over a trailing twelve-month period", false), ["A-CSD-21"]),
  param("modern-work.billedSales", "Marketplace billed sales for certified software (Modern Work)", "USD", 100_000, faq(modernWorkRow, "Partners meeting USD100,000 marketplace billed sales (MBS) transactions", false), ["A-CSD-22"]),
  param("modern-work.teamsAppsMau", "Teams Apps monthly active users for certified software (Modern Work)", "count", 50_000, faq(modernWorkRow, "Solutions averaging 50,000 Teams Apps monthly active users (MAU)", false), ["A-CSD-22", "X-37"]),
  param("ratingAverage", "Average marketplace rating", "points", 4.5, faq("Customer success, solution criteria", "At least a 4.5 average commercial marketplace rating", true), ["A-CSD-04"]),
  param("ratingCount", "Number of marketplace ratings", "count", 15, faq("Customer success, solution criteria", "with 15 or more ratings", true), ["A-CSD-04"]),
  param("evidence", "Artefacts of customer evidence", "count", 2, faq("General criteria, Customer success", "at least two artifacts of evidence from customers, and/or case studies", true), ["A-CSD-04", "X-38"]),
  param("industryEvidence", "Artefacts of industry customer evidence", "count", 2, faq(industryRow, "At least 2 artefacts of verifiable customer evidence", true), ["A-CSD-05", "A-CSD-24"]),
];
