// The shapes that travel between Office.js and the host in one rich-API request, and nothing else.
// Promises: a request that is not of this shape is refused by readRequest. Never interprets anything.
import type { Json } from "./objectModel";
import { HostError } from "./hostError";

/** How an object path was made: 1 the workbook, 2 a service by name, 3 a method, 4 a property, 5 an indexer, 6 a reference id, 7 null. */
export type ObjectPathType = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The arguments of a call; where an id stands in `ReferencedObjectPathIds`, the argument is that object. */
export interface WireArguments {
  readonly Arguments?: readonly Json[];
  readonly ReferencedObjectPathIds?: ReferencedIds | null;
}
export type ReferencedIds = readonly (number | ReferencedIds | null)[];

export interface WireObjectPath {
  readonly Id: number;
  readonly ObjectPathType: ObjectPathType;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: WireArguments;
}

/** 1 instantiate, 2 query, 3 method, 4 set property, 5 trace, 6 recursive query, 7 query as JSON, 8 ensure unchanged, 9 update. */
export interface WireAction {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: WireArguments;
  readonly QueryInfo?: WireQuery;
  readonly ObjectState?: { readonly [key: string]: Json };
}

export interface WireQuery {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

export interface WireRequest {
  readonly AutoKeepReference?: boolean;
  readonly Actions: readonly WireAction[];
  readonly ObjectPaths: Readonly<Record<string, WireObjectPath>>;
}

export interface WireError {
  readonly Code: string;
  readonly Message: string;
  readonly ActionIndex: number;
  readonly Location: string;
}

export interface WireResponse {
  readonly Results: { ActionId: number; Value: Json }[];
  readonly Error?: WireError;
  readonly TraceIds?: number[];
}

/** Reads a request body. @throws HostError InvalidArgument when the text is no request. */
export function readRequest(body: string): WireRequest {
  const parsed: unknown = JSON.parse(body);
  if (typeof parsed !== "object" || parsed === null || !("Actions" in parsed) || !Array.isArray(parsed.Actions)) {
    throw new HostError("InvalidArgument", "The request carries no actions, so there is nothing the host can do with it.");
  }
  return parsed as WireRequest;
}
