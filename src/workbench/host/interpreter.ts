// Carries out one rich-API request: resolves its object paths, runs its actions in order, answers their results.
// Promises: stops at the first failing action and says which; work done before it stays done, as in Excel.
// Never knows a particular class: the object model is described in objects/.
import { HostError } from "./hostError";
import { isHostObject, memberName } from "./objectModel";
import type { Argument, HostObject, Json } from "./objectModel";
import { queryObject } from "./query";
import type { ReferencedIds, WireAction, WireArguments, WireRequest, WireResponse } from "./wire";

/** The fixed points of a session that object paths start from. */
export interface ObjectRoots {
  /** The workbook: object path type 1. */
  readonly root: HostObject;
  /** A service by its full name: object path type 2. @throws HostError ApiNotFound */
  service(name: string): HostObject;
  /** An object kept from an earlier request: object path type 6. @throws HostError InvalidReference when it is gone */
  byReference(id: string): HostObject;
  /** Keeps an object beyond this request and answers its id, or null where its class is found again in another way. */
  keep(object: HostObject): string | null;
  /** Called before a member is called or set; a test bed fails it here. */
  beforeMember(target: HostObject, member: string): void;
  /** Resolves when every formula has its value; Excel calculates before it answers. */
  whenCalculated(): Promise<void>;
}

/** Runs work that changes the workbook, so that the changes of one request can be collected. */
export type Doing = <Result>(work: () => Result) => Result;

/** Action types that read. */
const query = 2;
const queryAsJson = 7;

/** Runs a whole request. Errors of the object model come back in the response; anything else is a bug and is thrown. */
export async function processRequest(request: WireRequest, roots: ObjectRoots, doing: Doing): Promise<WireResponse> {
  const run = new RequestRun(request, roots);
  const results: { ActionId: number; Value: Json }[] = [];
  const traces: number[] = [];
  for (const [index, action] of request.Actions.entries()) {
    try {
      if (action.ActionType === 5) {
        // Office.js hangs the registration of event handlers on the answer to a trace.
        traces.push(action.Id);
        results.push({ ActionId: action.Id, Value: null });
        continue;
      }
      if (action.ActionType === query || action.ActionType === queryAsJson) await roots.whenCalculated();
      results.push({ ActionId: action.Id, Value: doing(() => run.perform(action)) });
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      return {
        Results: results,
        Error: { Code: error.code, Message: error.message, ActionIndex: index, Location: error.location ?? "" },
        TraceIds: traces,
      };
    }
  }
  return { Results: results, TraceIds: traces };
}

class RequestRun {
  private readonly resolved = new Map<number, HostObject | null>();
  private readonly keptPaths = new Set<number>();

  constructor(
    private readonly request: WireRequest,
    private readonly roots: ObjectRoots,
  ) {}

  perform(action: WireAction): Json {
    const target = this.resolve(action.ObjectPathId);
    switch (action.ActionType) {
      case 1:
        return this.instantiate(action.ObjectPathId, target);
      case query:
      case queryAsJson:
        return target ? queryObject(target, action.QueryInfo ?? {}) : null;
      case 3:
        return this.callMethod(action, target);
      case 4:
        return this.setProperty(action, target);
      case 9:
        return this.update(action, target);
      default:
        throw new HostError("ApiNotFound", `This host does not know actions of type ${action.ActionType}.`);
    }
  }

  private instantiate(pathId: number, target: HostObject | null): Json {
    if (!target) return null;
    const identity: Record<string, Json> = { ...target.identity() };
    if (this.request.AutoKeepReference || this.keptPaths.has(pathId)) {
      const referenceId = this.roots.keep(target);
      if (referenceId !== null) identity["_ReferenceId"] = referenceId;
    }
    return identity;
  }

  private callMethod(action: WireAction, target: HostObject | null): Json {
    if (action.Name === "_KeepReference") {
      this.keptPaths.add(action.ObjectPathId);
      return null;
    }
    // Excel ignores methods of a null object: getItemOrNullObject("Sample").delete() is how samples start.
    if (!target) return null;
    this.roots.beforeMember(target, action.Name);
    const answer = target.call(action.Name, this.readArguments(action.ArgumentInfo));
    if (isHostObject(answer)) return { ...answer.identity() };
    return answer ?? null;
  }

  private setProperty(action: WireAction, target: HostObject | null): Json {
    if (!target) throw itemNotFound(action.Name);
    this.roots.beforeMember(target, action.Name);
    target.set(action.Name, plain(this.readArguments(action.ArgumentInfo)[0] ?? null));
    return null;
  }

  /** `object.update({...})` of the add-in: scalars are set, nested objects follow the navigation properties. */
  private update(action: WireAction, target: HostObject | null): Json {
    if (!target) throw itemNotFound("Update");
    applyState(target, action.ObjectState ?? {});
    return null;
  }

  private resolve(pathId: number): HostObject | null {
    const known = this.resolved.get(pathId);
    if (known !== undefined) return known;
    const object = this.resolveNew(pathId);
    this.resolved.set(pathId, object);
    return object;
  }

  private resolveNew(pathId: number): HostObject | null {
    const path = this.request.ObjectPaths[String(pathId)];
    if (!path) throw new HostError("InvalidObjectPath", "The object is not part of this request.");
    if (path.ObjectPathType === 1) return this.roots.root;
    if (path.ObjectPathType === 2) return this.roots.service(path.Name);
    if (path.ObjectPathType === 6) return this.roots.byReference(path.Name);
    if (path.ObjectPathType === 7) return null;
    const parent = this.resolve(path.ParentObjectPathId ?? -1);
    if (!parent) return null;
    if (path.ObjectPathType === 4) return parent.navigate(path.Name);
    const args = this.readArguments(path.ArgumentInfo);
    if (path.ObjectPathType === 5) return parent.item(args);
    this.roots.beforeMember(parent, path.Name);
    const answer = parent.call(path.Name, args);
    if (isHostObject(answer)) return answer;
    if (answer === null || answer === undefined) return null;
    throw new HostError("GeneralException", `${parent.className}.${memberName(path.Name)} does not answer an object.`);
  }

  private readArguments(info: WireArguments | undefined): readonly Argument[] {
    return (info?.Arguments ?? []).map((value, index) => this.readArgument(value, info?.ReferencedObjectPathIds?.[index] ?? null));
  }

  private readArgument(value: Json, referenced: number | ReferencedIds | null): Argument {
    if (typeof referenced === "number" && referenced !== 0) return this.resolve(referenced);
    if (Array.isArray(referenced) && Array.isArray(value)) {
      const ids: ReferencedIds = referenced;
      return value.map((entry: Json, index) => this.readArgument(entry, ids[index] ?? null));
    }
    return value;
  }
}

function applyState(target: HostObject, state: { readonly [key: string]: Json }): void {
  for (const [key, value] of Object.entries(state)) {
    const name = key.charAt(0).toUpperCase() + key.slice(1);
    const isNested = target.hasNavigation(name) && typeof value === "object" && value !== null && !Array.isArray(value);
    if (isNested) {
      const child = target.navigate(name);
      if (child) applyState(child, value as { readonly [key: string]: Json });
    } else {
      target.set(name, value);
    }
  }
}

function plain(argument: Argument): Json {
  if (isHostObject(argument)) throw new HostError("InvalidArgument", "A plain value is expected here, not an object.");
  return argument as Json;
}

function itemNotFound(member: string): HostError {
  return new HostError("ItemNotFound", `The requested item does not exist, so ${memberName(member)} cannot be applied to it.`);
}
