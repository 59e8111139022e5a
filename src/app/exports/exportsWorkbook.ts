// The workbook as counting exports needs it: all of the port, and the tables of Tierline's own.
import type { OwnTablesPort, WorkbookPort } from "../../workbook/port";

export type ExportsWorkbook = WorkbookPort & OwnTablesPort;
