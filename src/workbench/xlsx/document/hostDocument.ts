// What add-ins keep in a workbook: their settings (xl/webextensions) and custom XML parts (customXml).
// Promises: settings and parts of other add-ins stay as they are; texts are passed on unchanged.
// Sources: MS-OWEXML 2.2 (web extensions), ECMA-376 part 1, 15.2.4 and 22.5 (custom XML).
import type { AddInIdentity, HostDocument } from "../contract";
import type { OpcPackage } from "../package/opcPackage";
import { attributeOf, element, elementsOf, firstElement, placeElement, prefixOf } from "../package/xml";
import type { XmlElement } from "../package/xml";

const OFFICE_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const EXTENSION_RELATIONSHIPS = "http://schemas.microsoft.com/office/2011/relationships";
const EXTENSION_NAMESPACE = "http://schemas.microsoft.com/office/webextensions/webextension/2010/11";
const PANES_NAMESPACE = "http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11";
const CUSTOM_XML_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
const EXTENSION_ORDER = ["reference", "alternateReferences", "properties", "bindings", "snapshot", "extLst"];
const PANES_PATH = "xl/webextensions/taskpanes.xml";

export function readDocument(file: OpcPackage, workbook: string, addIn: AddInIdentity | undefined): HostDocument {
  const own = ownExtension(file, addIn);
  const settings: Record<string, string> = {};
  if (own !== undefined)
    for (const property of elementsOf(firstElement(file.tree(own), "properties"), "property")) settings[attributeOf(property, "name") ?? ""] = attributeOf(property, "value") ?? "";
  return { settings, customXmlParts: customXmlPaths(file, workbook).map((path) => ({ id: itemIdOf(file, path), xml: file.text(path) })) };
}

/** Writes what differs from the file; answers whether anything did. */
export function writeDocument(file: OpcPackage, workbook: string, document: HostDocument, addIn: AddInIdentity | undefined): boolean {
  const before = readDocument(file, workbook, addIn);
  const hasNewSettings = !sameRecord(before.settings, document.settings);
  if (hasNewSettings) writeSettings(file, document.settings, addIn);
  return writeCustomXml(file, workbook, document.customXmlParts) || hasNewSettings;
}

/** The part holding the settings of `addIn`; without an identity, of the only add-in there is. */
function ownExtension(file: OpcPackage, addIn: AddInIdentity | undefined): string | undefined {
  const panes = file.relationshipTo("", "webextensiontaskpanes")?.target;
  if (panes === undefined || !file.has(panes)) return undefined;
  const extensions = file.relationships(panes).filter((entry) => entry.kind === "webextension" && file.has(entry.target));
  if (addIn) return extensions.find((entry) => attributeOf(firstElement(file.tree(entry.target), "reference"), "id")?.toLowerCase() === addIn.id.toLowerCase())?.target;
  return extensions.length === 1 ? extensions[0]?.target : undefined;
}

function writeSettings(file: OpcPackage, settings: Readonly<Record<string, string>>, addIn: AddInIdentity | undefined): void {
  const path = ownExtension(file, addIn) ?? addExtension(file, addIn ?? { id: "00000000-0000-0000-0000-000000000000", version: "1.0.0.0" });
  const root = file.tree(path);
  const prefix = prefixOf(root.name);
  const properties = Object.entries(settings).map(([name, value]) => element(`${prefix}property`, { name, value }));
  placeElement(root, element(`${prefix}properties`, {}, properties), EXTENSION_ORDER);
  file.changed(path);
}

