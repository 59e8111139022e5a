// The Excel host: takes Office.js's requests through the seam, carries them out on Univer, answers and sends events.
// Promises: one request at a time, each one undo step; refuses what Excel would refuse. Never contains code of an add-in.
import { SetRangeValuesMutation } from "@univerjs/sheets";
import type { ISetRangeValuesMutationParams } from "@univerjs/sheets";
import { Book } from "../univer/book";
import { CustomFunctions } from "./customFunctions";
import type { FunctionProblem } from "./customFunctions";
import { WorkbookEvents } from "./events";
import { refuseAfter, refuseBefore, refuseMember } from "./faults";
import { followStructure } from "./follow";
import { HostError, RequestRefused } from "./hostError";
import { processRequest } from "./interpreter";
import type { ObjectRoots } from "./interpreter";
import { connectObjects } from "./objects";
import { serviceByName } from "./objects/services";
import type { ExcelHostOptions, Faults, HostDocument, OfficeTheme } from "./options";
import { defaultRequirementSets } from "./requirementSets";
import { RibbonCommands } from "./ribbonCommands";
import { RichMessageChannel } from "./richMessages";
import { attachSeam, dispatch } from "./seam";
import type { SeamAnswer, SeamHandler, SeamHost } from "./seam";
import { Session } from "./session";
import { readRequest } from "./wire";
import type { WireRequest, WireResponse } from "./wire";

/** A running host, one workbook, one add-in window at a time. */
export interface ExcelHost {
  /** Puts the seam on the add-in's window; call it before Office.js loads there. A window attached before is let go. */
  attach(addinWindow: Window): void;
  /** Presses a ribbon button that calls a function of the add-in; resolves on event.completed(), rejects when there is no such function. */
  runCommand(commandId: string, functionName: string): Promise<void>;
  /** Changes the Office theme; add-ins read it when they ask (Office.js keeps it for 5 seconds). */
  setTheme(theme: OfficeTheme): void;
  /** Resolves when no request, no calculation and no call of a custom function is under way. */
  whenIdle(): Promise<void>;
  /** The sentences that custom functions gave with their errors, by cell. */
  readonly functionProblems: readonly FunctionProblem[];
  /** The settings and custom XML parts as they are now, to be saved with the file. */
  readonly document: HostDocument;
  dispose(): void;
}

/** Office's colourful theme. */
export const lightTheme: OfficeTheme = {
  primaryFontColor: "#000000",
  primaryBackgroundColor: "#FFFFFF",
  secondaryFontColor: "#444444",
  secondaryBackgroundColor: "#F3F2F1",
};

