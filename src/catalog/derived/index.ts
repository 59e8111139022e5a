// Every derived fact and the parameters that only they use, in one list.
// Promises: ids are unique; every parameter a fact names is here or in the catalog (a test checks both).
import { azureFacts, azureParams } from "./azure";
import { businessApplicationsFacts, businessApplicationsParams } from "./businessApplications";
import { marketplaceFacts, marketplaceParams } from "./marketplace";
import { modernWorkFacts, modernWorkParams } from "./modernWork";
import { peopleFacts } from "./people";
import type { DerivedFact, Param } from "./schema";
import { securityFacts, securityParams } from "./security";
import { teamsFacts } from "./teams";

export const derivedFacts: readonly DerivedFact[] = [
  ...marketplaceFacts,
  ...azureFacts,
  ...teamsFacts,
  ...businessApplicationsFacts,
  ...modernWorkFacts,
  ...securityFacts,
  ...peopleFacts,
];
export const derivedParams: readonly Param[] = [...marketplaceParams, ...azureParams, ...businessApplicationsParams, ...modernWorkParams, ...securityParams];
