// What a host must know of an add-in before loading it, read from its add-in only XML manifest: the page, the ribbon, the functions.
// Promises addresses that can be fetched from where the manifest was served; it never runs or loads anything itself.

export type RibbonAction =
  | { readonly kind: "show-pane" }
  | { readonly kind: "run-function"; readonly functionName: string };

export interface RibbonButton {
  readonly id: string;
  readonly label: string;
  readonly tip: { readonly title: string; readonly description: string };
  /** Address of the icon drawn for the size nearest to 32 pixels from above, or null when the manifest has none. */
  readonly icon: string | null;
  readonly action: RibbonAction;
}

export interface RibbonGroup {
  readonly tab: string;
  readonly label: string;
  readonly buttons: readonly RibbonButton[];
}

export interface AddinManifest {
  /** Lower-case GUID, and version with four parts: who owns the settings kept in a workbook. */
  readonly identity: { readonly id: string; readonly version: string };
  readonly displayName: string;
  /** The shared-runtime page that serves the pane, the commands and the functions. */
  readonly page: string;
  readonly groups: readonly RibbonGroup[];
  readonly functions: { readonly namespace: string; readonly metadata: string } | null;
}

export class ManifestError extends Error {
  readonly code = "ManifestUnreadable";
}

const ICON_PIXELS = 32;

/**
 * Reads the manifest served at `servedAt` (absolute URL). The resources it names for its released address are looked
 * for beside it, by file name and query: the same files, served from here.
 * Throws ManifestError when there is no page to load.
 */
export function readManifest(manifest: Document, servedAt: string): AddinManifest {
  const resources = resourcesOf(manifest);
  const beside = (address: string): string => {
    const released = new URL(address, servedAt);
    const folders = released.pathname.split("/");
    const isInAssets = folders.at(-2) === "assets";
    return new URL(`${isInAssets ? "assets/" : ""}${folders.at(-1) ?? ""}${released.search}`, servedAt).href;
  };
  const page = elements(manifest, "SourceLocation").map((element) => resources.get(attribute(element, "resid")) ?? attribute(element, "DefaultValue")).find((address) => address !== "");
  if (page === undefined) throw new ManifestError(`The manifest at ${servedAt} names no page (SourceLocation), so there is no add-in to load.`);
  return {
    identity: { id: textOf(manifest, "Id").toLowerCase(), version: textOf(manifest, "Version") },
    displayName: attribute(elements(manifest, "DisplayName")[0], "DefaultValue") || "Add-in",
    page: beside(page),
    groups: elements(manifest, "Group").map((group) => ({
      tab: wordOf(resources, directChild(closest(group, ["CustomTab", "OfficeTab"]), "Label")),
      label: wordOf(resources, directChild(group, "Label")),
      buttons: elements(group, "Control").flatMap((control) => buttonFrom(control, resources, beside)),
    })),
    functions: functionsOf(manifest, resources, beside),
  };
}

type Resources = ReadonlyMap<string, string>;

function resourcesOf(manifest: Document): Resources {
  const resources = new Map<string, string>();
  for (const kind of ["Image", "Url", "String"]) {
    for (const element of elements(manifest, kind)) {
      const id = attribute(element, "id");
      if (id !== "") resources.set(id, attribute(element, "DefaultValue"));
    }
  }
  return resources;
}

function buttonFrom(control: Element, resources: Resources, beside: (address: string) => string): RibbonButton[] {
  const action = elements(control, "Action")[0];
  if (action === undefined || xsiType(control) !== "Button") return [];
  const functionName = elements(action, "FunctionName")[0]?.textContent?.trim() ?? "";
  const tip = directChild(control, "Supertip");
  return [
    {
      id: attribute(control, "id"),
      label: wordOf(resources, directChild(control, "Label")),
      tip: {
        title: wordOf(resources, tip && directChild(tip, "Title")),
        description: wordOf(resources, tip && directChild(tip, "Description")),
      },
      icon: iconFrom(control, resources, beside),
      action: xsiType(action) === "ExecuteFunction" ? { kind: "run-function", functionName } : { kind: "show-pane" },
    },
  ];
}

function iconFrom(control: Element, resources: Resources, beside: (address: string) => string): string | null {
  const icons = elements(control, "Image")
    .map((image) => ({ pixels: Number(attribute(image, "size")), address: resources.get(attribute(image, "resid")) ?? "" }))
    .filter((icon) => icon.address !== "")
    .sort((a, b) => a.pixels - b.pixels);
  const best = icons.find((icon) => icon.pixels >= ICON_PIXELS) ?? icons.at(-1);
  return best === undefined ? null : beside(best.address);
}

function functionsOf(manifest: Document, resources: Resources, beside: (address: string) => string): AddinManifest["functions"] {
  const point = elements(manifest, "ExtensionPoint").find((element) => xsiType(element) === "CustomFunctions");
  if (point === undefined) return null;
  const metadata = elements(point, "Metadata")[0];
  const source = metadata && elements(metadata, "SourceLocation")[0];
  const address = resources.get(attribute(source, "resid"));
  const namespace = wordOf(resources, elements(point, "Namespace")[0]);
  return address === undefined || namespace === "" ? null : { namespace, metadata: beside(address) };
}

function wordOf(resources: Resources, element: Element | undefined): string {
  return resources.get(attribute(element, "resid")) ?? "";
}

// Prefixes differ between manifests (bt:, xsi:, none), so elements and attributes are found by their local name.
function elements(within: Document | Element, localName: string): Element[] {
  return Array.from(within.getElementsByTagNameNS("*", localName));
}

function textOf(within: Document, localName: string): string {
  return elements(within, localName)[0]?.textContent?.trim() ?? "";
}

function directChild(parent: Element | undefined, localName: string): Element | undefined {
  return parent && Array.from(parent.children).find((child) => child.localName === localName);
}

function closest(element: Element, localNames: readonly string[]): Element | undefined {
  for (let up = element.parentElement; up !== null; up = up.parentElement) {
    if (localNames.includes(up.localName)) return up;
  }
  return undefined;
}

function attribute(element: Element | undefined, name: string): string {
  return element?.getAttribute(name) ?? "";
}

function xsiType(element: Element): string {
  return element.getAttributeNS("http://www.w3.org/2001/XMLSchema-instance", "type") ?? "";
}
