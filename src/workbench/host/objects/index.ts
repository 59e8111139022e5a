// The whole object model in one place: connects the classes with a session, and lists what they support.
// Promises: every class of this folder is in the list. Never describes a class itself.
import { membersOf } from "../objectModel";
import type { ClassMembers, HostClass } from "../objectModel";
import type { Session } from "../session";
import { applicationClass } from "./application";
import { rangeClass } from "./range";
import { runtimeClass } from "./runtime";
import { tableClass, tableCollectionClass, tableScopedCollectionClass } from "./table";
import { workbookClass } from "./workbook";
import { worksheetClass, worksheetCollectionClass } from "./worksheet";

/** Gives the session its factories: how a range, a sheet or a table becomes an object. */
export function connectObjects(session: Session): void {
  session.connect({
    workbook: () => workbookClass({ session }),
    range: (area) => rangeClass({ session, area: { ...area } }),
    rangeAreas: () => {
      throw new Error("not yet");
    },
    worksheet: (sheetId) => worksheetClass({ session, sheetId }),
    table: (tableId) => tableClass({ session, tableId }),
    tables: (sheetId) => tableCollectionClass({ session, sheetId }),
    tablesIn: (tableIds) => tableScopedCollectionClass({ session, tableIds }),
  });
}

/** Every class with its members, by name. */
export function supportedClasses(): readonly ClassMembers[] {
  const list = [
    describe(applicationClass), describe(rangeClass), describe(runtimeClass), describe(tableClass), describe(tableCollectionClass),
    describe(workbookClass), describe(worksheetClass), describe(worksheetCollectionClass),
  ];
  return list.sort((a, b) => a.name.localeCompare(b.name));
}

function describe<Model>(hostClass: HostClass<Model>): ClassMembers {
  return membersOf(hostClass.spec);
}