function addExtension(file: OpcPackage, addIn: AddInIdentity): string {
  const path = file.freePath("xl/webextensions/webextension#.xml");
  const version = [...addIn.version.split("."), "0", "0", "0"].slice(0, 4).join(".");
  file.putTree(
    path,
    element("we:webextension", { "xmlns:we": EXTENSION_NAMESPACE, id: `{${addIn.id.toUpperCase()}}` }, [
      element("we:reference", { id: addIn.id, version, store: "developer", storeType: "Registry" }),
      element("we:alternateReferences"),
      element("we:properties"),
      element("we:bindings"),
      element("we:snapshot", { "xmlns:r": OFFICE_RELATIONSHIPS }),
    ]),
  );
  file.setContentType(path, "application/vnd.ms-office.webextension+xml");
  const panes = file.relationshipTo("", "webextensiontaskpanes")?.target ?? addPanes(file);
  const relation = file.relate(panes, `${EXTENSION_RELATIONSHIPS}/webextension`, path);
  const root = file.tree(panes);
  const prefix = prefixOf(root.name);
  root.children.push(
    element(`${prefix}taskpane`, { dockstate: "right", visibility: "0", width: "350", row: String(elementsOf(root).length) }, [
      element(`${prefix}webextensionref`, { "xmlns:r": OFFICE_RELATIONSHIPS, "r:id": relation }),
    ]),
  );
  file.changed(panes);
  return path;
}

function addPanes(file: OpcPackage): string {
  file.putTree(PANES_PATH, element("wetp:taskpanes", { "xmlns:wetp": PANES_NAMESPACE }));
  file.setContentType(PANES_PATH, "application/vnd.ms-office.webextensiontaskpanes+xml");
  file.relate("", `${EXTENSION_RELATIONSHIPS}/webextensiontaskpanes`, PANES_PATH);
  return PANES_PATH;
}

function customXmlPaths(file: OpcPackage, workbook: string): string[] {
  return file.relationships(workbook).filter((entry) => entry.kind === "customXml" && file.has(entry.target)).map((entry) => entry.target);
}

/** The item's GUID; its package path when it has no properties. */
function itemIdOf(file: OpcPackage, path: string): string {
  const properties = file.relationshipTo(path, "customXmlProps")?.target;
  return (properties !== undefined && file.has(properties) ? attributeOf(file.tree(properties), "itemID") : undefined) ?? path;
}

function writeCustomXml(file: OpcPackage, workbook: string, wanted: HostDocument["customXmlParts"]): boolean {
  const paths = new Map(customXmlPaths(file, workbook).map((path) => [itemIdOf(file, path).toLowerCase(), path]));
  let isChanged = false;
  for (const part of wanted) {
    const path = paths.get(part.id.toLowerCase());
    paths.delete(part.id.toLowerCase());
    if (path === undefined) addCustomXml(file, workbook, part);
    else if (file.text(path) !== part.xml) file.put(path, part.xml);
    else continue;
    isChanged = true;
  }
  for (const path of paths.values()) {
    const properties = file.relationshipTo(path, "customXmlProps")?.target;
    if (properties !== undefined) file.remove(properties);
    file.unrelate(workbook, (entry) => entry.target === path);
    file.remove(path);
    isChanged = true;
  }
  return isChanged;
}

function addCustomXml(file: OpcPackage, workbook: string, part: { id: string; xml: string }): void {
  const path = file.freePath("customXml/item#.xml");
  const properties = path.replace("item", "itemProps");
  const schemas: XmlElement = element("ds:schemaRefs");
  file.put(path, part.xml);
  file.putTree(properties, element("ds:datastoreItem", { "ds:itemID": part.id, "xmlns:ds": CUSTOM_XML_NAMESPACE }, [schemas]));
  file.setContentType(path, "application/xml");
  file.setContentType(properties, "application/vnd.openxmlformats-officedocument.customXmlProperties+xml");
  file.relate(workbook, `${OFFICE_RELATIONSHIPS}/customXml`, path);
  file.relate(path, `${OFFICE_RELATIONSHIPS}/customXmlProps`, properties);
}

function sameRecord(left: Readonly<Record<string, string>>, right: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(left);
  return names.length === Object.keys(right).length && names.every((name) => left[name] === right[name]);
}
