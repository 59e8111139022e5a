// Where a part of the pane cannot be loaded or fails: a sentence in its place.
// Promises that the other parts go on working.
import { Component, type ReactNode } from "react";

/** Shows a sentence where a view's script cannot be loaded; the other views go on working. */
export class ViewBoundary extends Component<{ readonly children: ReactNode }, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <p role="alert">This view could not be loaded. Close the pane and open it again; the other views still work.</p> : this.props.children;
  }
}
