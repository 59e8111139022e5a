// Every export that is recognised, in one list.
// Promises: one shape per kind.
import { cloudExports } from "./cloud";
import { marketplaceExports } from "./marketplace";
import { paymentsExports } from "./payments";
import { referralsExports } from "./referrals";
import { usageExports } from "./usage";
import type { ExportShape } from "./shape";
import type { ExportKind } from "../../catalog/derived/schema";

export const knownExports: readonly ExportShape[] = [...marketplaceExports, ...cloudExports, ...usageExports, ...paymentsExports, ...referralsExports];

const byKind = new Map(knownExports.map((shape) => [shape.kind, shape]));

export function exportShape(kind: ExportKind): ExportShape {
  const shape = byKind.get(kind);
  if (shape === undefined) throw new Error(`There is no shape for the export "${kind}".`);
  return shape;
}
