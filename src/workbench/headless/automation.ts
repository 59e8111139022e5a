// What the headless runner says to the add-in and hears from it: the add-in's own automation object, `window.Tierline`.
// Promises that every answer is checked before it is used: the bundle is built apart, and a change of shape must be a
// sentence here, not a wrong number in a file. It imports nothing of the add-in.
import { z } from "zod";

const place = z.object({ sheet: z.string(), table: z.string().nullable(), address: z.string() });
const note = z.object({ code: z.string(), sentence: z.string(), addresses: z.array(z.string()) });
const answer = z.object({ row: z.number(), name: z.string(), address: z.string(), status: z.string(), path: z.string().nullable(), gap: z.string(), score: z.number().nullable(), note: z.string() });

const preview = z.object({
  id: z.string(),
  place,
  asOf: z.string(),
  knownOn: z.string().nullable(),
  rules: z.string(),
  rows: z.number(),
  subjects: z.number(),
  programmes: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      counts: z.array(z.object({ status: z.string(), rows: z.number() })),
      answers: z.array(answer),
      assumptions: z.array(z.string()),
      unverified: z.string(),
    }),
  ),
  rejections: z.array(z.object({ sheet: z.string(), address: z.string(), sentence: z.string() })),
  rejectedCells: z.number(),
  problems: z.array(note),
  canWrite: z.boolean(),
});

const written = z.object({
  committed: z.object({
    columns: z.array(z.object({ header: z.string(), address: z.string(), isNew: z.boolean() })),
    warnings: z.array(z.string()),
  }),
});

const account = z.object({ rows: z.number(), counted: z.number(), leftOut: z.array(z.object({ reason: z.string(), words: z.string(), rows: z.number() })), sentence: z.string() });

const foundExport = z.object({ source: z.string(), state: z.string(), label: z.string(), rows: z.number(), questions: z.array(z.object({ header: z.string(), examples: z.array(z.string()), sentence: z.string() })), sentences: z.array(z.string()) });

const countedTable = z.object({
  metrics: z.array(z.object({ id: z.string(), label: z.string(), unit: z.string(), source: z.string(), readings: z.array(z.string()), account })),
  missing: z.array(z.string()),
  table: z.object({ kept: z.array(z.object({ name: z.string(), header: z.string(), from: z.string(), to: z.string(), address: z.string() })) }),
  refusal: z.string(),
});
const partner = z.object({ id: z.string().nullable(), name: z.string(), values: z.array(z.object({ metric: z.string(), value: z.number().nullable(), account, exclusion: z.string() })) });

const metrics = countedTable.extend({
  id: z.string(),
  asOf: z.string(),
  sources: z.array(foundExport),
  partners: z.array(partner),
  perOffer: countedTable.extend({ offers: z.array(partner.extend({ offer: z.string() })) }),
  findings: z.array(z.object({ code: z.string(), source: z.string(), place: z.string().nullable(), sentence: z.string(), count: z.number() })),
  exclusions: z.object({ entries: z.number(), sentences: z.array(z.string()) }),
});

const tableWritten = z.object({ place, sentence: z.string(), staleStatuses: z.string(), warnings: z.array(z.string()) });

const outlook = z.object({
  metrics: z.string(),
  asOf: z.string(),
  partners: z.array(
    z.object({
      row: z.number(),
      name: z.string(),
      criteria: z.array(
        z.object({
          id: z.string(),
          label: z.string(),
          isMetNow: z.boolean().nullable(),
          lapsesOn: z.string().nullable(),
          sentence: z.string(),
          measures: z.array(
            z.object({
              metric: z.string(),
              label: z.string(),
              unit: z.string(),
              needed: z.number(),
              now: z.number().nullable(),
              months: z.array(z.object({ asOf: z.string(), leavingMonth: z.string(), value: z.number().nullable(), leaves: z.number().nullable(), leastNew: z.number().nullable() })),
            }),
          ),
        }),
      ),
    }),
  ),
});

export type Outlook = z.infer<typeof outlook>;
export type FoundExport = z.infer<typeof foundExport>;
export type Metrics = z.infer<typeof metrics>;
export type TableWritten = z.infer<typeof tableWritten>;
export type Preview = z.infer<typeof preview>;
export type Written = z.infer<typeof written>;

