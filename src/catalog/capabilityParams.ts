// The numbers of the partner capability score: the most points of each metric, and the units that earn them.
// Promises: each number cites the sentence that says it. The pages of 2023 are taken to hold since the designations began, and say so.
import { designationsFrom } from "./designationList";
import { learn } from "./learnSources";
import { faq } from "./partnerProgramFaq";
import type { Cite, Param, Unit } from "./schema";

/** From this day the two-track pages are known to hold; when they came in is in no document at hand. */
export const twoTracksFrom = "2026-07-01";

const since = "The page is of June 2023; no earlier text differs, so it is taken to hold since the designations began.";

function param(id: string, label: string, unit: Unit, value: number, cite: Cite, rules: readonly string[] = []): Param {
  return { id: `capability.${id}`, label, unit, timeline: [{ from: designationsFrom, value, cite, rules, note: since }] };
}

function in2026(id: string, label: string, unit: Unit, value: number, cite: Cite, rules: readonly string[] = []): Param {
  // Stands beside the version of 2023 from the start, so that both readings can be shown where it is not known which held.
  return { id: `capability.${id}`, label, unit, timeline: [{ from: designationsFrom, value, cite, rules, note: "From a copy of the page without a date of its own, of mid-2026." }] };
}

const azure = (locator: string, quote: string): Cite => learn("LEARN-2023-azure", locator, quote, false);
const business = (locator: string, quote: string, operatorStated = false): Cite => learn("LEARN-2023-business", locator, quote, operatorStated);
const modern = (locator: string, quote: string): Cite => learn("LEARN-2023-modern-work", locator, quote, false);
const security = (locator: string, quote: string): Cite => learn("LEARN-2023-security", locator, quote, false);

const azureAdds = azure("Net customer adds, Scoring", "Each net new customer contributes 10 points, up to a maximum of 30 points.");
const azureGrowth = azure("Usage growth", "Each 1% growth in ACR contributes one point, up to a maximum of 20 points.");
const azureDeployments = azure("Deployments", "Each eligible deployment contributes two points, up to a maximum of 10 points.");
const forty = azure("Intermediate certifications, Data & AI, Scoring", "Each person with one of the preceding certifications earns you four points, up to a maximum of 40 points.");
const twenty = azure("Intermediate certifications, Scoring", "Each person with one of the preceding certifications earns you four points, up to a maximum of 20 points.");
const advanced = azure("Advanced certifications, Scoring", "earns you four points, up to a maximum of 20 points.");

const azureParams: readonly Param[] = [
  param("azure.adds.maximum", "Most points for net customer adds (Azure areas)", "points", 30, azureAdds, ["A-SP-23"]),
  param("azure.adds.threshold", "Net customer adds for the most points (Azure areas)", "count", 3, azureAdds, ["A-SP-05", "A-SP-23"]),
  param("azure.growth.maximum", "Most points for usage growth (Azure areas)", "points", 20, azureGrowth, ["A-SP-23"]),
  param("azure.growth.threshold", "Usage growth for the most points (Azure areas)", "percent", 20, azureGrowth, ["A-SP-23"]),
  param("azure.growth.base", "Azure consumed revenue below which growth earns nothing", "USD", 1_000, learn("LEARN-2023-azure", "Usage growth", "Total ACR must be at least USD1,000 to qualify for scoring.", true)),
  param("azure.deployments.maximum", "Most points for deployments (Azure areas)", "points", 10, azureDeployments, ["A-SP-23"]),
  param("azure.deployments.threshold", "Deployments for the most points (Azure areas)", "count", 5, azureDeployments, ["A-SP-23"]),
  param("data-ai.intermediate.maximum", "Most points for intermediate certifications (Data & AI)", "points", 40, forty),
  param("data-ai.intermediate.threshold", "People for the most points in intermediate certifications (Data & AI)", "count", 10, forty),
  param("azure.intermediate.maximum", "Most points for intermediate certifications (Digital & App Innovation, Infrastructure)", "points", 20, twenty),
  param("azure.intermediate.threshold", "People for the most points in intermediate certifications (Digital & App Innovation, Infrastructure)", "count", 5, twenty),
  param("azure.advanced.maximum", "Most points for advanced certifications (Digital & App Innovation, Infrastructure)", "points", 20, advanced),
  param("azure.advanced.threshold", "People for the most points in advanced certifications (Digital & App Innovation, Infrastructure)", "count", 5, advanced),
  param("azure.gate.architect", "Azure Solutions Architect Experts before certifications count", "count", 2, learn("LEARN-2023-azure", "Advanced certifications, Step 1", "at least two people must have the", true)),
  param("azure.gate.administrator", "Azure Administrator Associates before certifications count", "count", 2, learn("LEARN-2023-azure", "Intermediate certifications, Step 1", "you must have at least two people with the", true)),
  in2026("azure.smb.gate", "People per required certificate (SMB track, Azure areas)", "count", 1, learn("LEARN-2026-azure", "Intermediate certifications, SMB, Step 1", "At least one person must complete the Azure Administrator Associate certification.", true)),
  in2026("azure.smb.gatePoints", "Points of a required certificate (SMB track, Azure areas)", "points", 4, learn("LEARN-2026-azure", "Intermediate certifications, SMB, Step 1", "Completing this step earns four points, even if more than one person completes it.")),
];

