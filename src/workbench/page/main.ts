// The workbench page: puts grid, ribbon and pane together and does what its buttons say.
// Promises that no change is thrown away without a question, and that every failure is a sentence on the page.
import { readManifest, type AddinManifest, type RibbonAction } from "../addin/manifest";
import { isCsv, workbookOfCsv } from "../csv/openCsv";
import { openXlsx } from "../xlsx";
import "./page.css";
import { chooseFile, download, onFileArrives, type ChosenFile } from "./files";
import { ask, hush, required, say, sentenceOf } from "./messages";
import { showWorkbook, type OpenWorkbook, type WorkbookSetup } from "./openWorkbook";
import { createPane } from "./pane";
import { showRibbon } from "./ribbon";
import { officeTheme, startTheme, type ThemeName } from "./theme";
import { watchUnsavedChanges, type UnsavedChanges } from "./unsaved";

const SAMPLE = "/samples/partners.xlsx";
const RELEASED_MANIFEST = "/addin/manifest.xml";

interface Addin {
  readonly manifest: AddinManifest;
  readonly functions: WorkbookSetup["functions"];
}

interface Current {
  readonly workbook: OpenWorkbook;
  readonly unsaved: UnsavedChanges;
}

const pane = createPane();
let theme: ThemeName = "light";
let current: Current | null = null;

void startWorkbench();

async function startWorkbench(): Promise<void> {
  try {
    theme = startTheme((chosen) => {
      theme = chosen;
      current?.workbook.spreadsheet.setDark(chosen === "dark");
      current?.workbook.host.setTheme(officeTheme(chosen));
    });
    const addin = await loadAddin(new URLSearchParams(location.search).get("addin") ?? RELEASED_MANIFEST);
    showRibbon(required("ribbon"), addin.manifest.groups, runRibbonAction);
    wireFileButtons(addin);
    await openAddress(addin, SAMPLE);
  } catch (error) {
    say(`The workbench could not start. ${sentenceOf(error)}`, "error", "start");
  }
}

async function loadAddin(manifestAddress: string): Promise<Addin> {
  const servedAt = new URL(manifestAddress, location.href);
  if (servedAt.origin !== location.origin) throw new Error(`The add-in at ${servedAt.href} is not served by this workbench, and no other is loaded.`);
  const xml = new DOMParser().parseFromString(await (await fetched(servedAt)).text(), "application/xml");
  const manifest = readManifest(xml, servedAt.href);
  if (manifest.functions === null) return { manifest, functions: undefined };
  const metadata = await (await fetched(new URL(manifest.functions.metadata))).json();
  return { manifest, functions: { namespace: manifest.functions.namespace, metadata } };
}

async function fetched(address: URL): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address.pathname} is not there (${response.status}).`);
  return response;
}

async function runRibbonAction(commandId: string, action: RibbonAction): Promise<void> {
  if (action.kind === "show-pane") return pane.show();
  await current?.workbook.host.runCommand(commandId, action.functionName);
}

function wireFileButtons(addin: Addin): void {
  const open = (file: ChosenFile): void => void openFile(addin, file);
  onFileArrives(open);
  required("open").addEventListener("click", chooseFile);
  required("save").addEventListener("click", () => void save());
  required("sample").addEventListener("click", () => void openAddress(addin, SAMPLE));
  window.addEventListener("keydown", onFileShortcut, true);
  window.addEventListener("beforeunload", (event) => {
    if (current?.unsaved.areThere === true) event.preventDefault();
  });
}

/** Ctrl+S and Ctrl+O, in the grid and in the pane alike. */
function onFileShortcut(event: KeyboardEvent): void {
  const key = event.key.toLowerCase();
  if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || (key !== "s" && key !== "o")) return;
  event.preventDefault();
  event.stopPropagation();
  if (key === "s") void save();
  else chooseFile();
}

async function openAddress(addin: Addin, address: string): Promise<void> {
  try {
    const response = await fetched(new URL(address, location.href));
    await openFile(addin, { name: address.split("/").at(-1) ?? "workbook.xlsx", bytes: new Uint8Array(await response.arrayBuffer()) });
  } catch (error) {
    say(`The sample workbook could not be opened. ${sentenceOf(error)}`, "error", "file");
  }
}

async function openFile(addin: Addin, file: ChosenFile): Promise<void> {
  try {
    // A .csv file becomes a workbook, and is saved as one.
    const bytes = isCsv(file.name) ? await workbookOfCsv(file.name, file.bytes) : file.bytes;
    const name = isCsv(file.name) ? file.name.replace(/\.[^.]*$/, ".xlsx") : file.name;
    const opened = await openXlsx(bytes, name, addin.manifest.identity);
    if (current !== null && current.unsaved.areThere) {
      const answer = await ask({
        title: `${current.workbook.fileName} has changes that are not saved`,
        text: `Opening ${file.name} closes it.`,
        answers: [
          { answer: "save", label: "Save, then open" },
          { answer: "discard", label: "Open without saving" },
          { answer: "stay", label: "Stay" },
        ],
      });
      if (answer === "stay" || (answer === "save" && !(await save()))) return;
    }
    close();
    const workbook = showWorkbook(required("grid"), opened, name, {
      functions: addin.functions,
      addIn: addin.manifest.identity,
      theme: officeTheme(theme),
      isDark: theme === "dark",
    });
    current = { workbook, unsaved: watchUnsavedChanges(workbook.spreadsheet.univerAPI, opened.snapshot.id, showUnsaved) };
    required("file-name").textContent = file.name;
    document.title = `${file.name} - ${addin.manifest.displayName} workbench`;
    hush("file");
    if (opened.losses.length > 0) {
      say(`${opened.losses.map((loss) => loss.sentence).join(" ")} The file itself stays as it is, and you are asked again before a copy is saved.`, "note", "file");
    }
    pane.load(addin.manifest.page, addin.manifest.displayName, (addinWindow) => {
      workbook.host.attach(addinWindow);
      addinWindow.addEventListener("keydown", onFileShortcut, true);
    });
  } catch (error) {
    say(`${file.name} was not opened. ${sentenceOf(error)}`, "error", "file");
  }
}

function close(): void {
  current?.unsaved.dispose();
  current?.workbook.close();
  current = null;
  showUnsaved(false);
}

/** Answers whether a copy was saved. */
async function save(): Promise<boolean> {
  if (current === null) return false;
  const { workbook, unsaved } = current;
  try {
    const { bytes, losses } = await workbook.file.prepare(workbook.fileName);
    if (losses.length > 0) {
      const answer = await ask({
        title: "The saved copy will lose parts of the workbook",
        text: `The copy of ${workbook.fileName} will not hold:`,
        items: losses,
        answers: [
          { answer: "save", label: "Save without them" },
          { answer: "stay", label: "Do not save" },
        ],
      });
      if (answer === "stay") return false;
    }
    download(bytes, workbook.fileName);
    unsaved.forget();
    hush("save");
    return true;
  } catch (error) {
    say(`${workbook.fileName} was not saved. ${sentenceOf(error)}`, "error", "save");
    return false;
  }
}

function showUnsaved(areThere: boolean): void {
  required("unsaved").hidden = !areThere;
}
