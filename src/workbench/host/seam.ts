// Desktop Excel's seam: the object that Office.js expects at window.external, before it is loaded.
// Promises: Microsoft's Office.js runs unmodified on it; everything it asks that is not a request gets desktop Excel's answer.
// Never interprets a request: it hands the body to the host and the answer back.
import type { HostDocument, OfficeTheme } from "./options";

/** What the seam needs from the host behind it. */
export interface SeamHost {
  readonly document: HostDocument;
  readonly documentName: string;
  readonly matrix: Readonly<Record<string, string>>;
  readonly theme: OfficeTheme;
  /** Carries out the body of one rich-API request. */
  execute(body: string): Promise<SeamAnswer>;
  registerHandler(dispatchId: number, targetId: string, handler: SeamHandler): void;
  unregisterHandler(dispatchId: number, targetId: string): void;
  /** The add-in finished a ribbon command. */
  completeCommand(completion: unknown): void;
  /** A call of the common API that is neither a request nor known here. */
  reportUnknown(what: string): void;
}

/** A finished request, or a refusal by Office's own number. */
export type SeamAnswer = { readonly status: 0; readonly body: string } | { readonly status: number; readonly message: string };

/** A handler of Office.js: takes the event it registered for, and one "safe array". */
export type SeamHandler = (dispatchId: number, args: unknown) => void;

/** The dispatch ids of Office.js that this seam knows. */
export const dispatch = {
  executeRichApi: 93,
  appCommandCompleted: 94,
  richApiMessage: 33,
  appCommandInvoked: 39,
} as const;

type Callback = (answer: unknown, status?: number) => void;

/** Arrays travel to Office.js as safe arrays. */
export function safeArray(values: readonly unknown[]): { toArray(): unknown[] } {
  return { toArray: () => [...values] };
}

/** Puts the seam on a window. Call it before Office.js loads there. */
export function attachSeam(target: Window, host: SeamHost): void {
  Object.defineProperty(target, "external", { value: makeExternal(host), configurable: true });
}

function makeExternal(host: SeamHost): object {
  return {
    GetContext: () => makeContext(host),
    GetHostInfo: () => "_host_Info=Excel$Win32$16.01$en-US$$$$3",
    Execute: (dispatchId: number, params: unknown, callback: Callback) => execute(host, dispatchId, params, callback),
    RegisterEvent: (dispatchId: number, targetId: string, handler: SeamHandler, callback: Callback) => {
      host.registerHandler(dispatchId, targetId, handler);
      setTimeout(() => callback(safeArray([0])), 0);
    },
    UnregisterEvent: (dispatchId: number, targetId: string, callback: Callback) => {
      host.unregisterHandler(dispatchId, targetId);
      setTimeout(() => callback(safeArray([0])), 0);
    },
    MessageParent: () => undefined,
  };
}

function execute(host: SeamHost, dispatchId: number, params: unknown, callback: Callback): void {
  if (dispatchId === dispatch.executeRichApi) {
    const body = bodyOf(params);
    void host.execute(body).then((answer) => {
      if ("body" in answer) callback(safeArray([0, [200, [], [answer.body]]]), 0);
      else callback(safeArray([answer.status, answer.message]), answer.status);
    });
    return;
  }
  if (dispatchId === dispatch.appCommandCompleted) host.completeCommand(params);
  else host.reportUnknown(`Execute(${dispatchId})`);
  setTimeout(() => callback(safeArray([0, []]), 0), 0);
}

/** Rich-API parameters are [[customData, method, path, headers, body, flags, ...]]. */
function bodyOf(params: unknown): string {
  const message: unknown = Array.isArray(params) ? params[0] : null;
  const body: unknown = Array.isArray(message) ? message[4] : null;
  if (typeof body !== "string") throw new Error("Office.js sent a rich-API request without a body.");
  return body;
}

function makeContext(host: SeamHost): object {
  return {
    GetAppType: () => 1,
    GetSolutionRef: () => "add-in",
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 0,
    GetAppUILocale: () => 1033,
    GetAppDataLocale: () => 1033,
    GetDocUrl: () => host.documentName,
    GetAppCapabilities: () => 0,
    GetDialogRequirementMatrix: () => "",
    GetActivationMode: () => 2,
    GetControlIntegrationLevel: () => 1,
    // Office.js parses it as XML; of an empty text Chromium makes an error document with inline styles, which a strict CSP reports.
    GetSolutionToken: () => "<t/>",
    GetHostFullVersion: () => "16.0.18000.20000",
    GetSupportedMatrix: () => JSON.stringify(host.matrix),
    GetInitialDisplayMode: () => 0,
    GetOfficeThemeInfo: () => JSON.stringify(themeInfo(host.theme)),
    GetSettings: () => ({
      Read: (keys: unknown[], values: unknown[]) => {
        for (const [key, value] of Object.entries(host.document.settings)) {
          keys.push(key);
          values.push(value);
        }
      },
      Write: (keys: readonly unknown[], values: readonly unknown[]) => {
        for (const key of Object.keys(host.document.settings)) delete host.document.settings[key];
        keys.forEach((key, index) => {
          host.document.settings[String(key)] = String(values[index]);
        });
      },
    }),
  };
}

/**
 * The theme as desktop Excel hands it over: every colour as a number. Source: OfficeThemeManager of Office.js, which passes the
 * names through; the documented ones of Office.OfficeTheme (body, control) stand beside the older ones.
 */
function themeInfo(theme: OfficeTheme): Record<string, number> {
  return {
    primaryFontColor: colorNumber(theme.primaryFontColor),
    primaryBackgroundColor: colorNumber(theme.primaryBackgroundColor),
    secondaryFontColor: colorNumber(theme.secondaryFontColor),
    secondaryBackgroundColor: colorNumber(theme.secondaryBackgroundColor),
    bodyForegroundColor: colorNumber(theme.primaryFontColor),
    bodyBackgroundColor: colorNumber(theme.primaryBackgroundColor),
    controlForegroundColor: colorNumber(theme.secondaryFontColor),
    controlBackgroundColor: colorNumber(theme.secondaryBackgroundColor),
  };
}

function colorNumber(color: string): number {
  return Number.parseInt(color.replace("#", ""), 16);
}
