// The requirement sets the host claims: what `isSetSupported` answers in the add-in.
// Promises: claims no more than a version of Excel that exists. Whether every member is there is said by the README's list.
/** Like Microsoft 365 for Windows, late 2024. Pass another matrix to run an add-in against an older Excel. */
export const defaultRequirementSets: Readonly<Record<string, string>> = {
  ExcelApi: "1.17",
  SharedRuntime: "1.2",
  CustomFunctionsRuntime: "1.4",
  CustomFunctions: "1.7",
  CustomXmlParts: "1.1",
  DialogApi: "1.2",
  RibbonApi: "1.2",
  Settings: "1.1",
};
