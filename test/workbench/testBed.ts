// The test bed: Microsoft's unmodified Office.js in jsdom, our host behind it, a headless Univer workbook under that.
// Promises: a fresh workbook per bed; one jsdom per requirement matrix is shared, because it takes over a second to start.
// Never fakes an answer: what a test sees came through Office.js and the host.
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ICellData, IWorkbookData } from "@univerjs/core";
import type { FUniver } from "@univerjs/core/facade";
import type { FWorkbook } from "@univerjs/sheets/facade";
import { JSDOM, ResourceLoader, VirtualConsole } from "jsdom";
import { createExcelHost } from "../../src/workbench/host";
import type { ExcelHost, ExcelHostOptions, Faults, HostDiagnostic } from "../../src/workbench/host";
import { createNodeUniver } from "../../src/workbench/univer/node";

/** The cells of one sheet as rows; strings starting with "=" are formulas, null and "" are blanks. */
export type SheetRows = readonly (readonly (string | number | boolean | null)[])[];

export interface TestBedOptions extends Partial<Omit<ExcelHostOptions, "univerAPI">> {
  /** Univer's own data, when the workbook must be exact. */
  readonly snapshot?: Partial<IWorkbookData>;
  /** Sheets by name, in order, from A1. Default: one empty Sheet1. */
  readonly sheets?: Readonly<Record<string, SheetRows>>;
  /** A table per entry: name -> where it lies. */
  readonly tables?: Readonly<Record<string, { readonly sheet: string; readonly address: string }>>;
  /** The text of a script that runs in the add-in's window once Office.js is ready (a bundle, say). */
  readonly page?: string;
  /** A window of its own, for tests that look at what Office.js reads once at start (document settings). */
  readonly hasOwnWindow?: boolean;
}

/** The add-in's window, as far as tests use it. */
export type AddinWindow = Window & typeof globalThis & { Excel: typeof Excel; Office: typeof Office; OfficeExtension: typeof OfficeExtension };

/** The generic wire of Office.js, for members that its types do not know yet. */
export interface BatchApi {
  invokeSetProperty(object: unknown, name: string, value: unknown, flags: number): void;
  invokeMethod(object: unknown, name: string, operationType: number, args: readonly unknown[], flags: number, resultProcessType: number): { value: unknown };
}

export interface TestBed {
  readonly window: AddinWindow;
  readonly batchApi: BatchApi;
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly run: typeof Excel.run;
  readonly univerAPI: FUniver;
  readonly workbook: FWorkbook;
  readonly host: ExcelHost;
  /** Change them while the bed is open. */
  readonly faults: Faults;
  readonly diagnostics: readonly HostDiagnostic[];
  /** Puts Excel, Office, OfficeExtension and window on globalThis, for code that uses the ambient globals; answers how to take them off. */
  useGlobals(): () => void;
  close(): Promise<void>;
}

const officeFolder = dirname(require.resolve("@microsoft/office-js/dist/office.js"));
const pageAddress = "http://localhost:3000/addin/page.html?_host_Info=Excel$Win32$16.01$en-US$$$$3";

/** Opens a bed. Close it when the test is done. */
export async function openTestBed(options: TestBedOptions = {}): Promise<TestBed> {
  const univer = createNodeUniver(options.snapshot ?? snapshotOf(options.sheets ?? { Sheet1: [] }));
  const diagnostics: HostDiagnostic[] = [];
  const faults: Faults = options.faults ?? {};
  const host = createExcelHost({
    ...options,
    univerAPI: univer.univerAPI,
    faults,
    onDiagnostic: (diagnostic) => {
      diagnostics.push(diagnostic);
      options.onDiagnostic?.(diagnostic);
    },
  });
  const place = options.hasOwnWindow ? new AddinPlace() : sharedPlace(options.matrix);
  await place.enter(host);
  // What Office.js says at start must not count as a request of the test.
  await host.whenIdle();
  const { window } = place;
  for (const [name, { sheet, address }] of Object.entries(options.tables ?? {})) {
    await window.Excel.run(async (context) => {
      context.workbook.worksheets.getItem(sheet).tables.add(address, true).name = name;
      await context.sync();
    });
  }
  if (options.page !== undefined) window.eval(options.page);
  return {
    window,
    batchApi: (window.OfficeExtension as unknown as { BatchApiHelper: BatchApi }).BatchApiHelper,
    Excel: window.Excel,
    Office: window.Office,
    OfficeExtension: window.OfficeExtension,
    run: window.Excel.run,
    univerAPI: univer.univerAPI,
    workbook: univer.workbook,
    host,
    faults,
    diagnostics,
    useGlobals: () => useGlobals(window),
    close: async () => {
      await host.whenIdle();
      place.leave();
      host.dispose();
      univer.dispose();
      if (options.hasOwnWindow) window.close();
    },
  };
}

/** A Univer workbook with the given sheets. */
export function snapshotOf(sheets: Readonly<Record<string, SheetRows>>): Partial<IWorkbookData> {
  const entries = Object.entries(sheets).map(([name, rows], index) => {
    const id = `sheet-${index + 1}`;
    const width = Math.max(0, ...rows.map((row) => row.length));
    const cellData = Object.fromEntries(
      rows.map((row, rowIndex) => [rowIndex, Object.fromEntries(row.flatMap((value, column) => (value === null || value === "" ? [] : [[column, cellOf(value)]])))]),
    );
    return [id, { id, name, cellData, rowCount: Math.max(200, rows.length + 20), columnCount: Math.max(26, width + 4) }] as const;
  });
  return { id: "book", name: "Book1.xlsx", sheetOrder: entries.map(([id]) => id), sheets: Object.fromEntries(entries) };
}

