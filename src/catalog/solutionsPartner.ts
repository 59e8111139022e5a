// Solutions Partner designations and all that stands on them, as one part of the catalog.
// Promises: nothing of its own; it gathers what the files beside it say.
import { azureExpertMsp, azureExpertMspFacts, azureExpertMspFields } from "./azureExpertMsp";
import { capabilityFields } from "./capabilityMetrics";
import { capabilityParams } from "./capabilityParams";
import { capabilityFacts } from "./capabilitySheets";
import { certificationList } from "./certifications";
import { certificationParams, certifiedPeopleFacts } from "./certifiedPeople";
import { certifiedSoftware } from "./certifiedSoftware";
import { certifiedSoftwareFacts, certifiedSoftwareFields } from "./certifiedSoftwareFields";
import { certifiedSoftwareParams } from "./certifiedSoftwareParams";
import { designationDateFacts, designationDateFields } from "./designationDates";
import { designationList, heldFacts } from "./designationList";
import { designations, microsoftCloud } from "./designations";
import { learnSources } from "./learnSources";
import type { Catalog } from "./schema";
import { consumptionFacts, consumptionList, consumptionParams } from "./monthlyConsumption";
import { servicesFacts, servicesFields, supportServices, trainingParams, trainingServices } from "./servicesDesignations";
import { renewalFacts, renewalFields, specializationRenewal } from "./specializationRenewal";
import { specializationFacts, specializationFields, specializationList, specializations } from "./specializations";

export const solutionsPartner = {
  sources: learnSources,
  fields: [...capabilityFields, ...designationDateFields, ...specializationFields, ...renewalFields, ...azureExpertMspFields, ...certifiedSoftwareFields, ...servicesFields],
  lists: [designationList, specializationList, certificationList, consumptionList],
  facts: [...heldFacts, ...certifiedPeopleFacts, ...consumptionFacts, ...capabilityFacts, ...designationDateFacts, ...specializationFacts, ...renewalFacts, ...azureExpertMspFacts, ...certifiedSoftwareFacts, ...servicesFacts],
  params: [...capabilityParams, ...certificationParams, ...consumptionParams, ...certifiedSoftwareParams, ...trainingParams],
  programmes: [...designations, microsoftCloud, ...specializations, specializationRenewal, azureExpertMsp, ...certifiedSoftware, trainingServices, supportServices],
} satisfies Partial<Catalog>;
