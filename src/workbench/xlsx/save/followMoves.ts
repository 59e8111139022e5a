// Ranges outside the cells that must follow inserted, deleted and renamed things: formats, validations, links, drawings,
// comments, charts and pivot sources. Promises: followed exactly, or taken out and reported as a loss; never left wrong.
import type { Loss, LossKind } from "../contract";
import { parseRange, rangeName } from "../cells/reference";
import type { OpcPackage } from "../package/opcPackage";
import { attributeOf, elementsOf, firstElement, localName, removeElements, textOf } from "../package/xml";
import type { XmlElement } from "../package/xml";
import { movedRange, movedSqref } from "./moves";
import type { Axis, Moves } from "./moves";
import { hasAnyChange, retargeted } from "./retarget";
import type { SheetChange, SheetChanges } from "./retarget";

/** Elements of a sheet that name cells, the attribute that does, and what a person calls them. */
const REFERRING: Readonly<Record<string, { attribute: string; kind: LossKind }>> = {
  conditionalFormatting: { attribute: "sqref", kind: "conditional format" },
  dataValidation: { attribute: "sqref", kind: "data validation" },
  protectedRange: { attribute: "sqref", kind: "sheet feature" },
  ignoredError: { attribute: "sqref", kind: "sheet feature" },
  selection: { attribute: "sqref", kind: "sheet feature" },
  hyperlink: { attribute: "ref", kind: "sheet feature" },
  autoFilter: { attribute: "ref", kind: "sheet feature" },
  sortState: { attribute: "ref", kind: "sheet feature" },
  sortCondition: { attribute: "ref", kind: "sheet feature" },
};
const FORMULAS = new Set(["formula", "formula1", "formula2", "f"]);

/** Brings the ranges and formulas of a sheet's frame up to date; answers what could not be followed. */
export function followInFrame(frame: XmlElement, part: string, change: SheetChange, changes: SheetChanges): Loss[] {
  if (!hasAnyChange(changes)) return [];
  const losses: Loss[] = [];
  const lose = (child: XmlElement, kind: LossKind): void => {
    losses.push({ kind, sheet: change.nameNow ?? change.name, part, sentence: `On the sheet ${change.nameNow ?? change.name}, rows or columns changed their order, so a ${kind} (${attributeOf(child, "sqref") ?? attributeOf(child, "ref") ?? "without a range"}) cannot be followed and will not be saved.` });
  };
  const keepsOrder = change.moves.rows.keepsOrder && change.moves.columns.keepsOrder;
  const walk = (parent: XmlElement): void => {
    removeElements(parent, (child) => {
      const referring = REFERRING[localName(child.name)];
      const text = referring && attributeOf(child, referring.attribute);
      if (referring && text !== undefined && change.moves.isMoved) {
        if (!keepsOrder && localName(child.name) !== "selection") {
          lose(child, referring.kind);
          return true;
        }
        const moved = movedSqref(text, change.moves);
        if (moved === undefined) return true;
        child.attributes[referring.attribute] = moved;
        if (child.attributes["activeCell"] !== undefined) child.attributes["activeCell"] = moved.split(/[ :]/)[0] ?? "A1";
      }
      if (FORMULAS.has(localName(child.name))) child.children = [retargeted(textOf(child), change.name, changes)];
      else if (localName(child.name) === "sqref" && change.moves.isMoved) child.children = [movedSqref(textOf(child), change.moves) ?? "A1"];
      else walk(child);
      const list = ["dataValidations", "hyperlinks", "protectedRanges", "ignoredErrors"].includes(localName(child.name));
      if (list && child.attributes["count"] !== undefined) child.attributes["count"] = String(elementsOf(child).length);
      return list && elementsOf(child).length === 0;
    });
  };
  walk(frame);
  for (const [list, axis] of [["rowBreaks", change.moves.rows], ["colBreaks", change.moves.columns]] as const) moveBreaks(firstElement(frame, list), axis);
  return losses;
}

function moveBreaks(list: XmlElement | undefined, axis: Axis): void {
  if (!list || !axis.isMoved) return;
  removeElements(list, (entry) => {
    // A break stands before the line with this zero-based number.
    const now = axis.now(Number(attributeOf(entry, "id")));
    if (now !== undefined) entry.attributes["id"] = String(now);
    return now === undefined;
  });
  for (const name of ["count", "manualBreakCount"]) if (list.attributes[name] !== undefined) list.attributes[name] = String(elementsOf(list).length);
}

