// The add-in's own ribbon buttons, as its manifest describes them.
// Promises one command at a time per button and an error shown as a sentence; it never decides what a command does.
import type { RibbonAction, RibbonButton, RibbonGroup } from "../addin/manifest";
import { say, sentenceOf } from "./messages";

/** Fills `ribbon` with the groups' buttons; a click calls `run` and waits for it. */
export function showRibbon(ribbon: HTMLElement, groups: readonly RibbonGroup[], run: (commandId: string, action: RibbonAction) => Promise<void>): void {
  ribbon.replaceChildren(
    ...groups.map((group) => {
      const box = document.createElement("section");
      box.className = "ribbon-group";
      const title = document.createElement("h2");
      title.textContent = group.tab === group.label || group.label === "" ? group.tab : [group.tab, group.label].filter((word) => word !== "").join(": ");
      box.append(title, ...group.buttons.map((button) => ribbonButton(button, run)));
      return box;
    }),
  );
}

function ribbonButton(button: RibbonButton, run: (commandId: string, action: RibbonAction) => Promise<void>): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.title = [button.tip.title, button.tip.description].filter((line) => line !== "").join("\n");
  if (button.icon !== null) {
    const icon = document.createElement("img");
    icon.src = button.icon;
    icon.alt = "";
    made.append(icon);
  }
  made.append(button.label);
  made.addEventListener("click", () => {
    made.disabled = true;
    run(button.id, button.action)
      .catch((error: unknown) => say(`"${button.label}" could not run. ${sentenceOf(error)}`, "error", "ribbon"))
      .finally(() => {
        made.disabled = false;
      });
  });
  return made;
}
