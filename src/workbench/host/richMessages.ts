// The rich-API message channel of Office.js (event 33): how the host speaks to an add-in without being asked.
// Promises: messages sent before the add-in listens are dropped, as Excel drops them. Never waits for an answer.
import { dispatch, safeArray } from "./seam";
import type { SeamHandler } from "./seam";

/** [category, type, target id, message as JSON]. */
export type RichMessage = readonly [category: number, type: number, targetId: string, message: string];

/** Sends messages in one go through the handler that Office.js registered. */
export class RichMessageChannel {
  private handler: SeamHandler | null = null;
  private count = 0;

  get isOpen(): boolean {
    return this.handler !== null;
  }

  open(handler: SeamHandler): void {
    this.handler = handler;
  }

  close(): void {
    this.handler = null;
  }

  send(messages: readonly RichMessage[]): void {
    if (!this.handler || messages.length === 0) return;
    const entries = messages.map((message) => {
      this.count += 1;
      return safeArray([...message, this.count, false]);
    });
    this.handler(dispatch.richApiMessage, safeArray(entries));
  }
}
