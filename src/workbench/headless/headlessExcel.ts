// Excel without a screen: one workbook in Univer, the Excel host over it, and the add-in's page running in jsdom beside it.
// Promises the same host and the same bundles as the workbench page. It never writes a file: it hands out bytes.
import { promises as fs } from "node:fs";
import path from "node:path";
import { JSDOM } from "jsdom";
import { readManifest } from "../addin/manifest";
import { workbookFile, type WorkbookFile } from "../file/workbookFile";
import { createExcelHost, type HostFunctions } from "../host";
import { PROJECT_ROOT } from "../tools/bundles";
import { createNodeUniver } from "../univer/node";
import { openXlsx, type AddInIdentity } from "../xlsx";
import { openAddinPage, waitForGlobal, type AddinPage } from "./addinPage";
import { automationOf, type Automation } from "./automation";

export interface HeadlessExcel {
  readonly automation: Automation;
  readonly file: WorkbookFile;
  close(): Promise<void>;
}

const ADDIN_FOLDER = path.join(PROJECT_ROOT, "dist/addin");
const FOLDERS = { "/addin": ADDIN_FOLDER, "/office": path.join(PROJECT_ROOT, "node_modules/@microsoft/office-js/dist") };
// A page that starts in two seconds here may need many times that on a busy machine.
const START_LIMIT_MS = 60_000;

/** Opens the workbook and starts the add-in over it. Rejects with XlsxError when the bytes are no usable workbook. */
export async function openHeadlessExcel(bytes: Uint8Array, fileName: string): Promise<HeadlessExcel> {
  const { identity, functions, page } = await readBuiltManifest();
  const opened = await openXlsx(bytes, path.basename(fileName), identity);
  const univer = createNodeUniver(opened.snapshot);
  const host = createExcelHost({ univerAPI: univer.univerAPI, document: opened.document, functions });
  let addin: AddinPage | null = null;
  const close = async (): Promise<void> => {
    await host.whenIdle();
    await addin?.close();
    host.dispose();
    univer.dispose();
  };
  try {
    addin = await openAddinPage(FOLDERS, page, (window) => host.attach(window));
    const tierline = await waitForGlobal(addin.window, "Tierline", START_LIMIT_MS);
    if (tierline === undefined) throw new Error(`The add-in did not start within ${START_LIMIT_MS / 1000} seconds. ${addin.complaints.join(" ")}`);
    return {
      automation: automationOf(tierline),
      file: workbookFile(opened, univer.univerAPI, host, identity),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function readBuiltManifest(): Promise<{ identity: AddInIdentity; functions: HostFunctions | undefined; page: string }> {
  const xml = new JSDOM(await fs.readFile(path.join(ADDIN_FOLDER, "manifest.xml"), "utf8"), { contentType: "application/xml" });
  const manifest = readManifest(xml.window.document, "http://localhost:3000/addin/manifest.xml");
  const page = new URL(manifest.page).pathname;
  if (manifest.functions === null) return { identity: manifest.identity, functions: undefined, page };
  const metadata: HostFunctions["metadata"] = JSON.parse(await fs.readFile(path.join(ADDIN_FOLDER, "functions.json"), "utf8"));
  return { identity: manifest.identity, functions: { namespace: manifest.functions.namespace, metadata }, page };
}