const businessAdds = business("Net customer adds, Scoring", "Each qualifying net customer add is worth three points, to a maximum of 15 points for five net additional customers.");
const businessDeployments = business("Deployments, Scoring", "Each qualifying deployment gives you four points, to a maximum of 20 points for five deployments.");
const businessGrowth = business("Usage growth, Scoring", "Each 1% of growth contributes to one point (maximum of 30 points).");
const onePoint = business("Intermediate certifications, Scoring", "Each qualifying certified person is **worth one point**.");
const fourPoints = business("Intermediate certifications, Scoring", "Each qualifying certified person is **worth four points**.");
const seven = business("Advanced certifications, Scoring", "**worth 2.14 points**, up to a maximum of 15 points obtained from seven certified people.");
const two = business("Advanced certifications, Scoring", "**worth 7.5 points**, up to a maximum of 15 points obtained from two certified people.");

const businessParams: readonly Param[] = [
  param("business-applications.adds.maximum", "Most points for net customer adds (Business Applications)", "points", 15, businessAdds),
  param("business-applications.adds.threshold", "Net customer adds for the most points (Business Applications)", "count", 5, businessAdds),
  param("business-applications.intermediate.maximum", "Most points for intermediate certifications (Business Applications)", "points", 20, business("Intermediate certifications, Scoring", "You can earn a maximum of 20 points.")),
  param("business-applications.enterprise.intermediate", "People for the most points in intermediate certifications (Business Applications, Enterprise)", "count", 20, onePoint),
  param("business-applications.smb.intermediate", "People for the most points in intermediate certifications (Business Applications, SMB)", "count", 5, fourPoints),
  param("business-applications.advanced.maximum", "Most points for advanced certifications (Business Applications)", "points", 15, seven),
  param("business-applications.enterprise.advanced", "People for the most points in advanced certifications (Business Applications, Enterprise)", "count", 7, seven),
  param("business-applications.smb.advanced", "People for the most points in advanced certifications (Business Applications, SMB)", "count", 2, two),
  param("business-applications.growth.maximum", "Most points for usage growth (Business Applications)", "points", 30, businessGrowth),
  param("business-applications.growth.threshold", "Usage growth for the most points (Business Applications)", "percent", 30, businessGrowth),
  param("business-applications.enterprise.baseline", "Consumption value of a year before that growth needs (Business Applications, Enterprise)", "count", 50_000, business("Usage growth, Prerequisites", "you must have a baseline consumption value of 50,000 last year (12 months ago).")),
  param("business-applications.smb.baseline", "Consumption value of a year before that growth needs (Business Applications, SMB)", "count", 25_000, business("Usage growth, Prerequisites", "you must have a baseline consumption value of 25,000 last year (12 months ago).")),
  param("business-applications.deployments.maximum", "Most points for deployments (Business Applications)", "points", 20, businessDeployments),
  param("business-applications.deployments.threshold", "Deployments for the most points (Business Applications)", "count", 5, businessDeployments),
];

