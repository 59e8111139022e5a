// What certified software asks of an offer row beside its co-sell status and its partner's marketplace figures.
// Promises: ids and labels never change once released; spellings are only added. Knows no threshold.
import { faq } from "./partnerProgramFaq";
import type { Fact, Field } from "./schema";

const unknown = { policy: "unknown" } as const;

function offerFlag(id: string, label: string, meaning: string, one: string, ...aliases: readonly string[]): Field {
  return { id, label, meaning, unit: "flag", grain: "offer", step: 1, aliases, whenColumnAbsent: unknown, words: { one, many: one } };
}

function offerCount(id: string, label: string, meaning: string, one: string, many: string, ...aliases: readonly string[]): Field {
  return { id, label, meaning, unit: "count", grain: "offer", step: 1, aliases, whenColumnAbsent: unknown, words: { one, many } };
}

export const certifiedSoftwareFields: readonly Field[] = [
  offerFlag(
    "businessApplicationsCosellEligible",
    "Business Applications co-sell eligible",
    "Whether the offer is Business Applications co-sell eligible, as Partner Center shows it.",
    "the Business Applications co-sell eligible status",
    "Business Applications IP co-sell eligible",
    "Business Applications Co-sell incentive",
    "BizApps co-sell eligible",
  ),
  offerFlag(
    "cosellEligible",
    "Co-sell eligible",
    "Whether the offer meets the co-sell eligibility requirements that apply to it.",
    "the co-sell eligibility that applies",
    "Applicable co-sell eligibility met",
    "Co-sell eligibility requirements met",
    "Co-sell eligibility",
  ),
  offerFlag(
    "technicalReviewPassed",
    "Technical review passed",
    "Whether the technical review or audit of the designation asked about is passed: interoperability with Azure, or with Business Applications.",
    "a passed technical review",
    "Technical audit passed",
    "Technical review audit passed",
    "Technical review or audit passed",
  ),
  offerFlag(
    "m365AppCertified",
    "Microsoft 365 App Compliance certified",
    "Whether the offer has completed the Microsoft 365 App Compliance Program certification.",
    "the Microsoft 365 App Compliance Program certification",
    "Microsoft 365 App Compliance Program certification",
    "Microsoft 365 certified",
    "M365 App Compliance certified",
    "Microsoft 365 App Certification",
  ),
  offerFlag(
    "sentinelPublishingPassed",
    "Sentinel publishing criteria passed",
    "Whether the offer has passed the publishing criteria of Microsoft Sentinel.",
    "the Sentinel publishing criteria",
    "Passed Sentinel publishing criteria",
    "Microsoft Sentinel publishing criteria passed",
  ),
  offerFlag(
    "sentinelContentHubActive",
    "Active in Sentinel Content hub",
    "Whether the offer is active in the Microsoft Sentinel Content hub gallery.",
    "an active listing in the Sentinel Content hub",
    "Sentinel Content hub active",
    "Sentinel Content hub",
    "Active in Microsoft Sentinel Content hub gallery",
  ),
  offerFlag(
    "industryAiAuditPassed",
    "Industry AI audit passed",
    "Whether the additional audit is passed that shows AI used in a way specific to the industry asked about.",
    "a passed Industry AI audit",
    "AI audit passed",
    "Industry AI technical review passed",
    "Industry audit passed",
  ),
  {
    id: "ratingAverage",
    label: "Average rating",
    meaning: "The offer's average commercial marketplace rating, from 1 to 5.",
    unit: "points",
    grain: "offer",
    step: 0.1,
    possible: { least: 1, most: 5 },
    aliases: ["Marketplace rating", "Average marketplace rating", "Rating", "Rating average", "Average commercial marketplace rating"],
    whenColumnAbsent: unknown,
    words: { one: "average rating", many: "average rating" },
  },
  offerCount("ratingCount", "Number of ratings", "How many commercial marketplace ratings the offer has.", "rating", "ratings", "Ratings", "Rating count", "Marketplace ratings", "Ratings count"),
  offerCount(
    "customerEvidence",
    "Customer evidence",
    "Artefacts of customer evidence for the offer, case studies included, of the kind that the designation asks for: verifiable, referenceable, or reviewed and specific to the industry.",
    "artefact of customer evidence",
    "artefacts of customer evidence",
    "Customer evidence artefacts",
    "Customer evidence artifacts",
    "Verifiable customer evidence",
    "Referenceable customer evidence",
    "Case studies",
    "Evidence artefacts",
    "Evidence artifacts",
    "Customer references",
  ),
  offerCount(
    "teamsAppsMau",
    "Teams Apps monthly active users",
    "Monthly active users of the offer's Teams app: the mean of the twelve months that end on the as-of date (X-37).",
    "monthly active user of Teams Apps",
    "monthly active users of Teams Apps",
    "Teams Apps MAU",
    "Teams App MAU",
    "Average Teams Apps MAU",
    "Teams MAU",
    "Teams Apps monthly active users (average)",
  ),
];

export const certifiedSoftwareFacts: readonly Fact[] = [
  {
    id: "certified.azureIpEligible",
    label: "Azure IP co-sell eligibility of the offer",
    meaning: "Whether the offer, or else its partner's row, shows that it is Azure IP co-sell eligible.",
    unit: "flag",
    grain: "offer",
    step: 1,
    aliases: [],
    whenColumnAbsent: {
      policy: "assumed",
      value: 1,
      sentence: "The table has no column for Azure IP co-sell eligibility, so every offer is taken to be eligible; its co-sell status tells whether it is.",
    },
    words: { one: "Azure IP co-sell eligibility", many: "Azure IP co-sell eligibilities" },
    derive: { op: "firstThere", of: ["offerAzureIpEligible", "azureIpCosellEligible"] },
    asksFor: "offerAzureIpEligible",
    cite: faq("Certified software for Azure and for Security, Commercial marketplace", "Solutions must be Azure IP co-sell eligible"),
    rules: ["A-CSD-02"],
  },
  {
    id: "businessApplicationsCosellShown",
    label: "Business Applications co-sell status is known",
    meaning: "Whether the table says what Partner Center shows for the offer's Business Applications co-sell status.",
    unit: "flag",
    grain: "offer",
    step: 1,
    aliases: [],
    isGiven: true,
    whenColumnAbsent: { policy: "unknown" },
    words: { one: "the Business Applications co-sell status as Partner Center shows it", many: "Business Applications co-sell statuses" },
    derive: { op: "isFilled", field: "businessApplicationsCosellEligible" },
    cite: faq("Certified software for Business Applications, Commercial marketplace", "Solutions must be Business Applications IP co-sell eligible"),
    rules: ["X-07"],
  },
];
