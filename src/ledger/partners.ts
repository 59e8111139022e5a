// Which rows are one partner's: names joined with ids, locations rolled up to their partner global account.
// Promises: joins only what an export says belongs together; publishers that nothing joins stay apart, and that is said.
import type { ExportKind } from "../catalog/derived/schema";
import { plainHeader } from "../intake/recognise";
import { belowGlobalAccount } from "./exports/partnerColumns";
import { unknownCode } from "./factTable";
import type { FactTable } from "./factTable";
import type { FindingLog } from "./findings";
import type { Recognition } from "./recognise";
import type { ReadingContext } from "./segmentReader";
import type { LedgerSource } from "./source";

type Tables = ReadonlyMap<ExportKind, FactTable>;

/** The partner of exports that name none and for which nobody gave a name. */
export const unnamedPartner = "This publisher";

/** Gives rows of one partner one code: a name becomes the id that goes by it, a location the global account that the Partner profile names. */
export function joinPartners(tables: Tables, { dictionaries, partnerNames, nameKeys, log }: ReadingContext): void {
  const replaced = accountsOfLocations(tables, dictionaries);
  const codeByName = new Map<string, number>();
  for (const [code, name] of partnerNames) codeByName.set(name.toLowerCase(), replaced.get(code) ?? code);
  for (const code of nameKeys) {
    const name = dictionaries.partner.textOf(code).toLowerCase();
    const same = codeByName.get(name);
    // Two names that differ in case only are one partner's: the first spelling stands.
    if (same === undefined) codeByName.set(name, code);
    else if (same !== code) replaced.set(code, same);
  }
  replacePartners(tables, replaced);
  const unnamed = dictionaries.partner.find(unnamedPartner);
  const only = unnamed === unknownCode ? null : theOnlyOther(tables, unnamed);
  if (only === null) return;
  replacePartners(tables, new Map([[unnamed, only]]));
  const name = partnerNames.get(only) ?? dictionaries.partner.textOf(only);
  log.add({ code: "one-partner", source: name, place: null, sentence: `Rows of exports that name no partner are taken to be those of ${name}, the only partner that the other exports name. If they are another's, give its name when you read them.` });
}

function replacePartners(tables: Tables, replaced: ReadonlyMap<number, number>): void {
  if (replaced.size === 0) return;
  for (const { texts } of tables.values()) {
    const lane = texts.partner ?? [];
    for (let row = 0; row < lane.length; row++) lane[row] = replaced.get(lane[row]!) ?? lane[row]!;
  }
}

/** The one partner beside `unnamed` that has rows; null where there is none, or several, or `unnamed` has no rows. */
function theOnlyOther(tables: Tables, unnamed: number): number | null {
  const found = new Set<number>();
  for (const { texts } of tables.values()) {
    let last = unknownCode;
    for (const code of texts.partner ?? []) {
      if (code === last) continue;
      last = code;
      if (code !== unknownCode) found.add(code);
      if (found.size > 2) return null;
    }
  }
  return found.size === 2 && found.delete(unnamed) ? [...found][0]! : null;
}

/** The account's code per location's code, for locations that occur as partners. */
function accountsOfLocations(tables: Tables, { partner, location }: ReadingContext["dictionaries"]): Map<number, number> {
  const accounts = new Map<number, number>();
  const profile = tables.get("partnerProfile");
  const locations = profile?.texts.location;
  if (profile === undefined || locations === undefined) return accounts;
  for (const [row, code] of locations.entries()) {
    const account = profile.texts.partner?.[row] ?? unknownCode;
    const asPartner = code === unknownCode ? unknownCode : partner.find(location.textOf(code));
    if (asPartner !== unknownCode && account !== unknownCode && asPartner !== account) accounts.set(asPartner, account);
  }
  return accounts;
}

const below: ReadonlySet<string> = new Set(belowGlobalAccount.map(plainHeader));

/** Says that a source's rows belong to several publishers or locations that nothing joins. */
export function warnAboutPublishers({ source, recognition }: { readonly source: LedgerSource; readonly recognition: Recognition }, tables: Tables, log: FindingLog): void {
  const key = recognition.columns.partner ?? recognition.columns.partnerName;
  const table = recognition.shape === null ? undefined : tables.get(recognition.shape.kind);
  if (key === undefined || table === undefined || !below.has(plainHeader(key.header))) return;
  const found = new Set<number>();
  for (const segment of table.segments) {
    if (segment.source !== source) continue;
    for (const code of table.texts.partner?.subarray(segment.firstRow, segment.firstRow + segment.rowCount) ?? []) if (code !== unknownCode) found.add(code);
  }
  if (found.size < 2) return;
  log.add({
    code: "several-publishers",
    source: source.name,
    place: null,
    sentence: `${source.name}: ${found.size} different values stand under "${key.header}" and are counted apart. A partner global account may have several; the programmes count them together. Add a column "PGA ID", or read the Partner profile export too.`,
  });
}
