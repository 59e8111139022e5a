// Readers of columns that hold texts: ids and names become codes, columns that no metric needs only tell rows apart.
// Promises: a masked id (************) is unknown and counted; blank is unknown; an id whose digits Excel has cut is unknown and reported;
// a text in another encoding is named with its place.
import type { CellValue } from "../intake/table";
import { isMisencoded, scrambled, seedOf, TextHash } from "./cellHash";
import type { HashSeed } from "./cellHash";
import { addHashes, blockRows, roleSeed, RowHasher } from "./columnReader";
import type { CellReports, ColumnReader, Run } from "./columnReader";
import { unknownCode } from "./factTable";
import type { TextRole } from "./factTable";
import type { GrowingLane } from "./growing";
import { hasLostDigits } from "./ids";
import { plainHeader } from "../intake/recognise";
import type { RecognisedColumn } from "./recognise";
import { blankText, widerText } from "./stringTable";
import type { StringTable } from "./stringTable";
import type { TableBuilder } from "./tableBuilder";

// Bound here once: looking an import up on every one of a million rows costs more than the work itself.
const noCode = unknownCode;
const blank = blankText;
const wider = widerText;
const spread = scrambled;
const asterisk = 42;
const plus = 43;
const idRoles: ReadonlySet<TextRole> = new Set(["partner", "location", "customer", "purchase", "line", "person"]);
const cutByExcel = "Excel took it for a number and cut its digits; take the id from the .csv file itself, or format the column as text and paste it again";

/** Text of a cell that is no text. */
function textOfOther(cell: CellValue | undefined | null): string {
  return cell === undefined || cell === null ? "" : String(cell);
}

/** Ids and names: each different text is one code of the role's dictionary. */
export class TextColumn implements ColumnReader {
  private readonly lane: GrowingLane<Int32Array>;
  private readonly seed: HashSeed;
  /** Where each text of the block belongs. */
  private readonly into = new Int32Array(blockRows);
  private readonly isId: boolean;
  private readonly hasher: RowHasher;

  constructor(
    role: TextRole,
    private readonly header: RecognisedColumn,
    private readonly builder: TableBuilder,
    private readonly dictionary: StringTable,
    private readonly reports: CellReports,
  ) {
    this.lane = builder.text(role);
    this.seed = roleSeed(role);
    this.isId = idRoles.has(role);
    this.hasher = new RowHasher(role, builder);
  }

  read({ rows, from, until, at, sourceRow }: Run): void {
    const { dictionary, into, isId } = this;
    const column = this.header.index;
    let taken = 0;
    for (let index = from; index < until; index++) {
      const cell = rows[index]![column];
      const text = typeof cell === "string" ? cell : textOfOther(cell);
      if (text === "") continue;
      if (text.charCodeAt(0) === asterisk && isMasked(text)) {
        this.reports.masked();
        addHashes(this.builder, at + index - from, spread(this.seed.high), spread(this.seed.low));
        continue;
      }
      if (isId && (text.charCodeAt(text.length - 3) === plus || typeof cell === "number") && hasLostDigits(cell!)) {
        this.reports.reject(sourceRow + index - from, this.header, cell!, cutByExcel);
        this.hasher.add(cell!, at + index - from);
        continue;
      }
      const kind = dictionary.take(text);
      if (kind === blank) continue;
      if (kind === wider && isMisencoded(text)) this.reports.misencoded(sourceRow + index - from, column, text);
      into[taken++] = at + index - from;
    }
    const codes = dictionary.codes();
    const lane = this.lane.array;
    const highs = this.builder.hashHigh.array;
    const lows = this.builder.hashLow.array;
    const { high, low } = this.seed;
    for (let text = 0; text < taken; text++) {
      const row = into[text]!;
      const code = codes[text]!;
      lane[row] = code;
      highs[row]! += spread(Math.imul(code + 2, 0x9e3779b1) ^ high);
      lows[row]! += spread(Math.imul(code + 2, 0x85ebca6b) ^ low);
    }
  }
}

function isMasked(text: string): boolean {
  return /^\*+$/.test(text.trim());
}

/** Looks at the partners a run was given: which stand for a name, and what their names are. */
export class PartnerNames implements ColumnReader {
  private readonly lane: GrowingLane<Int32Array>;

  /** @param name column of the partner's name beside its id; null where the partner's code stands for the name itself */
  constructor(
    builder: TableBuilder,
    private readonly name: number | null,
    private readonly names: Map<number, string>,
    private readonly nameKeys: Set<number>,
  ) {
    this.lane = builder.text("partner");
  }

  read({ rows, from, until, at }: Run): void {
    const codes = this.lane.array;
    let last = noCode;
    for (let index = from, into = at; index < until; index++, into++) {
      const code = codes[into]!;
      if (code === last || code === noCode) continue;
      last = code;
      if (this.name === null) {
        this.nameKeys.add(code);
        continue;
      }
      const cell = rows[index]![this.name];
      if (typeof cell === "string" && cell.trim() !== "" && !this.names.has(code)) this.names.set(code, cell.trim());
    }
  }
}

/** The one partner of a source that names none. */
export class OnePartner implements ColumnReader {
  private readonly lane: GrowingLane<Int32Array>;

  constructor(
    builder: TableBuilder,
    private readonly code: number,
  ) {
    this.lane = builder.text("partner");
  }

  read({ from, until, at }: Run): void {
    this.lane.array.fill(this.code, at, at + until - from);
  }
}

/** A column that no metric needs. It only tells rows apart that are alike everywhere else. */
export class OtherColumn implements ColumnReader {
  private readonly seed: HashSeed;
  private readonly hash = new TextHash();

  constructor(
    private readonly column: number,
    header: string,
    private readonly builder: TableBuilder,
    private readonly reports: CellReports,
  ) {
    this.seed = seedOf(plainHeader(header));
  }

  read({ rows, from, until, at, sourceRow }: Run): void {
    const { column, hash, seed } = this;
    const highs = this.builder.hashHigh.array;
    const lows = this.builder.hashLow.array;
    // Exports have dozens of these columns, and most repeat the cell above: what it came to is still in `hash`.
    let above: CellValue | undefined = "";
    let isPlain = true;
    for (let index = from, into = at; index < until; index++, into++) {
      const cell = rows[index]![column];
      if (cell === "" || cell === undefined) continue;
      if (cell !== above) {
        isPlain = hash.take(typeof cell === "string" ? cell : textOfOther(cell), seed);
        above = cell;
      }
      highs[into]! += hash.high;
      lows[into]! += hash.low;
      if (!isPlain && isMisencoded(String(cell))) this.reports.misencoded(sourceRow + index - from, column, String(cell));
    }
  }
}