/** Brings the parts that hang on a sheet (comments, drawings) up to date. */
export function followInSheetParts(file: OpcPackage, sheetPath: string, moves: Moves): void {
  if (!moves.isMoved) return;
  for (const relation of file.relationships(sheetPath)) {
    if (relation.isExternal || !file.has(relation.target)) continue;
    if (relation.kind === "comments" || relation.kind === "threadedComment") moveComments(file, relation.target, moves);
    if (relation.kind === "drawing") moveAnchors(file, relation.target, moves);
    if (relation.kind === "vmlDrawing") moveNotes(file, relation.target, moves);
  }
}

function moveComments(file: OpcPackage, path: string, moves: Moves): void {
  const root = file.tree(path);
  for (const list of [root, ...elementsOf(root, "commentList")])
    removeElements(list, (entry) => {
      const range = parseRange(attributeOf(entry, "ref") ?? "");
      if (!range) return false;
      const moved = movedRange(range, moves);
      if (moved) entry.attributes["ref"] = rangeName(moved);
      return moved === undefined;
    });
  file.changed(path);
}

/** Pictures and charts: their corners move with the cells below them. */
function moveAnchors(file: OpcPackage, path: string, moves: Moves): void {
  for (const anchor of elementsOf(file.tree(path))) for (const corner of ["from", "to"]) moveCorner(firstElement(anchor, corner), moves);
  file.changed(path);
}

function moveCorner(corner: XmlElement | undefined, moves: Moves): void {
  const step = (name: string, axis: Axis): void => {
    const entry = firstElement(corner, name);
    if (!entry) return;
    const old = Number(textOf(entry));
    let now: number | undefined;
    for (let at = old; at >= 0 && now === undefined; at--) now = axis.now(at);
    entry.children = [String(now ?? 0)];
  };
  step("row", moves.rows);
  step("col", moves.columns);
}

/** The boxes of notes: their cell, and where the box stands. */
function moveNotes(file: OpcPackage, path: string, moves: Moves): void {
  const root = file.tree(path);
  removeElements(root, (shape) => {
    const data = firstElement(shape, "ClientData");
    const row = firstElement(data, "Row");
    const column = firstElement(data, "Column");
    if (!row || !column) return false;
    const [rowNow, columnNow] = [moves.rows.now(Number(textOf(row))), moves.columns.now(Number(textOf(column)))];
    if (rowNow === undefined || columnNow === undefined) return true;
    const down = rowNow - Number(textOf(row));
    const right = columnNow - Number(textOf(column));
    row.children = [String(rowNow)];
    column.children = [String(columnNow)];
    const anchor = firstElement(data, "Anchor");
    // Left column, offset, top row, offset, right column, offset, bottom row, offset.
    if (anchor) anchor.children = [textOf(anchor).split(",").map((text, at) => (at % 4 === 0 ? Number(text) + right : at % 4 === 2 ? Number(text) + down : Number(text))).join(", ")];
    return false;
  });
  file.changed(path);
}

/** Charts and pivot sources name sheets and cells wherever they stand. */
export function followInOtherParts(file: OpcPackage, changes: SheetChanges): void {
  if (!hasAnyChange(changes)) return;
  for (const path of file.paths()) {
    if (/\/charts\/chart[^/]*\.xml$|\/chartex[^/]*\.xml$/i.test(path)) followInChart(file, path, changes);
    if (/pivotCacheDefinition[^/]*\.xml$/i.test(path)) followPivotSource(file, path, changes);
  }
}

function followInChart(file: OpcPackage, path: string, changes: SheetChanges): void {
  let isChanged = false;
  const walk = (parent: XmlElement): void => {
    for (const child of elementsOf(parent)) {
      if (localName(child.name) !== "f") walk(child);
      else {
        const now = retargeted(textOf(child), undefined, changes);
        isChanged ||= now !== textOf(child);
        child.children = [now];
      }
    }
  };
  walk(file.tree(path));
  if (isChanged) file.changed(path);
}

function followPivotSource(file: OpcPackage, path: string, changes: SheetChanges): void {
  const source = firstElement(firstElement(file.tree(path), "cacheSource"), "worksheetSource");
  const change = changes.get((attributeOf(source, "sheet") ?? "").toLowerCase());
  if (!source || !change || change.nameNow === undefined) return;
  source.attributes["sheet"] = change.nameNow;
  const ref = attributeOf(source, "ref");
  if (ref !== undefined) source.attributes["ref"] = movedSqref(ref, change.moves) ?? ref;
  file.changed(path);
}
