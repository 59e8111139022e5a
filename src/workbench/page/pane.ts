// The task pane: the add-in's page in a frame beside the grid, at Excel's width, resizable and collapsible.
// Promises that the seam stands on the frame's window before the page's first script runs. Closing hides the pane and
// leaves the page running: with a shared runtime the custom functions live in it.
import { required } from "./messages";

/** The workbench's window, as an add-in page's first script sees its parent. */
export type SeamWindow = Window & {
  attachExcelSeam?: (addinWindow: Window) => void;
};

export interface Pane {
  /** Loads (or loads again) the add-in's page. `attach` gets the frame's window before any of its scripts. */
  load(page: string, title: string, attach: (addinWindow: Window) => void): void;
  show(): void;
  hide(): void;
}

// Office.js in the pane learns from these words that it stands in desktop Excel; 3 = shared runtime + custom functions.
const HOST_INFO = "Excel$Win32$16.01$en-US$$$$3";
const MIN_WIDTH = 250;
const KEY_STEP = 10;

export function createPane(): Pane {
  const pane = required("pane");
  const divider = required("divider");
  const place = required("pane-page");
  makeResizable(pane, divider);
  const setOpen = (isOpen: boolean): void => {
    pane.hidden = !isOpen;
    divider.hidden = !isOpen;
  };
  required("close-pane").addEventListener("click", () => setOpen(false));
  return {
    load(page, title, attach) {
      const workbench: SeamWindow = window;
      workbench.attachExcelSeam = attach;
      required("pane-name").textContent = title;
      const frame = document.createElement("iframe");
      frame.title = title;
      const address = new URL(page);
      address.searchParams.set("_host_Info", HOST_INFO);
      frame.src = address.href;
      place.replaceChildren(frame);
    },
    show: () => setOpen(true),
    hide: () => setOpen(false),
  };
}

function makeResizable(pane: HTMLElement, divider: HTMLElement): void {
  const setWidth = (pixels: number): void => {
    const most = Math.max(MIN_WIDTH, Math.floor(window.innerWidth * 0.6));
    const width = Math.round(Math.min(most, Math.max(MIN_WIDTH, pixels)));
    document.documentElement.style.setProperty("--pane-width", `${width}px`);
    divider.setAttribute("aria-valuenow", String(width));
    divider.setAttribute("aria-valuemin", String(MIN_WIDTH));
    divider.setAttribute("aria-valuemax", String(most));
  };
  setWidth(pane.getBoundingClientRect().width);
  divider.addEventListener("pointerdown", (event) => {
    divider.setPointerCapture(event.pointerId);
    document.body.classList.add("is-dragging");
  });
  divider.addEventListener("pointermove", (event) => {
    if (divider.hasPointerCapture(event.pointerId)) setWidth(window.innerWidth - event.clientX);
  });
  divider.addEventListener("lostpointercapture", () => document.body.classList.remove("is-dragging"));
  divider.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowLeft" ? KEY_STEP : event.key === "ArrowRight" ? -KEY_STEP : 0;
    if (step === 0) return;
    event.preventDefault();
    setWidth(pane.getBoundingClientRect().width + step);
  });
}
