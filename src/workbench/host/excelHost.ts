// The Excel host: takes Office.js's requests through the seam, carries them out on Univer, answers and sends events.
// Promises: one request at a time, each one undo step; refuses what Excel would refuse. Never contains code of an add-in.
import { Book } from "../univer/book";
import { RequestRefused } from "./hostError";
import { HostError, apiNotFound } from "./hostError";
import { processRequest } from "./interpreter";
import type { ObjectRoots } from "./interpreter";
import { connectObjects } from "./objects";
import type { ExcelHostOptions, HostDocument, OfficeTheme } from "./options";
import { defaultRequirementSets } from "./requirementSets";
import { attachSeam } from "./seam";
import type { SeamAnswer, SeamHandler, SeamHost } from "./seam";
import { Session } from "./session";
import { readRequest } from "./wire";
import type { WireRequest } from "./wire";

/** A running host, one workbook, any number of add-in windows one after the other. */
export interface ExcelHost {
  /** Puts the seam on the add-in's window; call it before Office.js loads there. */
  attach(addinWindow: Window): void;
  /** Changes the Office theme; add-ins read it when they ask (Office.js caches it for 5 seconds). */
  setTheme(theme: OfficeTheme): void;
  /** Resolves when no request is under way. */
  whenIdle(): Promise<void>;
  /** The settings and custom XML parts as they are now, to be saved with the file. */
  readonly document: HostDocument;
  dispose(): void;
}

export const lightTheme: OfficeTheme = {
  primaryFontColor: "#000000",
  primaryBackgroundColor: "#FFFFFF",
  secondaryFontColor: "#444444",
  secondaryBackgroundColor: "#F3F2F1",
};

/** Starts a host for the workbook that is open in Univer. */
export function createExcelHost(options: ExcelHostOptions): ExcelHost {
  return new UniverExcelHost(options);
}

class UniverExcelHost implements ExcelHost, SeamHost {
  readonly document: HostDocument;
  readonly matrix: Readonly<Record<string, string>>;
  theme: OfficeTheme;
  private readonly session: Session;
  private readonly roots: ObjectRoots;
  private readonly handlers = new Map<string, SeamHandler>();
  private queue: Promise<void> = Promise.resolve();

  constructor(private readonly options: ExcelHostOptions) {
    this.document = options.document ?? { settings: {}, customXmlParts: [] };
    this.matrix = options.matrix ?? defaultRequirementSets;
    this.theme = options.theme ?? lightTheme;
    const session = new Session(new Book(options.univerAPI), this.document, options);
    connectObjects(session);
    this.session = session;
    this.roots = {
      root: session.make.workbook(),
      service: (name) => {
        throw apiNotFound(name, "new");
      },
      byReference: (id) => session.byReference(id),
      keep: (object) => session.keep(object),
    };
  }

  get documentName(): string {
    return this.session.book.facade.getName() || "Book1.xlsx";
  }

  attach(addinWindow: Window): void {
    attachSeam(addinWindow, this);
  }

  setTheme(theme: OfficeTheme): void {
    this.theme = theme;
  }

  async whenIdle(): Promise<void> {
    await this.queue;
    await this.session.calculation.whenCalculated();
  }

  execute(body: string): Promise<SeamAnswer> {
    const answer = this.queue.then(() => this.carryOut(body));
    this.queue = answer.then(() => undefined);
    return answer;
  }

  registerHandler(dispatchId: number, targetId: string, handler: SeamHandler): void {
    this.handlers.set(`${dispatchId}:${targetId}`, handler);
  }

  unregisterHandler(dispatchId: number, targetId: string): void {
    this.handlers.delete(`${dispatchId}:${targetId}`);
  }

  completeCommand(_completion: unknown): void {
    // Ribbon commands follow.
  }

  reportUnknown(what: string): void {
    this.options.onDiagnostic?.({ kind: "unsupported", message: `${what} is not known to this host.` });
  }

  dispose(): void {
    this.session.dispose();
    this.handlers.clear();
  }

  private async carryOut(body: string): Promise<SeamAnswer> {
    try {
      const request = readRequest(body);
      if (reads(request)) await this.session.calculation.whenCalculated();
      const response = this.session.book.asOneUndoStep(() => processRequest(request, this.roots));
      return { status: 0, body: JSON.stringify(response) };
    } catch (error) {
      if (error instanceof RequestRefused) return { status: error.officeCode, message: error.message };
      if (error instanceof HostError) throw error;
      const message = error instanceof Error ? error.message : String(error);
      this.options.onDiagnostic?.({ kind: "refused", message });
      return { status: 0, body: JSON.stringify({ Results: [], Error: { Code: "GeneralException", Message: message, ActionIndex: -1, Location: "" } }) };
    }
  }
}

/** Excel has calculated before it answers; here the next request that reads waits, so that writing alone costs nothing. */
function reads(request: WireRequest): boolean {
  return request.Actions.some((action) => action.ActionType === 2 || action.ActionType === 7);
}
