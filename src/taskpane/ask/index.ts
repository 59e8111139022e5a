// What the pane shows for questions about a preview: loaded when the first one is opened, in the script that also answers them.
// Promises that what is loaded at start takes this file by `import()` only.
export { CompareDates } from "./CompareDates";
export { Questions } from "./Questions";
export { RowAhead } from "./RowAhead";
export { RowGoal } from "./RowGoal";
export { WhatIf } from "./WhatIf";
