// A Chromium for the browser tests: the installed one where there is one, else the one that npm brought along (Linux x64).
// Promises a closed browser: a request to any other machine than this one is stopped and remembered as a fault.
import { existsSync } from "node:fs";
import path from "node:path";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";

/** A page together with everything that went wrong on it so far. */
export interface WatchedPage {
  readonly page: Page;
  /** Console errors, uncaught exceptions, refused requests, Content-Security-Policy violations: one line each. */
  readonly faults: string[];
}

const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

// Chromium itself must stay silent too: no update check, no sync, no safe-browsing list.
const CLOSED = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-default-apps", "--no-first-run", "--no-sandbox", "--disable-dev-shm-usage"];

/** Starts the browser. Set TIERLINE_CHROMIUM to use a particular one. */
export async function openBrowser(): Promise<Browser> {
  const named = process.env["TIERLINE_CHROMIUM"];
  const installed = named ?? INSTALLED.find((file) => existsSync(file));
  if (installed !== undefined) return chromium.launch({ executablePath: installed, args: CLOSED });
  const { default: carried } = await import("@sparticuz/chromium");
  carried.setGraphicsMode = false;
  // Its own flags suit a cloud function (one process, which dies with its first page); here only software drawing is needed.
  const drawing = ["--disable-gpu", "--font-render-hinting=none"];
  const options = { executablePath: await carried.executablePath(), args: [...CLOSED, ...drawing] };
  try {
    return await chromium.launch(options);
  } catch (error) {
    if (!String(error).includes("error while loading shared libraries")) throw error;
    // A bare system has no NSS; the package carries a copy of it.
    const libraries = await carriedLibraries();
    return chromium.launch({ ...options, env: { ...process.env, LD_LIBRARY_PATH: path.join(libraries, "lib") } });
  }
}

/** Unpacks the libraries beside the carried browser with the package's own unpacker, which it does not export; answers their folder. */
export async function carriedLibraries(): Promise<string> {
  const built = path.dirname(require.resolve("@sparticuz/chromium"));
  const { inflate } = (await import(path.join(built, "lambdafs.cjs"))) as { inflate(file: string): Promise<string> };
  return inflate(path.join(built, "../../bin/al2023.tar.br"));
}

/** Opens a page that may reach `allowedOrigin` and nothing else. */
export async function openPage(browser: Browser, allowedOrigin: string, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true, ...options });
  const faults: string[] = [];
  await context.route(
    (url) => url.origin !== allowedOrigin && url.protocol.startsWith("http"),
    (route) => {
      faults.push(`request to another machine: ${route.request().url()}`);
      return route.abort();
    },
  );
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => faults.push(`uncaught: ${error.message}`));
  return { page, faults };
}
