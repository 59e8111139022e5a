// Every derived fact and the parameters that only they use, in one list.
// Promises: ids are unique; every parameter a fact names is here or in the catalog (a test checks both).
import { azureFacts, azureParams } from "./azure";
import { marketplaceFacts } from "./marketplace";
import type { DerivedFact, Param } from "./schema";

export const derivedFacts: readonly DerivedFact[] = [...marketplaceFacts, ...azureFacts];
export const derivedParams: readonly Param[] = [...azureParams];
