// The input columns of an offer table, and the partner columns that offer rules ask for: meaning, unit, window and recognised spellings.
// Promises: ids and labels never change once released; spellings are only added. Knows no threshold.
import { coSellStatuses, offerTypes, solutionTypes } from "./offerTypes";
import type { Field } from "./schema";

interface FlagColumn {
  readonly id: string;
  readonly label: string;
  readonly meaning: string;
  readonly grain: "offer" | "partner";
  readonly aliases: readonly string[];
  /** What to get, as a gap names it. */
  readonly one: string;
  /** The sentence of the assumption where the table has no such column. */
  readonly assumed?: string;
  readonly extra?: Partial<Field>;
}

const flag = ({ id, label, meaning, grain, aliases, one, assumed, extra }: FlagColumn): Field => ({
  id,
  label,
  meaning,
  unit: "flag",
  grain,
  step: 1,
  aliases,
  whenColumnAbsent: assumed === undefined ? { policy: "unknown" } : { policy: "assumed", value: 1, sentence: assumed },
  words: { one, many: one },
  ...extra,
});

export const offerFields: readonly Field[] = [
  {
    id: "offerId", label: "Offer ID", meaning: "The offer's identifier. It names the row when it is there and no two rows share it.", unit: "text", grain: "offer", identifies: "byIdentifier", step: 1,
    aliases: ["Product ID", "Solution ID", "OfferID"], whenColumnAbsent: { policy: "unknown" }, words: { one: "offer ID", many: "offer IDs" },
  },
  {
    id: "offer", label: "Offer", meaning: "The offer's name. It names the row when there is no usable offer ID.", unit: "text", grain: "offer", identifies: "byName", step: 1,
    aliases: ["Offer name", "Solution", "Solution name", "Offer title", "Product name", "Offer alias"], whenColumnAbsent: { policy: "unknown" }, words: { one: "offer name", many: "offer names" },
  },
  {
    id: "offerType", label: "Offer type", meaning: "The offer's type in the commercial marketplace.", unit: "choice", grain: "offer", step: 1, isGiven: true, choices: offerTypes,
    aliases: ["Type of offer", "Product type", "Marketplace offer type", "OfferType"], whenColumnAbsent: { policy: "unknown" }, words: { one: "offer type", many: "offer types" },
  },
  {
    id: "solutionType", label: "Solution type", meaning: "What the co-sell solution is: IP, service, managed service or device.", unit: "choice", grain: "offer", step: 1, isGiven: true, choices: solutionTypes,
    aliases: ["Co-sell solution type", "SolutionType"],
    whenColumnAbsent: { policy: "assumed", value: 0, sentence: "The table has no column for the solution type, so every offer that its offer type does not make a service is taken to be an IP solution." },
    words: { one: "solution type", many: "solution types" },
  },
  flag({
    id: "offerTransactable", label: "Transactable", meaning: "Whether customers can buy the offer through the commercial marketplace.", grain: "offer", one: "a transactable offer",
    aliases: ["Is transactable", "Transactable offer", "Transactable in marketplace", "Offer transactable"],
  }),
  flag({
    id: "offerLive", label: "Live in marketplace", meaning: "Whether the offer is published live in Azure Marketplace or Microsoft AppSource.", grain: "offer", one: "the offer live in the marketplace",
    aliases: ["Live", "Published live", "Is live", "Published", "Offer live", "Live on AppSource or Azure Marketplace"],
  }),
  flag({
    id: "coSellTabComplete", label: "Co-sell tab complete", meaning: "Whether the Co-sell with Microsoft tab of the offer is complete.", grain: "offer", one: "the Co-sell with Microsoft tab completed",
    aliases: ["Co-sell with Microsoft tab complete", "Co-sell with Microsoft tab", "Co-sell tab"],
  }),
  flag({
    id: "onePager", label: "One-pager", meaning: "Whether the solution or offer one-pager is provided.", grain: "offer", one: "a one-pager",
    aliases: ["Solution/offer one-pager", "Offer one-pager", "Solution one-pager", "Has one-pager", "One pager provided"],
  }),
  flag({
    id: "pitchDeck", label: "Pitch deck", meaning: "Whether the solution or offer pitch deck is provided.", grain: "offer", one: "a pitch deck",
    aliases: ["Solution/offer pitch deck", "Offer pitch deck", "Solution pitch deck", "Has pitch deck", "Pitch deck provided"],
  }),
  flag({
    id: "salesContactsComplete", label: "Sales contacts complete", meaning: "Whether there is a sales contact for each co-sell eligible geography, with the required bill of materials.", grain: "offer",
    one: "a sales contact for each co-sell eligible geography", aliases: ["Sales contacts", "Sales contact for each geography", "Sales contacts for all geographies", "Contacts complete"],
  }),
  flag({
    id: "mpnId", label: "MPN ID", meaning: "The partner's MPN ID (now Partner ID). Any entry but No shows that there is one.", grain: "offer", one: "an MPN ID", aliases: ["MPNID", "Has MPN ID", "MPN ID present"],
    assumed: "The table has no column for the MPN ID, so every partner is taken to have one.", extra: { anyTextIsYes: true },
  }),
  flag({
    id: "marketplaceAccountActive", label: "Marketplace account active", meaning: "Whether the partner has an active commercial marketplace account in Partner Center.", grain: "partner",
    one: "an active commercial marketplace account", aliases: ["Commercial marketplace account active", "Active marketplace account", "Marketplace account", "Active commercial marketplace account"],
    assumed: "The table has no column for the commercial marketplace account, so every partner is taken to have an active one.",
  }),
  flag({
    id: "businessProfileComplete", label: "Business profile complete", meaning: "Whether the partner's business profile in Partner Center is complete.", grain: "partner", one: "a complete business profile",
    aliases: ["Complete business profile", "Business profile", "Profile complete"],
  }),
  flag({
    id: "isvConnect", label: "ISV Connect enrolled", meaning: "Whether the partner is enrolled in ISV Connect.", grain: "partner", one: "ISV Connect enrollment",
    aliases: ["ISV Connect", "Enrolled in ISV Connect", "ISV Connect enrollment", "ISV Connect enrolment", "ISV Connect program"],
  }),
  flag({
    id: "technicalValidationPassed", label: "Technical validation passed", meaning: "Whether the offer passed the Microsoft technical validation for an Azure-based solution.", grain: "offer", one: "a passed technical validation",
    aliases: ["Technical validation", "Passed technical validation", "Microsoft technical validation passed", "Azure technical validation passed"],
  }),
  {
    id: "azureIpShare", label: "Azure IP share (%)", meaning: "Share of the offer's infrastructure that uses repeatable IP code on Azure, in percent.", unit: "percent", grain: "offer", step: 0.01, possible: { least: 0, most: 100 },
    aliases: ["Azure IP share", "IP share (%)", "Repeatable IP on Azure (%)", "Share of repeatable IP code on Azure (%)", "Repeatable IP code on Azure (%)"],
    whenColumnAbsent: { policy: "assumed", value: 100, sentence: "The table has no column for the share of repeatable IP code on Azure, so a passed technical validation is taken to have confirmed more than 50%." },
    words: { one: "repeatable IP code on Azure", many: "repeatable IP code on Azure" },
  },
  flag({
    id: "referenceArchitecture", label: "Reference architecture diagram", meaning: "Whether a reference architecture diagram is uploaded with the co-sell documents.", grain: "offer", one: "a reference architecture diagram",
    aliases: ["Reference architecture", "Architecture diagram", "RAD", "Reference architecture diagram uploaded"],
  }),
  {
    id: "offerBilledRevenue", label: "Billed revenue (USD)", meaning: "Billed revenue of the offer through the commercial marketplace in US dollars, over the twelve months that end on the as-of date.", unit: "USD", grain: "offer",
    window: { months: 12, anchor: "asOf" }, step: 0.01, aliases: ["Billed revenue", "Billed revenue USD TTM", "Billed revenue TTM (USD)", "Offer billed revenue (USD)", "Offer billed revenue"],
    whenColumnAbsent: { policy: "unknown" }, words: { one: "billed revenue", many: "billed revenue" },
  },
  {
    id: "firstPublishedOn", label: "First published on", meaning: "The day the offer was first published in the commercial marketplace.", unit: "date", grain: "offer", step: 1, isGiven: true,
    aliases: ["First published", "Published on", "Publish date", "First publish date", "Date first published", "Went live on"], whenColumnAbsent: { policy: "unknown" }, words: { one: "first publishing date", many: "first publishing dates" },
  },
  flag({
    id: "coSellReadyBefore", label: "Co-sell ready before October 2022", meaning: "Whether the services partner had co-sell ready status when the grace for former competencies began.", grain: "partner",
    one: "co-sell ready status from before October 2022",
    aliases: ["Co-sell ready before", "Already co-sell ready", "Existing co-sell ready", "Co-sell ready on 2022-09-30", "Was co-sell ready", "Co-sell ready before 2022-10-01", "Co-sell ready before 2022-10-03"],
    assumed: "The table has no column for co-sell ready status before October 2022, so services partners with a competency on 30 September 2022 are taken to have had it.",
    extra: { isGiven: true },
  }),
  {
    id: "coSellStatusEntered", label: "Co-sell status in Partner Center", meaning: "The co-sell status that Partner Center shows for the offer. It stands beside the computed one.", unit: "choice", grain: "offer", step: 1, isGiven: true, choices: coSellStatuses,
    aliases: ["Partner Center co-sell status", "Partner Center status", "Co-sell status (Partner Center)", "Current co-sell status", "Co-sell status entered"], whenColumnAbsent: { policy: "unknown" },
    words: { one: "co-sell status in Partner Center", many: "co-sell statuses in Partner Center" },
  },
];
