// Starts the ribbon's door: names its handlers for the manifest's FunctionName.
import type { Tierline } from "../app/tierline";
import { evaluateTableCommand } from "./commands";

export function openRibbonDoor(start: () => Promise<Tierline>, today: () => string): void {
  Office.actions.associate("evaluateTable", evaluateTableCommand(start, today));
}
