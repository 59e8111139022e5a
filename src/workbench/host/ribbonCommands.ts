// The ribbon's buttons: calls the add-in's command functions and waits for event.completed().
// Promises: each call ends when the add-in says so, or fails when it has no such function. Never runs a function itself.
import { dispatch, safeArray } from "./seam";
import type { SeamHandler } from "./seam";

/** A button that is being carried out. */
interface RunningCommand {
  readonly functionName: string;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

export class RibbonCommands {
  private handler: SeamHandler | null = null;
  private readonly running = new Map<string, RunningCommand>();
  private readonly waitingForHandler = new Set<() => void>();

  get isBusy(): boolean {
    return this.running.size > 0;
  }

  open(handler: SeamHandler): void {
    this.handler = handler;
    for (const go of this.waitingForHandler) go();
    this.waitingForHandler.clear();
  }

  close(): void {
    this.handler = null;
    for (const command of this.running.values()) command.reject(new Error("The add-in's window was closed before the command was done."));
    this.running.clear();
  }

  /** Presses a button. Waits for the add-in to be there, and until it calls event.completed(). */
  async run(commandId: string, functionName: string): Promise<void> {
    if (!this.handler) await new Promise<void>((resolve) => this.waitingForHandler.add(resolve));
    const id = `${commandId}#${Math.random().toString(36).slice(2)}`;
    return new Promise((resolve, reject) => {
      this.running.set(id, { functionName, resolve, reject });
      this.handler?.(dispatch.appCommandInvoked, safeArray([id, functionName, JSON.stringify({ source: { id: commandId } })]));
    });
  }

  /** Office.js reports the end of a command: [id, status, data]. */
  complete(completion: unknown): void {
    const [id, status] = Array.isArray(completion) ? (completion as unknown[]) : [];
    const command = this.running.get(String(id));
    if (!command) return;
    this.running.delete(String(id));
    if (status === 0) command.resolve();
    else command.reject(new Error(`The add-in has no command function called ${command.functionName}, or it could not be started (Office error ${String(status)}).`));
  }
}
