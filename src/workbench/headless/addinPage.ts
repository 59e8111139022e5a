// The add-in's own page running in Node: the built bundle and Microsoft's Office.js, read from disk into a jsdom window.
// Promises that nothing is fetched from anywhere else, and that the page's noise stays off standard output.
import { promises as fs } from "node:fs";
import path from "node:path";
import { JSDOM, ResourceLoader, VirtualConsole, type DOMWindow } from "jsdom";
import { addMissingBrowserParts } from "./browserParts";

// Any address will do as long as it is http: nothing listens there, every file is read from its folder.
const ORIGIN = "http://localhost:3000";
const HOST_INFO = "Excel$Win32$16.01$en-US$$$$3";

const CLOSING_MS = 50;

export interface AddinPage {
  readonly window: DOMWindow;
  /** What the page reported as errors, one line each. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Which folder answers which address: `{"/addin": "dist/addin"}`. */
export type Folders = Readonly<Record<string, string>>;

/** Opens `page` (such as "/addin/taskpane.html"); `attach` gets the window before any script of the page runs. */
export async function openAddinPage(folders: Folders, page: string, attach: (window: Window) => void): Promise<AddinPage> {
  const complaints: string[] = [];
  const virtualConsole = new VirtualConsole();
  virtualConsole.on("jsdomError", (error: Error) => complaints.push(error.message));
  virtualConsole.on("error", (...words: unknown[]) => complaints.push(words.map(String).join(" ")));
  const file = fileBehind(folders, page);
  if (file === null) throw new Error(`${page} is in none of the add-in's folders.`);
  // A rejected promise nobody waits for is a line in a browser's console, and would end a Node process.
  const overhear = (reason: unknown): void => {
    complaints.push(reason instanceof Error ? reason.message : String(reason));
  };
  process.on("unhandledRejection", overhear);
  const dom = new JSDOM(await fs.readFile(file, "utf8"), {
    url: `${ORIGIN}${page}?_host_Info=${encodeURIComponent(HOST_INFO)}`,
    runScripts: "dangerously",
    resources: new FolderLoader(folders),
    pretendToBeVisual: true,
    virtualConsole,
    beforeParse(window) {
      addMissingBrowserParts(window);
      attach(asPageWindow(window));
    },
  });
  return {
    window: dom.window,
    complaints,
    async close() {
      dom.window.close();
      // Answers already on their way still reject promises of the page.
      await new Promise((resolve) => setTimeout(resolve, CLOSING_MS));
      process.off("unhandledRejection", overhear);
    },
  };
}

/** Waits until `window` carries `name`, or answers undefined after `milliseconds`. */
export async function waitForGlobal(window: DOMWindow, name: string, milliseconds: number): Promise<unknown> {
  const until = Date.now() + milliseconds;
  for (;;) {
    const found: unknown = Reflect.get(window, name);
    if (found !== undefined || Date.now() > until) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

class FolderLoader extends ResourceLoader {
  constructor(private readonly folders: Folders) {
    super();
  }

  override fetch(address: string): ReturnType<ResourceLoader["fetch"]> {
    const { origin, pathname } = new URL(address);
    const file = origin === ORIGIN ? fileBehind(this.folders, decodeURIComponent(pathname)) : null;
    if (file === null) return null;
    return Object.assign(fs.readFile(file), { abort: () => undefined });
  }
}

function fileBehind(folders: Folders, address: string): string | null {
  for (const [at, folder] of Object.entries(folders)) {
    if (!address.startsWith(`${at}/`)) continue;
    const file = path.resolve(folder, `.${address.slice(at.length)}`);
    return file.startsWith(path.resolve(folder) + path.sep) ? file : null;
  }
  return null;
}

// jsdom's window is a Window in everything the host touches; its types only name the realm differently.
function asPageWindow(window: DOMWindow): Window {
  const page: unknown = window;
  return page as Window;
}
