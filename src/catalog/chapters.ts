// The chapters of the shipped catalog, in display order: each adds what its programmes need, and the programmes themselves.
// Promises: to ship a programme, add its chapter here and nothing anywhere else. Holds no data of its own.
import { anyDesignation } from "./anyDesignation";
import { competencyFacts, competencyList } from "./competencies";
import { benefitsPackageFields, benefitsPackages } from "./benefitsPackages";
import { coSell, coSellable, coSellFacts, coSellParams } from "./coSell";
import { coSellSources } from "./coSellSources";
import { derivedSources } from "./derived/sources";
import { withEnteredStatuses } from "./enteredStatus";
import { incentives } from "./incentives";
import { legacyBenefitFacts, legacyBenefits } from "./legacyBenefits";
import { offerFields } from "./offerFields";
import { anniversaryFacts, anniversaryFields, packageFacts, packageList } from "./packages";
import { partnerFields } from "./partnerFields";
import { partnerProgramFaq } from "./partnerProgramFaq";
import { publishServiceOffer, publishServiceOfferFacts } from "./publishServiceOffer";
import { rewards, rewardsFacts, rewardsFields, rewardsParams, rewardsSources } from "./rewards";
import type { Catalog } from "./schema";
import { commitmentSources, macc, maccFacts, maccFields, pracr, pracrFields, sellerCredit } from "./sellerCredit";
import { solutionsPartner } from "./solutionsPartner";
import { sources } from "./sources";
import { topTier, topTierParams } from "./topTier";

/** What a group of programmes adds to the catalog. */
export type Chapter = Partial<Omit<Catalog, "schema" | "version">>;

const written: readonly Chapter[] = [
  { sources, fields: partnerFields, params: topTierParams, programmes: [topTier] },
  { sources: [partnerProgramFaq], lists: [competencyList], facts: [...competencyFacts, anyDesignation] },
  { sources: coSellSources, fields: offerFields, facts: coSellFacts, params: coSellParams, programmes: [coSell, coSellable] },
  { sources: commitmentSources, fields: [...pracrFields, ...maccFields], facts: maccFacts, programmes: [sellerCredit, pracr, macc] },
  { facts: publishServiceOfferFacts, programmes: [publishServiceOffer] },
  { fields: anniversaryFields, lists: [packageList], facts: [...packageFacts, ...anniversaryFacts, ...legacyBenefitFacts], programmes: [incentives, legacyBenefits] },
  { fields: benefitsPackageFields, programmes: [benefitsPackages] },
  { sources: rewardsSources, fields: rewardsFields, facts: rewardsFacts, params: rewardsParams, programmes: [rewards] },
  solutionsPartner,
];

/** Documents that only the metrics counted from exports cite; the others are listed by the chapter that cites them first. */
const listed = new Set(written.flatMap(({ sources: own = [] }) => own.map(({ id }) => id)));
const ofExports: Chapter = { sources: derivedSources.filter(({ id }) => !listed.has(id)) };

/** As they are written, each with the columns for the statuses that a user copied from Partner Center. */
export const chapters: readonly Chapter[] = [...written, ofExports].map((chapter) => {
  const { programmes, fields } = withEnteredStatuses(chapter.programmes ?? []);
  return { ...chapter, programmes, fields: [...(chapter.fields ?? []), ...fields] };
});
