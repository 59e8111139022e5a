// The faults of the test bed, put into words that the host understands: which request is refused, delayed or interfered with.
// Promises: no fault asked for, nothing done. Every refusal uses the number real Excel uses. Never changes the workbook itself.
import { HostError, RequestRefused } from "./hostError";
import type { HostErrorCode } from "./hostError";
import type { Argument, HostObject } from "./objectModel";
import { memberName } from "./objectModel";
import type { Faults } from "./options";

/** Refuses a request before it is carried out. @throws RequestRefused */
export async function refuseBefore(faults: Faults, body: string, requestNumber: number): Promise<void> {
  if (faults.delayMilliseconds) await new Promise((resolve) => setTimeout(resolve, faults.delayMilliseconds));
  if (faults.isInCellEditMode) throw new RequestRefused(5004, "Excel is in cell-editing mode.");
  if (faults.officeError) throw new RequestRefused(faults.officeError, "The request was refused.");
  if (faults.throttledRequests && faults.throttledRequests > 0) {
    faults.throttledRequests -= 1;
    throw new RequestRefused(5102, "Too many requests: the activity limit was reached.");
  }
  if (faults.requestLimitBytes !== undefined && byteLength(body) > faults.requestLimitBytes) {
    throw new RequestRefused(5103, `The request is larger than ${faults.requestLimitBytes} bytes.`);
  }
  faults.beforeRequest?.(requestNumber);
}

/** Refuses an answer that is too large. What the request changed stays changed, as in Excel. @throws RequestRefused */
export function refuseAfter(faults: Faults, body: string, requestNumber: number): void {
  faults.afterRequest?.(requestNumber);
  if (faults.responseLimitBytes !== undefined && byteLength(body) > faults.responseLimitBytes) {
    throw new RequestRefused(5104, `The response is larger than ${faults.responseLimitBytes} bytes.`);
  }
}

/** Fails a member on purpose. @throws HostError with the code that was asked for */
export function refuseMember(faults: Faults, target: HostObject, member: string, _args?: readonly Argument[]): void {
  const failing = faults.failingMember;
  if (!failing) return;
  const name = `${target.className}.${memberName(member)}`;
  if (failing.member.toLowerCase() === name.toLowerCase()) throw new HostError(failing.code as HostErrorCode, failing.message, name);
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
