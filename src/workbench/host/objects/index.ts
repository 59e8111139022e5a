// The whole object model in one place: connects the classes with a session, and lists what they support.
// Promises: every class of this folder is in the list. Never describes a class itself.
import { membersOf } from "../objectModel";
import type { ClassMembers, HostClass } from "../objectModel";
import type { Session } from "../session";
import { applicationClass } from "./application";
import { bindingClass, bindingCollectionClass } from "./binding";
import { cultureInfoClass, datetimeFormatInfoClass, numberFormatInfoClass } from "./culture";
import {
  customXmlPartClass, customXmlPartCollectionClass, customXmlPartScopedCollectionClass, documentPropertiesClass, settingClass, settingCollectionClass,
} from "./documentParts";
import { filterClass, tableAutoFilterClass } from "./filter";
import { namedItemArrayValuesClass, namedItemClass, namedItemCollectionClass } from "./namedItem";
import { rangeClass } from "./range";
import { removeDuplicatesResultClass } from "./rangeActions";
import { rangeAreasClass, rangeCollectionClass, rangeViewClass } from "./rangeAreas";
import { formatProtectionClass, rangeBorderClass, rangeBorderCollectionClass, rangeFillClass, rangeFontClass, rangeFormatClass } from "./rangeFormat";
import { runtimeClass } from "./runtime";
import { worksheetCustomPropertyClass, worksheetCustomPropertyCollectionClass, worksheetFreezePanesClass, worksheetProtectionClass } from "./sheetParts";
import { rangeSortClass, tableSortClass } from "./sort";
import { tableClass, tableCollectionClass, tableScopedCollectionClass } from "./table";
import { tableColumnClass, tableColumnCollectionClass } from "./tableColumn";
import { tableRowClass, tableRowCollectionClass } from "./tableRow";
import { workbookClass } from "./workbook";
import { worksheetClass, worksheetCollectionClass } from "./worksheet";

/** Gives the session its factories: how a range, a sheet or a table becomes an object. */
export function connectObjects(session: Session): void {
  session.connect({
    workbook: () => workbookClass({ session }),
    range: (area) => rangeClass({ session, area: { ...area } }),
    rangeAreas: (areas) => rangeAreasClass({ session, areas: areas.map((area) => ({ ...area })) }),
    worksheet: (sheetId) => worksheetClass({ session, sheetId }),
    table: (tableId) => tableClass({ session, tableId }),
    tables: (sheetId) => tableCollectionClass({ session, sheetId }),
    tablesIn: (tableIds) => tableScopedCollectionClass({ session, tableIds }),
  });
}

/** Every class with its members, by name. */
export function supportedClasses(): readonly ClassMembers[] {
  const list = [
    members(applicationClass), members(bindingClass), members(bindingCollectionClass), members(cultureInfoClass), members(datetimeFormatInfoClass),
    members(numberFormatInfoClass), members(customXmlPartClass), members(customXmlPartCollectionClass), members(customXmlPartScopedCollectionClass),
    members(documentPropertiesClass), members(settingClass), members(settingCollectionClass), members(filterClass), members(tableAutoFilterClass),
    members(namedItemArrayValuesClass), members(namedItemClass), members(namedItemCollectionClass), members(rangeClass), members(removeDuplicatesResultClass),
    members(rangeAreasClass), members(rangeCollectionClass), members(rangeViewClass), members(formatProtectionClass), members(rangeBorderClass),
    members(rangeBorderCollectionClass), members(rangeFillClass), members(rangeFontClass), members(rangeFormatClass), members(runtimeClass),
    members(worksheetCustomPropertyClass), members(worksheetCustomPropertyCollectionClass), members(worksheetFreezePanesClass),
    members(worksheetProtectionClass), members(rangeSortClass), members(tableSortClass), members(tableClass), members(tableCollectionClass),
    members(tableScopedCollectionClass), members(tableColumnClass), members(tableColumnCollectionClass), members(tableRowClass),
    members(tableRowCollectionClass), members(workbookClass), members(worksheetClass), members(worksheetCollectionClass),
  ];
  return list.sort((a, b) => a.name.localeCompare(b.name));
}

function members<Model>(hostClass: HostClass<Model>): ClassMembers {
  return membersOf(hostClass.spec);
}
