// The views of the pane beside the statuses. To add one: write a component that takes ViewProps, and name it here.
// Promises that a view's script is loaded when the view is first opened, and a sentence where that fails.
import { Component, type ComponentType, lazy, type ReactNode } from "react";
import type { TablePlace } from "../app/preview";
import type { Tierline } from "../app/tierline";

/** What the pane gives to every view. */
export interface ViewProps {
  readonly tierline: Tierline;
  /** The pane's as-of date, ISO; the views share it. */
  readonly asOf: string;
  readonly onDate: (asOf: string) => void;
  /** Goes to the statuses and evaluates this table. */
  readonly onEvaluate: (table: TablePlace) => void;
}

export interface PaneView {
  readonly id: string;
  readonly label: string;
  readonly View: ComponentType<ViewProps>;
}

/** The id of the view that App itself shows. */
export const statusView = { id: "status", label: "Status" } as const;

export const views: readonly PaneView[] = [{ id: "exports", label: "Exports", View: lazy(async () => ({ default: (await import(/* webpackChunkName: "exports-view" */ "./exports/ExportsView")).ExportsView })) }];

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