function cellOf(value: string | number | boolean): ICellData {
  if (typeof value === "number") return { v: value, t: 2 };
  if (typeof value === "boolean") return { v: value ? 1 : 0, t: 3 };
  return value.startsWith("=") ? { f: value } : { v: value, t: 1 };
}

const sharedPlaces = new Map<string, AddinPlace>();

function sharedPlace(matrix: Readonly<Record<string, string>> | undefined): AddinPlace {
  const key = JSON.stringify(matrix ?? null);
  const known = sharedPlaces.get(key);
  if (known) return known;
  const place = new AddinPlace();
  sharedPlaces.set(key, place);
  return place;
}

/** What the host puts at window.external. */
interface Seam {
  GetContext(): Record<string, (...args: unknown[]) => unknown>;
  GetHostInfo(): string;
  Execute(...args: unknown[]): void;
  RegisterEvent(...args: unknown[]): void;
  UnregisterEvent(...args: unknown[]): void;
  MessageParent(...args: unknown[]): void;
}

/** One add-in window whose seam can be handed from host to host, together with the handlers Office.js registered. */
class AddinPlace {
  private dom: JSDOM | null = null;
  private seam: Seam | null = null;
  private readonly registrations = new Map<string, unknown[]>();
  /** Office.js says once per window that its custom functions are ready; every later host is told again. */
  private readyRequest: unknown[] | null = null;

  get window(): AddinWindow {
    if (!this.dom) throw new Error("The add-in's window is not open yet.");
    return this.dom.window as unknown as AddinWindow;
  }

  async enter(host: ExcelHost): Promise<void> {
    if (this.seam) throw new Error("Another test bed is still open in this window; close it first.");
    const holder = {} as { external: Seam };
    host.attach(holder as unknown as Window);
    this.seam = holder.external;
    for (const registration of this.registrations.values()) this.seam.RegisterEvent(...registration);
    if (this.readyRequest) this.seam.Execute(...this.readyRequest);
    if (!this.dom) await this.start();
  }

  leave(): void {
    this.seam = null;
  }

  private get current(): Seam {
    if (!this.seam) throw new Error("Office.js spoke to the host after the test bed was closed.");
    return this.seam;
  }

  private async start(): Promise<void> {
    const virtualConsole = new VirtualConsole();
    virtualConsole.on("jsdomError", (error) => process.stderr.write(`${error.message}\n`));
    const html = '<!doctype html><html><head><script src="/office/office.js"></script></head><body></body></html>';
    this.dom = new JSDOM(html, {
      url: pageAddress,
      runScripts: "dangerously",
      resources: new OfficeFiles(),
      pretendToBeVisual: true,
      virtualConsole,
      beforeParse: (window) => {
        Object.defineProperty(window, "external", { value: this.forwardingSeam(), configurable: true });
        // So that arrays which Office.js parses belong to the test's own realm and deepEqual can compare them.
        Object.defineProperty(window, "JSON", { value: JSON, configurable: true });
      },
    });
    const { window } = this;
    await new Promise<void>((resolve) => window.addEventListener("load", () => resolve()));
    await window.Office.onReady();
  }

  private forwardingSeam(): Seam {
    return {
      GetContext: () => new Proxy({}, { get: (_target, name) => (...args: unknown[]) => this.current.GetContext()[String(name)]?.(...args) }),
      GetHostInfo: () => this.current.GetHostInfo(),
      Execute: (...args) => {
        const [dispatchId, params] = args;
        if (JSON.stringify(params).includes("_SetOsfControlContainerReadyForCustomFunctions")) this.readyRequest = [dispatchId, params, () => undefined];
        this.current.Execute(...args);
      },
      MessageParent: (...args) => this.current.MessageParent(...args),
      RegisterEvent: (...args) => {
        const [dispatchId, targetId, handler] = args;
        this.registrations.set(`${String(dispatchId)}:${String(targetId)}`, [dispatchId, targetId, handler, () => undefined]);
        this.current.RegisterEvent(...args);
      },
      UnregisterEvent: (...args) => {
        this.registrations.delete(`${String(args[0])}:${String(args[1])}`);
        this.current.UnregisterEvent(...args);
      },
    };
  }
}

/** Serves Office.js from the installed package; there is no network in a test. */
class OfficeFiles extends ResourceLoader {
  override fetch(url: string): ReturnType<ResourceLoader["fetch"]> {
    const path = new URL(url).pathname;
    if (!path.startsWith("/office/")) return null;
    const file = readFile(join(officeFolder, path.slice("/office/".length)));
    return Object.assign(file, { abort: () => undefined }) as unknown as ReturnType<ResourceLoader["fetch"]>;
  }
}

function useGlobals(window: AddinWindow): () => void {
  const names = ["Excel", "Office", "OfficeExtension", "window", "document"] as const;
  const before = names.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  const values: Record<(typeof names)[number], unknown> = {
    Excel: window.Excel, Office: window.Office, OfficeExtension: window.OfficeExtension, window, document: window.document,
  };
  for (const name of names) Object.defineProperty(globalThis, name, { value: values[name], configurable: true, writable: true });
  return () => {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
  };
}
