// Excel.Workbook: the root of the object model, with the selection and everything that belongs to the whole file.
// Promises: answers for the one workbook the host holds. Never opens or saves files.
import { activeCell, selectedAreas } from "../../univer/selection";
import { HostError } from "../hostError";
import { defineClass } from "../objectModel";
import { applicationClass } from "./application";
import { textArgument } from "./arguments";
import type { SessionModel } from "./models";
import { bindingCollectionClass } from "./binding";
import { customXmlPartCollectionClass, documentPropertiesClass, settingCollectionClass } from "./documentParts";
import { namedItemCollectionClass } from "./namedItem";
import { runtimeClass } from "./runtime";
import { worksheetCollectionClass } from "./worksheet";

export const workbookClass = defineClass<SessionModel>({
  name: "Workbook",
  properties: {
    Name: { get: ({ session }) => session.book.facade.getName() },
    ReadOnly: { get: () => false },
  },
  navigation: {
    Application: (workbook) => applicationClass(workbook),
    Worksheets: (workbook) => worksheetCollectionClass(workbook),
    Tables: ({ session }) => session.make.tables(null),
    Names: ({ session }) => namedItemCollectionClass({ session, sheetId: null }),
    Settings: (workbook) => settingCollectionClass(workbook),
    CustomXmlParts: (workbook) => customXmlPartCollectionClass(workbook),
    Properties: (workbook) => documentPropertiesClass(workbook),
    Bindings: (workbook) => bindingCollectionClass(workbook),
    _Runtime: (workbook) => runtimeClass(workbook),
  },
  methods: {
    GetActiveCell: ({ session }) => session.make.range(activeCell(session.book, session.activeSheetId)),
    GetSelectedRange: ({ session }) => {
      const [first, ...more] = selectedAreas(session.book, session.activeSheetId);
      if (!first || more.length > 0) throw new HostError("InvalidSelection", "The current selection is invalid for this operation: several ranges are selected.");
      return session.make.range(first);
    },
    GetSelectedRanges: ({ session }) => session.make.rangeAreas(selectedAreas(session.book, session.activeSheetId)),
    GetIsActiveCollabSession: () => false,
    _GetRangeForEventByReferenceId: ({ session }, args) => session.byReference(textArgument(args, 0, "referenceId")),
    _GetRangeOrNullObjectForEventByReferenceId: ({ session }, args) => session.findReference(textArgument(args, 0, "referenceId")),
    _RemoveReference: ({ session }, args) => session.release(textArgument(args, 0, "referenceId")),
    _RemoveAllReferences: ({ session }) => session.releaseAll(),
    _GetReferenceCount: ({ session }) => session.keptObjectCount,
    _SetOsfControlContainerReadyForCustomFunctions: ({ session }) => session.functions?.start(),
  },
});
