// The views of the pane beside the statuses. To add one: write a component that takes ViewProps, and name it here.
// Promises that a view's script is loaded when the view is first opened.
import { type ComponentType, lazy } from "react";
import type { ViewProps } from "./viewProps";

export interface PaneView {
  readonly id: string;
  readonly label: string;
  readonly View: ComponentType<ViewProps>;
}

/** The id of the view that App itself shows. */
export const statusView = { id: "status", label: "Status" } as const;

/** Asked for while a table is evaluated, so that the preview need not wait for its script. */
export const loadPreview = async () => ({ default: (await import(/* webpackChunkName: "preview-view" */ "./PreviewView")).PreviewView });

/** What the status view shows once a table is evaluated. */
export const PreviewView = lazy(loadPreview);

export const views: readonly PaneView[] = [{ id: "exports", label: "Exports", View: lazy(async () => ({ default: (await import(/* webpackChunkName: "exports-view" */ "./exports/ExportsView")).ExportsView })) }];
