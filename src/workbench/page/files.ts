// How files come into the page and leave it: the chooser, drag and drop, a download.
// Promises to take one file at a time; it never reads a file that was not handed to it.
import { required } from "./messages";

export interface ChosenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Opens the system's file chooser; the chosen file arrives at the handler given to `onFileArrives`. */
export function chooseFile(): void {
  required("file-chooser").click();
}

/** Calls `open` for a file chosen or dropped anywhere on the page. */
export function onFileArrives(open: (file: ChosenFile) => void): void {
  const chooser = required("file-chooser");
  if (!(chooser instanceof HTMLInputElement)) throw new Error("The file chooser is no input.");
  chooser.addEventListener("change", () => {
    const file = chooser.files?.[0];
    // Emptied at once, so that choosing the same file again is a change again.
    if (file !== undefined) void read(file).then(open);
    chooser.value = "";
  });
  const drop = required("drop");
  const carriesFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") === true;
  const setDragging = (isDragging: boolean): void => {
    drop.hidden = !isDragging;
    document.body.classList.toggle("is-dragging", isDragging);
  };
  // In the capture phase: the grid handles drops of its own and would swallow them.
  window.addEventListener("dragover", (event) => onlyFiles(event, carriesFile, () => setDragging(true)), true);
  window.addEventListener("dragleave", (event) => event.relatedTarget === null && setDragging(false), true);
  window.addEventListener(
    "drop",
    (event) =>
      onlyFiles(event, carriesFile, () => {
        setDragging(false);
        const file = event.dataTransfer?.files[0];
        if (file !== undefined) void read(file).then(open);
      }),
    true,
  );
}

/** Hands `bytes` to the browser as a new file; the opened file on disk stays as it is. */
export function download(bytes: Uint8Array, fileName: string): void {
  const content = new Blob([new Uint8Array(bytes)], { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = fileName;
  link.click();
  // The browser needs the address until it has begun to read it.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function onlyFiles(event: DragEvent, carriesFile: (event: DragEvent) => boolean, then: () => void): void {
  if (!carriesFile(event)) return;
  event.preventDefault();
  event.stopPropagation();
  then();
}

async function read(file: File): Promise<ChosenFile> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}
