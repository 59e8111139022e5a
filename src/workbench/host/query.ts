// Answers load(): reads the properties that were asked for, through navigation properties and collections.
// Promises: only what was named is read (a table's 200,000 rows are not touched for its name).
// Never changes anything.
import { apiNotFound } from "./hostError";
import type { HostObject, Json } from "./objectModel";
import type { WireQuery } from "./wire";

/** What to read of one object: its scalars, and the same again for its navigation properties. */
interface Selection {
  readonly scalars: Set<string>;
  isEverything: boolean;
  readonly children: Map<string, Selection>;
}

/** Reads an object or a collection as a query asks, with PascalCase keys; a collection answers `_Items`. */
export function queryObject(target: HostObject, query: WireQuery): Json {
  const selection = emptySelection();
  for (const path of query.Select ?? []) addPath(selection, path, false);
  for (const path of query.Expand ?? []) addPath(selection, path, true);
  if ((query.Select ?? []).length === 0) selection.isEverything = true;
  return read(target, selection, query.Top, query.Skip);
}

function emptySelection(): Selection {
  return { scalars: new Set(), isEverything: false, children: new Map() };
}

function addPath(selection: Selection, path: string, isExpand: boolean): void {
  const steps = path.split(/[/.]/).filter((step) => step !== "" && step.toLowerCase() !== "items");
  let at = selection;
  steps.forEach((step, index) => {
    const isLast = index === steps.length - 1;
    if (isLast && step === "*") at.isEverything = true;
    else if (isLast && !isExpand) at.scalars.add(step);
    else at = childOf(at, step);
    if (isLast && isExpand) at.isEverything = true;
  });
}

function childOf(selection: Selection, step: string): Selection {
  const existing = selection.children.get(step);
  if (existing) return existing;
  const made = emptySelection();
  selection.children.set(step, made);
  return made;
}

function read(target: HostObject, selection: Selection, top?: number, skip?: number): Json {
  if (!target.isCollection) return readOne(target, selection);
  const all = target.items();
  const from = skip ?? 0;
  const chosen = all.slice(from, top === undefined ? undefined : from + top);
  const own: Record<string, Json> = {};
  const forItems = emptySelection();
  forItems.isEverything = selection.isEverything;
  for (const name of selection.scalars) {
    const wireName = wire(name);
    if (target.hasProperty(wireName)) own[wireName] = target.get(wireName);
    else forItems.scalars.add(name);
  }
  if (selection.isEverything) for (const name of target.scalarNames()) own[name] = target.get(name);
  for (const [name, child] of selection.children) forItems.children.set(name, child);
  return { ...own, _Items: chosen.map((item) => readOne(item, forItems)) };
}

function readOne(target: HostObject, selection: Selection): Json {
  const answer: Record<string, Json> = { ...target.identity() };
  if (selection.isEverything) for (const name of target.scalarNames()) answer[name] = target.get(name);
  for (const name of selection.scalars) {
    // Whether an object is null is known from the answer itself.
    if (name === "isNullObject") continue;
    const wireName = wire(name);
    if (target.hasProperty(wireName)) answer[wireName] = target.get(wireName);
    else if (target.hasNavigation(wireName)) answer[wireName] = readChild(target, wireName, everything());
    else throw apiNotFound(target.className, name);
  }
  for (const [name, child] of selection.children) answer[wire(name)] = readChild(target, wire(name), child);
  return answer;
}

function readChild(target: HostObject, wireName: string, selection: Selection): Json {
  const child = target.navigate(wireName);
  return child ? read(child, selection) : null;
}

function everything(): Selection {
  return { scalars: new Set(), isEverything: true, children: new Map() };
}

function wire(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
