// The order in which a worksheet part must hold its elements; a file in another order is repaired by Excel, that is, damaged.
/** The order the schema wants in a worksheet. Source: ECMA-376 part 1, 18.3.1.99. */
export const WORKSHEET_ORDER = (
  "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate " +
  "customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks " +
  "customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst"
).split(" ");