const enterpriseAdds = modern("Net customer adds, Scoring", "Each net new customer added contributes to 4 points, for up to a maximum of 20 points, from 5 customers");
const smbAdds = modern("Net customer adds, Scoring", "Each net new customer added contributes to 2 points, for up to a maximum of 20 points, from 10 customers");
const enterpriseGrowth = modern("Usage growth, Scoring example", "from 1,000 Usage growth (for CPOR) OR 4,000 Usage growth (for DPOR), whichever is higher");
const smbGrowth = modern("Usage growth, Scoring example", "from 500 Usage growth (CPOR) or 2,000 Usage growth (CSP), whichever is highest");
const enterpriseDeployments = modern("Deployments, Scoring example", "Each new qualifying CPOR deployment gets 5 points OR each new qualifying DPOR deployment gets 2.5 points");
const smbDeployments = modern("Deployments, Scoring example", "Each new qualifying CPOR deployment gets 5 points OR each new qualifying CSP deployment gets 2.5 points");

const modernWorkParams: readonly Param[] = [
  param("modern-work.adds.maximum", "Most points for net customer adds (Modern Work)", "points", 20, enterpriseAdds),
  param("modern-work.enterprise.adds", "Net customer adds for the most points (Modern Work, Enterprise)", "count", 5, enterpriseAdds),
  param("modern-work.smb.adds", "Net customer adds for the most points (Modern Work, SMB)", "count", 10, smbAdds),
  param("modern-work.intermediate.maximum", "Most points for intermediate certifications (Modern Work)", "points", 10, modern("Skilling category", "Intermediate certifications (10 points max)")),
  param("modern-work.enterprise.intermediate", "People for the most points in intermediate certifications (Modern Work, Enterprise)", "count", 4, modern("Skilling category, Enterprise", "Four certified persons")),
  param("modern-work.smb.intermediate", "People for the most points in intermediate certifications (Modern Work, SMB)", "count", 2, modern("Skilling category, Small & Medium Business", "Two certified persons")),
  param("modern-work.advanced.maximum", "Most points for advanced certifications (Modern Work)", "points", 15, modern("Skilling category", "Advanced certifications (15 points max)")),
  param("modern-work.enterprise.advanced", "People for the most points in advanced certifications (Modern Work, Enterprise)", "count", 2, modern("Skilling category, Enterprise", "Two certified persons")),
  param("modern-work.smb.advanced", "People for the most points in advanced certifications (Modern Work, SMB)", "count", 1, modern("Skilling category, Small & Medium Business", "One certified person")),
  param("modern-work.growth.maximum", "Most points for usage growth (Modern Work)", "points", 30, modern("Usage growth, Scoring example", "for up to a maximum of 30")),
  param("modern-work.enterprise.growth.cpor", "CPOR usage growth for the most points (Modern Work, Enterprise)", "count", 1_000, enterpriseGrowth),
  param("modern-work.enterprise.growth.dpor", "DPOR usage growth for the most points (Modern Work, Enterprise)", "count", 4_000, enterpriseGrowth),
  param("modern-work.smb.growth.cpor", "CPOR usage growth for the most points (Modern Work, SMB)", "count", 500, smbGrowth),
  param("modern-work.smb.growth.csp", "CSP usage growth for the most points (Modern Work, SMB)", "count", 2_000, smbGrowth),
  param("modern-work.deployments.maximum", "Most points for deployments (Modern Work)", "points", 25, modern("Deployments, Scoring example", "for up to a maximum of 25")),
  param("modern-work.enterprise.deployments.cpor", "CPOR deployments for the most points (Modern Work, Enterprise)", "count", 5, enterpriseDeployments),
  param("modern-work.enterprise.deployments.dpor", "DPOR deployments for the most points (Modern Work, Enterprise)", "count", 10, enterpriseDeployments),
  param("modern-work.smb.deployments.cpor", "CPOR deployments for the most points (Modern Work, SMB)", "count", 5, smbDeployments),
  param("modern-work.smb.deployments.csp", "CSP deployments for the most points (Modern Work, SMB)", "count", 10, smbDeployments),
];

const securityAdds = security("Net customer adds, Calculation", "Each net new customer contributes to 2 points for up to a maximum of 20 points, obtained from 10 customers.");
const securityPeople = security("Intermediate certifications, Scoring", "Each certified individual gets 6.6 points, for up to a maximum of 40 points, obtained from six qualifying individuals.");
const securityDeployments = security("Deployments, Calculation", "contributes to 3.3 points for up to a maximum of 20 points, obtained from 6 deployments.");
const perRevenue = security("Usage growth, Azure", "Every Security Azure consumed revenue (ACR) growth of USD 1,250 gets you one point (maximum of 20 points)");
const perUsers = security("Usage growth, Microsoft 365", "Every Microsoft 365 protected users growth of 125 gets you one point (maximum of 20 points)");
const page2026 = (locator: string, quote: string, operatorStated = false): Cite => learn("LEARN-2026-security", locator, quote, operatorStated);

