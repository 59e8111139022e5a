// Excel.Filter (a table column's) and the AutoFilter of a table.
// Promises: the criteria read back as they were applied. Filters by colour, icon or date period are refused as unsupported.
import { columnBody, filterColumn, matchesCriterion, matchesExtremes } from "../../univer/tableFilter";
import type { Keeps } from "../../univer/tableFilter";
import { defineClass } from "../objectModel";
import type { Argument, Json } from "../objectModel";
import { HostError } from "../hostError";
import { invalidArgument, optionOf, plainArgument, wholeNumber } from "./arguments";
import { knownColumn, knownTable } from "./knownTable";
import type { TableColumnModel, TableModel } from "./models";

type Criteria = { readonly [key: string]: Json };

export const filterClass = defineClass<TableColumnModel>({
  name: "Filter",
  properties: { Criteria: { get: (model) => criteriaOf(model) } },
  methods: {
    Apply: (model, args) => apply(model, criteriaArgument(args, 0)),
    ApplyValuesFilter: (model, args) => apply(model, { filterOn: "Values", values: plainArgument(args, 0) }),
    ApplyCustomFilter: (model, args) =>
      apply(model, { filterOn: "Custom", criterion1: plainArgument(args, 0), criterion2: plainArgument(args, 1), operator: plainArgument(args, 2) ?? "And" }),
    ApplyTopItemsFilter: (model, args) => apply(model, { filterOn: "TopItems", criterion1: plainArgument(args, 0) }),
    ApplyBottomItemsFilter: (model, args) => apply(model, { filterOn: "BottomItems", criterion1: plainArgument(args, 0) }),
    ApplyTopPercentFilter: (model, args) => apply(model, { filterOn: "TopPercent", criterion1: plainArgument(args, 0) }),
    ApplyBottomPercentFilter: (model, args) => apply(model, { filterOn: "BottomPercent", criterion1: plainArgument(args, 0) }),
    Clear: (model) => apply(model, null),
  },
});

export const tableAutoFilterClass = defineClass<TableModel>({
  name: "AutoFilter",
  properties: {
    Enabled: { get: (model) => knownTable(model).meta["showFilterButton"] !== false },
    IsDataFiltered: { get: (model) => Object.keys(storedFilters(model)).length > 0 },
    Criteria: { get: (model) => knownTable(model).columns.map((column) => storedFilters(model)[column.id] ?? null) },
  },
  methods: {
    GetRange: (model) => model.session.make.range(knownTable(model).area),
    GetRangeOrNullObject: (model) => model.session.make.range(knownTable(model).area),
    Apply: (model, args) => {
      if (args[1] !== null && args[1] !== undefined) apply(columnAt(model, args), criteriaArgument(args, 2));
    },
    ClearColumnCriteria: (model, args) => apply(columnAt(model, [null, args[0] ?? null]), null),
    ClearCriteria: (model) => clearTableFilters(model),
    Reapply: () => undefined,
    Remove: (model) => {
      clearTableFilters(model);
      const table = knownTable(model);
      model.session.tables.change(table, { meta: { ...table.meta, showFilterButton: false } });
    },
  },
});

/** Shows every row of a table again. */
export function clearTableFilters(model: TableModel): void {
  for (const columnId of Object.keys(storedFilters(model))) apply({ ...model, columnId }, null);
}

function columnAt(model: TableModel, args: readonly Argument[]): TableColumnModel {
  const column = knownTable(model).columns[wholeNumber(args, 1, "columnIndex")];
  if (!column) throw invalidArgument("columnIndex lies outside the table.");
  return { ...model, columnId: column.id };
}

function storedFilters(model: TableModel): Readonly<Record<string, Criteria>> {
  const stored = knownTable(model).meta["filters"];
  return typeof stored === "object" && stored !== null ? (stored as Record<string, Criteria>) : {};
}

function criteriaOf(model: TableColumnModel): Json {
  return storedFilters(model)[model.columnId] ?? null;
}

function criteriaArgument(args: readonly Argument[], index: number): Criteria {
  const value = plainArgument(args, index);
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw invalidArgument("Filter criteria are expected.");
  return value as Criteria;
}

function apply(model: TableColumnModel, criteria: Criteria | null): void {
  const { table, index } = knownColumn(model);
  model.session.requireAllowed(table.area.sheetId, "allowAutoFilter");
  filterColumn(model.session.book, table, index, criteria ? keeper(model, criteria) : null);
  const filters = { ...storedFilters(model) };
  delete filters[model.columnId];
  if (criteria) filters[model.columnId] = criteria;
  model.session.tables.change(knownTable(model), { meta: { ...table.meta, filters } });
}

function keeper(model: TableColumnModel, criteria: Criteria): Keeps {
  const { table, index } = knownColumn(model);
  const body = columnBody(table, index);
  const first = optionOf(criteria, "criterion1");
  const second = optionOf(criteria, "criterion2");
  const rows = body.endRow - body.startRow + 1;
  switch (criteria["filterOn"]) {
    case "Values": {
      const values = optionOf(criteria, "values");
      if (!Array.isArray(values)) throw invalidArgument("A filter by values needs an array of texts.");
      const wanted = new Set(values.map((value: Json) => String(value).toLowerCase()));
      return (_value, text) => wanted.has(text.toLowerCase());
    }
    case "Custom": {
      const one = matchesCriterion(String(first ?? ""));
      if (second === null) return one;
      const other = matchesCriterion(String(second));
      const isOr = optionOf(criteria, "operator") === "Or";
      return (value, text) => (isOr ? one(value, text) || other(value, text) : one(value, text) && other(value, text));
    }
    case "TopItems":
      return matchesExtremes(model.session.book, body, Number(first), true);
    case "BottomItems":
      return matchesExtremes(model.session.book, body, Number(first), false);
    case "TopPercent":
      return matchesExtremes(model.session.book, body, Math.max(1, Math.floor((rows * Number(first)) / 100)), true);
    case "BottomPercent":
      return matchesExtremes(model.session.book, body, Math.max(1, Math.floor((rows * Number(first)) / 100)), false);
    default:
      throw new HostError("UnsupportedOperation", `This host does not filter by ${String(criteria["filterOn"])}.`);
  }
}

