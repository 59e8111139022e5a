// Why one row got its answer, in the words that the pane shows.
// Promises the requirement, what the row has, and the source's own words with where they stand.
import type { Explanation, OpenReading, Requirement, Truth } from "../engine/explanation";
import { explainRow as explainTableRow } from "../report/assess";
import { sourceText } from "../report/citation";
import { explainText, haveText, needText } from "../report/explainText";
import { caution } from "./confidence";
import { RequestError } from "./errors";
import type { RowAnswer } from "./preview";
import { keptPreview } from "./previews";

export interface RequirementWords {
  /** "Marketplace billed sales: has $1,000.00, needs at least $4,000,000.00." */
  readonly sentence: string;
  readonly truth: Truth;
  /** An assumption or a caution; "" where there is none. */
  readonly note: string;
  readonly quote: string;
  readonly source: string;
  readonly since: string;
}

export interface PathwayWords {
  readonly label: string;
  readonly truth: Truth;
  readonly isDeciding: boolean;
  readonly requirements: readonly RequirementWords[];
}

/** One way to read words that the document leaves open, and where it leads this row. */
export interface ReadingWords {
  readonly says: string;
  readonly truth: Truth;
  readonly quote: string;
  readonly source: string;
}

export interface OpenWords {
  readonly question: string;
  /** The main reading, then the cautious one. */
  readonly readings: readonly ReadingWords[];
}

export interface RowExplanation {
  readonly status: string;
  readonly path: string | null;
  /** Points; null where there is no score or it is not known. */
  readonly score: number | null;
  /** The answer, what is missing, what is noted and what is assumed: the lines above the pathways. */
  readonly sentences: readonly string[];
  /** Words that the document leaves open, where they matter to this row. */
  readonly open: readonly OpenWords[];
  readonly pathways: readonly PathwayWords[];
  /** Everything as one text, for a script or a printout. */
  readonly text: string;
}

/** `row` is a body row from 0. Throws RequestError "unknown-preview" or "no-such-row". */
export function explainRow(previewId: string, programme: string, row: number): RowExplanation {
  const { preview, snapshot, related, catalog } = keptPreview(previewId);
  if (snapshot.rows[row] === undefined) throw new RequestError("no-such-row", `The table has no row ${row + 1}.`);
  const { explanation, plan, subject } = explainTableRow(snapshot, row, { programme, asOf: preview.asOf, knownOn: preview.knownOn, related }, catalog);
  const answer = preview.programmes.find(({ id }) => id === programme)?.answers.find((one) => one.row === row);
  return {
    status: explanation.status,
    path: explanation.path,
    score: answer?.score ?? null,
    // Two tracks may rest on the same assumption: said once.
    sentences: [...new Set([...headSentences(explanation, answer), ...explanation.assumptions.map((sentence) => `Assumed: ${sentence}`)])],
    open: explanation.openReadings.map(({ question, main, cautious }) => ({ question, readings: [readingWords(main), readingWords(cautious)] })),
    pathways: [
      ...(explanation.prerequisites.length === 0 ? [] : [{ label: "Presumed", truth: weakest(explanation.prerequisites), isDeciding: false, requirements: explanation.prerequisites.map(requirementWords) }]),
      ...explanation.pathways.map((pathway) => ({ label: pathway.label, truth: pathway.truth, isDeciding: pathway.label === explanation.path, requirements: pathway.requirements.map(requirementWords) })),
    ],
    text: explainText(explanation, plan, subject),
  };
}

function headSentences(explanation: Explanation, answer: RowAnswer | undefined): string[] {
  const { gap = "", note = "", score = null } = answer ?? {};
  const sentences = [explanation.path === null ? `${explanation.status}.` : `${explanation.status}, by ${explanation.path}.`];
  if (explanation.alsoHold.length > 0) sentences.push(`Also met: ${explanation.alsoHold.join(", ")}.`);
  if (score !== null) sentences.push(`Score: ${scoreText(score)} points.`);
  if (gap !== "") sentences.push(explanation.needs.length > 0 ? `${gap}.` : `Nearest way${explanation.gap?.path ? ` (${explanation.gap.path})` : ""}: ${gap}.`);
  if (note !== "") sentences.push(note);
  return sentences;
}

/** As the score column shows it: to two decimals at most. */
export function scoreText(score: number): string {
  return String(Math.round(score * 100) / 100);
}

function readingWords({ says, truth, cite }: OpenReading["main"]): ReadingWords {
  return { says, truth, quote: cite.quote, source: sourceText(cite) };
}

function requirementWords(requirement: Requirement): RequirementWords {
  const { cite } = requirement;
  const have = requirement.have === null ? "not known" : haveText(requirement);
  return {
    sentence: `${requirement.label}: ${have}, needs ${needText(requirement)}.`,
    truth: requirement.truth,
    note: [requirement.assumption ?? "", requirement.isMetOnlyIfAtLeastIsMeant ? 'Exactly on the line: met if the document means "at least".' : "", caution(cite)].filter((note) => note !== "").join(" "),
    quote: cite.quote,
    source: sourceText(cite),
    since: requirement.since,
  };
}

function weakest(requirements: readonly Requirement[]): Truth {
  const order: readonly Truth[] = ["not met", "unknown", "unclear", "met"];
  return order.find((truth) => requirements.some((requirement) => requirement.truth === truth)) ?? "met";
}