const securityParams: readonly Param[] = [
  param("security.adds.maximum", "Most points for net customer adds (Security)", "points", 20, securityAdds),
  param("security.adds.threshold", "Net customer adds for the most points (Security)", "count", 10, securityAdds),
  param("security.intermediate.maximum", "Most points for intermediate certifications (Security)", "points", 40, securityPeople),
  param("security.intermediate.threshold", "People for the most points in intermediate certifications (Security)", "count", 6, securityPeople),
  {
    id: "capability.security.gate",
    label: "People per required certificate before certifications count (Security)",
    unit: "count",
    timeline: [
      { from: designationsFrom, until: "2023-12-01", value: 1, cite: learn("LEARN-2023-security", "Intermediate certifications, Step 1", "There should be at least one individual certified as", true), rules: [], note: since },
      { from: "2023-12-01", value: 2, cite: learn("LEARN-2023-security", "Changes effective from December 1, 2023", "There should be at least two individuals certified in", true), rules: [] },
    ],
  },
  param("security.growth.maximum", "Most points for usage growth (Security)", "points", 20, perRevenue),
  param("security.growth.threshold", "Growth units for the most points (Security)", "count", 20, perRevenue),
  param("security.growth.acr", "Azure consumed revenue growth that earns one point (Security)", "USD", 1_250, perRevenue),
  param("security.growth.users", "Protected users growth that earns one point (Security)", "count", 125, perUsers),
  param("security.deployments.maximum", "Most points for deployments (Security)", "points", 20, securityDeployments),
  param("security.deployments.threshold", "Deployments for the most points (Security)", "count", 6, securityDeployments),
  in2026("security.smb.adds", "Net customer adds for the most points (Security, SMB)", "count", 5, page2026("Net customer adds, Calculation", "contributes to four points for up to a maximum of 20 points, obtained from five (5) customers.")),
  in2026("security.smb.intermediate", "People for the most points in the last step (Security, SMB)", "count", 5, page2026("Intermediate certifications, SMB, Step 3", "Each certified individual adds eight points in Step 3.")),
  in2026("security.smb.gate", "People per required certificate (Security, SMB)", "count", 1, page2026("Intermediate certifications, SMB, Step 1", "At least one person must complete one of the following certifications", true)),
  in2026("security.smb.gatePoints", "Points of a required certificate (Security, SMB)", "points", 4, page2026("Intermediate certifications, SMB, Step 1", "Completing this step earns four points (even if more than one person completes it).")),
  in2026("security.smb.growth.acr", "Azure consumed revenue growth that earns one point (Security, SMB)", "USD", 750, page2026("Usage growth, SMB track", "growth of USD 750 gets you one point (maximum of 20 points).")),
  in2026("security.smb.growth.users", "Protected users growth that earns one point (Security, SMB)", "count", 50, page2026("Usage growth, SMB track", "protected users growth of 50 gets you one point (maximum of 20 points).")),
];

const minimum = faq("How can I attain a Solutions Partner designation?", "earn a minimum of 70 points (with points in each category and sub-category)", true);

export const capabilityParams: readonly Param[] = [
  { id: "capability.minimum", label: "Points that a designation needs", unit: "points", timeline: [{ from: designationsFrom, value: 70, cite: minimum, rules: ["A-SP-02"] }] },
  { id: "capability.noPoints", label: "Points that every metric must exceed", unit: "points", timeline: [{ from: designationsFrom, value: 0, cite: minimum, rules: ["A-SP-03", "X-19"] }] },
  {
    id: "capability.onePoint",
    label: "Points per metric on the area pages",
    unit: "points",
    timeline: [{ from: designationsFrom, value: 1, cite: learn("LEARN-2023-azure", "First section", "Have one or more points for each of the following five metrics", true), rules: ["A-SP-03", "X-19"], note: since }],
  },
  ...azureParams,
  ...businessParams,
  ...modernWorkParams,
  ...securityParams,
];
