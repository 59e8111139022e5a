// Which programmes a table is asked about: those a person names, or those of which the workbook carries something that they stand on.
// Promises: a programme that cannot be planned, or is decided for other rows, is a problem with a sentence. Decides no row.
import { fieldsTestedBy, subjectsOf } from "../catalog/fieldsTested";
import { nearestOf } from "../catalog/nearest";
import type { Catalog, Grain, Programme } from "../catalog/schema";
import { plan } from "../engine/plan";
import { PlanError, type Plan } from "../engine/planShape";
import { headerAddress, type Problem } from "../intake/findings";
import type { TableReading } from "../intake/read";
import type { RelatedTables } from "../intake/related";
import type { TableSnapshot } from "../intake/table";
import type { AssessmentRequest } from "./assessment";

/** A programme, frozen at the date asked for. */
export interface OfferedProgramme {
  readonly programme: Programme;
  readonly frozen: Plan;
}

/** The programmes to decide: those asked for, or those of which the workbook carries something that their own requirements test. */
export function offeredProgrammes(table: TableSnapshot, reading: TableReading, related: RelatedTables, request: AssessmentRequest, catalog: Catalog, problems: Problem[]): readonly OfferedProgramme[] {
  const all = wanted(catalog, request, table, reading.recognition.grain, problems);
  // Names alone can be answered from the lists beside them.
  if (reading.recognition.measures === 0 && related.lists.size === 0) {
    return [];
  }
  const relevant = request.programmes.length > 0 ? all : all.filter((programme) => isCarried(reading, related, programme, all[0], catalog));
  // Where nothing else is, the first programme of this kind of table says what it needs.
  return (relevant.length > 0 ? relevant : all.slice(0, 1)).flatMap((programme) => {
    const frozen = planned(catalog, programme, request, table, problems);
    return frozen === null ? [] : [{ programme, frozen }];
  });
}

/**
 * Whether the table, or a list beside it, carries something that the programme stands on and that the first programme of this kind of table
 * does not test itself: billed sales alone, say, are there for top tier.
 */
function isCarried({ columns }: TableReading, related: RelatedTables, programme: Programme, first: Programme | undefined, catalog: Catalog): boolean {
  const taken = new Set(first === undefined || first === programme ? [] : fieldsTestedBy(first, catalog));
  const isToldBy = (id: string): boolean => related.lists.has(id) && catalog.lists?.find((list) => list.id === id)?.isCommon !== true;
  return [...subjectsOf(programme, catalog)].some((id) => !taken.has(id) && (columns.lanes[id] !== undefined || isToldBy(id)));
}

function wanted(catalog: Catalog, request: AssessmentRequest, table: TableSnapshot, grain: Grain, problems: Problem[]): readonly Programme[] {
  if (request.programmes.length === 0) {
    return catalog.programmes.filter((programme) => programme.grain === grain && programme.onlyWhenAsked !== true);
  }
  return request.programmes.flatMap((id) => {
    const programme = catalog.programmes.find((each) => each.id === id);
    if (!programme) {
      const nearest = nearestOf(catalog.programmes.map((each) => each.id), id);
      problems.push(tableProblem(table, "unknown-programme", `There is no programme "${id}". The nearest is "${nearest}".`));
      return [];
    }
    if (programme.grain !== grain && programme.alsoOn?.includes(grain) !== true) {
      problems.push(tableProblem(table, "other-grain", `${programme.label} is decided for ${programme.grain}s, but the rows of this table are ${grain}s. Use a table of ${programme.grain}s.`));
      return [];
    }
    return [programme];
  });
}

function planned(catalog: Catalog, programme: Programme, request: AssessmentRequest, table: TableSnapshot, problems: Problem[]): Plan | null {
  try {
    return plan(catalog, programme.id, request.asOf, request.knownOn);
  } catch (error) {
    if (!(error instanceof PlanError)) {
      throw error;
    }
    problems.push(tableProblem(table, "outside-the-rules", error.message));
    return null;
  }
}

function tableProblem(table: TableSnapshot, code: Problem["code"], sentence: string): Problem {
  return { code, sheet: table.sheet, addresses: [headerAddress(table, 0)], sentence };
}
