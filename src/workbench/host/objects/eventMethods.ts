// The hidden methods by which Office.js registers for events: _RegisterXEvent and _UnregisterXEvent of a class.
// Promises: what is registered here is what host/events sends. Never describes an event itself.
import type { Session } from "../session";

/**
 * Register and unregister methods of a class.
 * @param events wire name of the event -> Excel's number for it
 * @param targetOf what the event is about: a sheet's id, a table's id, or the workbook
 */
export function eventMethods<Model extends { readonly session: Session }>(
  events: Readonly<Record<string, number>>,
  targetOf: (model: Model) => string,
): Record<string, (model: Model) => void> {
  return Object.fromEntries(
    Object.entries(events).flatMap(([name, type]): [string, (model: Model) => void][] => [
      [`_Register${name}Event`, (model) => model.session.events.register(type, targetOf(model))],
      [`_Unregister${name}Event`, (model) => model.session.events.unregister(type, targetOf(model))],
    ]),
  );
}
