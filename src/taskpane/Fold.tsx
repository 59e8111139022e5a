// A fold whose content is made, and its script loaded, when it is first opened.
// Promises a sentence where the script cannot be loaded, and that what was entered inside stays when it is closed and opened again.
import { type ReactNode, Suspense, useState } from "react";
import { ViewBoundary } from "./ViewBoundary";

export function Fold({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <details className="fold" onToggle={(event) => setWasOpened(wasOpened || event.currentTarget.open)}>
      <summary className="summary">{title}</summary>
      {wasOpened && (
        <ViewBoundary>
          <Suspense fallback={<p>Opening.</p>}>{children}</Suspense>
        </ViewBoundary>
      )}
    </details>
  );
}