export interface EvaluateRequest {
  readonly asOf: string;
  readonly knownOn?: string;
  readonly programmes?: readonly string[];
}

/** A file that the add-in reads piece by piece: bytes from `from` up to, not including, `to`. */
export interface ReadableFile {
  readonly name: string;
  readonly size: number;
  read(from: number, to: number): Promise<Uint8Array>;
}

export interface MetricsRequest {
  readonly asOf: string;
  readonly files?: readonly ReadableFile[];
  readonly choices?: readonly { readonly source: string; readonly partner?: string; readonly dateOrder?: Readonly<Record<string, "day-first" | "month-first">> }[];
}

/** The add-in answered with an error of its own: `message` is its sentence. */
export class AddinRefusal extends Error {
  constructor(
    readonly code: string,
    sentence: string,
  ) {
    super(sentence);
  }
}

export interface Automation {
  /** Names of the tables that hold partners or offers; null for a list that is no table. */
  partnerTables(): Promise<readonly (string | null)[]>;
  /** What looks like an export, by its headers. */
  findExports(): Promise<readonly FoundExport[]>;
  /** Counts metrics from exports; writes nothing. */
  buildMetrics(request: MetricsRequest): Promise<Metrics>;
  /** Writes those of partners into their table. */
  writeMetrics(metricsId: string): Promise<TableWritten>;
  /** Writes those of offers into their table. */
  writeOffers(metricsId: string): Promise<TableWritten>;
  /** The next twelve months per partner and criterion. */
  runway(metricsId: string): Promise<Outlook>;
  writeRunway(outlook: Outlook): Promise<TableWritten>;
  /** One preview per table that holds partners or offers. */
  evaluate(request: EvaluateRequest): Promise<readonly Preview[]>;
  /** Writes one preview's columns beside the table. */
  write(previewId: string): Promise<Written>;
}

/** Wraps `window.Tierline`. Throws when it is not the object that the add-in documents. */
export function automationOf(tierline: unknown): Automation {
  return {
    partnerTables: async () => z.array(z.object({ table: z.string().nullable(), recognised: z.number() })).parse(await list(tierline, "listTables")).flatMap(({ table, recognised }) => (recognised > 0 ? [table] : [])),
    findExports: async () => z.array(foundExport).parse(await list(tierline, "findExports")),
    buildMetrics: async (request) => metrics.parse(await call(tierline, "buildMetrics", request)),
    writeMetrics: async (metricsId) => tableWritten.parse(await call(tierline, "writeMetrics", metricsId)),
    writeOffers: async (metricsId) => tableWritten.parse(await call(tierline, "writeOffers", metricsId)),
    runway: async (metricsId) => outlook.parse(await call(tierline, "runway", metricsId)),
    writeRunway: async (ahead) => tableWritten.parse(await call(tierline, "writeRunway", ahead)),
    evaluate: async (request) => z.array(preview).parse(await list(tierline, "evaluate", request)),
    write: async (previewId) => written.parse(await call(tierline, "writeStatus", previewId)),
  };
}

// An array of the page's own realm is copied into one of ours.
async function list(tierline: unknown, name: string, ...words: readonly unknown[]): Promise<unknown> {
  const answered = await call(tierline, name, ...words);
  return Array.isArray(answered) ? Array.from(answered) : answered;
}

async function call(tierline: unknown, name: string, ...words: readonly unknown[]): Promise<unknown> {
  const method: unknown = typeof tierline === "object" && tierline !== null ? Reflect.get(tierline, name) : undefined;
  if (typeof method !== "function") throw new Error(`The add-in offers no Tierline.${name}, so it cannot be driven without a person.`);
  try {
    return await Reflect.apply(method, tierline, words);
  } catch (error) {
    throw refusalFrom(error);
  }
}

// The error was made in the page's own realm, so `instanceof Error` does not know it.
function refusalFrom(error: unknown): unknown {
  if (typeof error !== "object" || error === null) return error;
  const code: unknown = Reflect.get(error, "code");
  const sentence: unknown = Reflect.get(error, "sentence") ?? Reflect.get(error, "message");
  return typeof code === "string" && typeof sentence === "string" ? new AddinRefusal(code, sentence) : error;
}
