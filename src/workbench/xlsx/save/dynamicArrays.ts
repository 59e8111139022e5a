// The mark by which Excel knows a dynamic-array formula from one typed with Ctrl+Shift+Enter.
// Promises: the workbook's metadata part holds one such mark, made when missing. Source: MS-XLSX 2.1.7 and 2.6.205 (XLDAPR).
import type { OpcPackage } from "../package/opcPackage";
import { attributeOf, element, elementsOf, firstElement, placeElement } from "../package/xml";
import type { XmlElement } from "../package/xml";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const DYNAMIC = "http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray";
const METADATA_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sheetMetadata";
const METADATA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheetMetadata+xml";
const ORDER = ["metadataTypes", "metadataStrings", "mdxMetadata", "futureMetadata", "cellMetadata", "valueMetadata", "extLst"];

/** The number for a cell's `cm` attribute that means "dynamic array". */
export function dynamicArrayMark(file: OpcPackage, workbook: string): number {
  const path = file.relationshipTo(workbook, "sheetMetadata")?.target ?? addMetadata(file, workbook);
  const root = file.tree(path);
  const type = elementsOf(firstElement(root, "metadataTypes"), "metadataType").findIndex((entry) => attributeOf(entry, "name") === "XLDAPR") + 1;
  const marks = elementsOf(firstElement(root, "cellMetadata"), "bk");
  const known = type === 0 ? -1 : marks.findIndex((mark) => elementsOf(mark, "rc").some((entry) => attributeOf(entry, "t") === String(type)));
  if (known >= 0) return known + 1;
  file.changed(path);
  const typeNumber = type > 0 ? type : addType(root);
  const future = elementsOf(root, "futureMetadata").find((entry) => attributeOf(entry, "name") === "XLDAPR") ?? addFuture(root);
  const index = elementsOf(future, "bk").length - 1;
  const cells = firstElement(root, "cellMetadata") ?? element("cellMetadata");
  cells.children.push(element("bk", {}, [element("rc", { t: String(typeNumber), v: String(index) })]));
  cells.attributes["count"] = String(elementsOf(cells).length);
  placeElement(root, cells, ORDER);
  return elementsOf(cells).length;
}

function addMetadata(file: OpcPackage, workbook: string): string {
  const path = "xl/metadata.xml";
  file.putTree(path, element("metadata", { xmlns: MAIN }));
  file.setContentType(path, METADATA_TYPE);
  file.relate(workbook, METADATA_RELATIONSHIP, path);
  return path;
}

function addType(root: XmlElement): number {
  const types = firstElement(root, "metadataTypes") ?? element("metadataTypes");
  const flags = ["copy", "pasteAll", "pasteValues", "merge", "splitFirst", "rowColShift", "clearFormats", "clearComments", "assign", "coerce", "cellMeta"];
  types.children.push(element("metadataType", { name: "XLDAPR", minSupportedVersion: "120000", ...Object.fromEntries(flags.map((flag) => [flag, "1"])) }));
  types.attributes["count"] = String(elementsOf(types).length);
  placeElement(root, types, ORDER);
  return elementsOf(types).length;
}

function addFuture(root: XmlElement): XmlElement {
  const property = element("xda:dynamicArrayProperties", { "xmlns:xda": DYNAMIC, fDynamic: "1", fCollapsed: "0" });
  const mark = element("bk", {}, [element("extLst", {}, [element("ext", { uri: "{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}" }, [property])])]);
  const future = element("futureMetadata", { name: "XLDAPR", count: "1" }, [mark]);
  const after = root.children.findIndex((child) => typeof child !== "string" && ["cellMetadata", "valueMetadata", "extLst"].includes(child.name));
  if (after < 0) root.children.push(future);
  else root.children.splice(after, 0, future);
  return future;
}
