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

export type Preview = z.infer<typeof preview>;
export type Written = z.infer<typeof written>;

export interface EvaluateRequest {
  readonly asOf: string;
  readonly knownOn?: string;
  readonly programmes?: readonly string[];
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
  /** One preview per table that holds partners or offers. */
  evaluate(request: EvaluateRequest): Promise<readonly Preview[]>;
  /** Writes one preview's columns beside the table. */
  write(previewId: string): Promise<Written>;
}

/** Wraps `window.Tierline`. Throws when it is not the object that the add-in documents. */
export function automationOf(tierline: unknown): Automation {
  return {
    async evaluate(request) {
      const answered = await call(tierline, "evaluate", request);
      return z.array(preview).parse(Array.isArray(answered) ? Array.from(answered) : answered);
    },
    write: async (previewId) => written.parse(await call(tierline, "writeStatus", previewId)),
  };
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
