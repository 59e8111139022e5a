// The first script of every add-in page in the workbench: asks the workbench to define Excel's seam on this window.
// Promises to do nothing when the page stands alone, outside the workbench's frame.
import type { SeamWindow } from "./pane";

const workbench: SeamWindow = window.parent;
if (window.parent !== window) workbench.attachExcelSeam?.(window);
