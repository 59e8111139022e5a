// Entries with a button that starts something: the button or Enter, and the page stays.
// Promises that the browser's own bubbles never cover a sentence of the pane.
import type { ReactNode } from "react";

export function Form({ onSubmit, children }: { readonly onSubmit: () => void; readonly children: ReactNode }) {
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}