/** Office's black theme. */
export const darkTheme: OfficeTheme = {
  primaryFontColor: "#FFFFFF",
  primaryBackgroundColor: "#262626",
  secondaryFontColor: "#D0D0D0",
  secondaryBackgroundColor: "#0A0A0A",
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
  private readonly faults: Faults;
  private readonly messages = new RichMessageChannel();
  private readonly commands = new RibbonCommands();
  private readonly events: WorkbookEvents;
  private readonly functions: CustomFunctions | null;
  private readonly listeners: { dispose(): void }[] = [];
  private queue: Promise<void> = Promise.resolve();
  private requestCount = 0;

  constructor(private readonly options: ExcelHostOptions) {
    this.document = options.document ?? { settings: {}, customXmlParts: [] };
    this.matrix = options.matrix ?? defaultRequirementSets;
    this.theme = options.theme ?? lightTheme;
    this.faults = options.faults ?? {};
    const session = new Session(new Book(options.univerAPI), this.document, options);
    this.session = session;
    connectObjects(session);
    this.events = new WorkbookEvents(session, (messages) => this.messages.send(messages));
    session.connectEvents(this.events);
    session.calculation.onCalculated = () => this.events.calculated();
    this.functions = options.functions ? new CustomFunctions(session, options.functions, (messages) => this.messages.send(messages)) : null;
    session.functions = this.functions;
    this.listeners.push(followStructure(session), this.followFormulas());
    this.roots = {
      root: session.make.workbook(),
      service: (name) => serviceByName(session, name),
      byReference: (id) => session.byReference(id),
      keep: (object) => session.keep(object),
      beforeMember: (target, member) => refuseMember(this.faults, target, member),
      whenCalculated: () => session.calculation.whenCalculated(),
    };
  }

  get documentName(): string {
    return this.session.book.facade.getName() || "Book1.xlsx";
  }

  get functionProblems(): readonly FunctionProblem[] {
    return this.functions?.reportedProblems ?? [];
  }

  attach(addinWindow: Window): void {
    this.messages.close();
    this.commands.close();
    this.events.unregisterAll();
    this.functions?.restart();
    attachSeam(addinWindow, this);
  }

  runCommand(commandId: string, functionName: string): Promise<void> {
    return this.commands.run(commandId, functionName);
  }

  setTheme(theme: OfficeTheme): void {
    this.theme = theme;
  }

  async whenIdle(): Promise<void> {
    // An answer of a function starts a calculation, which may start another call: wait until all of it is quiet at once.
    do {
      await this.queue;
      await this.session.calculation.whenCalculated();
      await this.functions?.whenIdle();
      await this.queue;
    } while (this.session.calculation.isUnderWay);
  }

  execute(body: string): Promise<SeamAnswer> {
    const answer = this.queue.then(() => this.carryOut(body));
    this.queue = answer.then(() => undefined);
    return answer;
  }

  registerHandler(dispatchId: number, _targetId: string, handler: SeamHandler): void {
    if (dispatchId === dispatch.richApiMessage) this.messages.open(handler);
    else if (dispatchId === dispatch.appCommandInvoked) this.commands.open(handler);
    else this.reportUnknown(`RegisterEvent(${dispatchId})`);
  }

  unregisterHandler(dispatchId: number, _targetId: string): void {
    if (dispatchId === dispatch.richApiMessage) this.messages.close();
    if (dispatchId === dispatch.appCommandInvoked) this.commands.close();
  }

  completeCommand(completion: unknown): void {
    this.commands.complete(completion);
  }

  reportUnknown(what: string): void {
    this.options.onDiagnostic?.({ kind: "unsupported", message: `${what} is not known to this host.` });
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
    this.messages.close();
    this.commands.close();
    this.events.dispose();
    this.functions?.dispose();
    this.session.dispose();
  }

  private async carryOut(body: string): Promise<SeamAnswer> {
    this.requestCount += 1;
    try {
      await refuseBefore(this.faults, body, this.requestCount);
      const request = readRequest(body);
      const response = await this.answer(request);
      if (response.Error) this.diagnose(response.Error.Code, `${response.Error.Location}: ${response.Error.Message}`);
      const text = JSON.stringify(response);
      refuseAfter(this.faults, text, this.requestCount);
      return { status: 0, body: text };
    } catch (error) {
      if (error instanceof RequestRefused) return { status: error.officeCode, message: error.message };
      return { status: 0, body: JSON.stringify(this.unexpected(error)) };
    }
  }

  private async answer(request: WireRequest): Promise<WireResponse> {
    const step = this.session.book.openUndoStep();
    this.events.hold();
    try {
      return await processRequest(request, this.roots, (work) => this.events.asOwn(() => step.run(work)));
    } finally {
      step.close();
      this.events.release();
    }
  }

  /** A mistake of the host itself is told like Excel tells its own: GeneralException, with what is known. */
  private unexpected(error: unknown): WireResponse {
    const message = error instanceof Error ? error.message : String(error);
    this.diagnose("GeneralException", message);
    const code = error instanceof HostError ? error.code : "GeneralException";
    return { Results: [], Error: { Code: code, Message: message, ActionIndex: -1, Location: "" } };
  }

  private diagnose(code: string, message: string): void {
    this.options.onDiagnostic?.({ kind: code === "ApiNotFound" ? "unsupported" : "refused", message: `${code} ${message}` });
  }

  /** Tells the custom functions when a formula that waits for them was overwritten. */
  private followFormulas(): { dispose(): void } {
    const { book } = this.session;
    return book.commands.onCommandExecuted((command, options) => {
      if (!this.functions || command.id !== SetRangeValuesMutation.id || options?.onlyLocal === true) return;
      const { unitId, subUnitId } = command.params as ISetRangeValuesMutationParams;
      if (unitId !== book.unitId || !book.hasSheet(subUnitId)) return;
      const cells = book.grid(subUnitId).getCellMatrix();
      this.functions.cellsChanged(subUnitId, (row, column) => Boolean(cells.getValue(row, column)?.f ?? cells.getValue(row, column)?.si));
    });
  }
}
