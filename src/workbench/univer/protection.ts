// Sheet protection, kept in the sheet's own custom data (`custom.protection`), so that it travels with the snapshot.
// Promises: a protected sheet refuses changes of locked cells; a cell is locked unless `custom.locked` is false.
// Never keeps a password in clear: only whether one is needed, and its hash for this session's comparison.
import type { Area, Book } from "./book";

/** Excel's worksheet protection options that matter to add-ins; each says what stays allowed. */
export interface ProtectionOptions {
  readonly allowFormatCells: boolean;
  readonly allowInsertRows: boolean;
  readonly allowInsertColumns: boolean;
  readonly allowDeleteRows: boolean;
  readonly allowDeleteColumns: boolean;
  readonly allowSort: boolean;
  readonly allowAutoFilter: boolean;
  readonly [option: string]: boolean | string;
}

/** What `custom.protection` of a sheet holds. */
export interface StoredProtection {
  readonly options: ProtectionOptions;
  readonly passwordHash?: string;
}

const nothingAllowed: ProtectionOptions = {
  allowAutoFilter: false,
  allowDeleteColumns: false,
  allowDeleteRows: false,
  allowEditObjects: false,
  allowEditScenarios: false,
  allowFormatCells: false,
  allowFormatColumns: false,
  allowFormatRows: false,
  allowInsertColumns: false,
  allowInsertHyperlinks: false,
  allowInsertRows: false,
  allowPivotTables: false,
  allowSort: false,
  selectionMode: "Normal",
};

/** Reads and sets the protection of sheets. */
export class Protection {
  constructor(private readonly book: Book) {}

  of(sheetId: string): StoredProtection | null {
    const stored: unknown = this.book.sheet(sheetId).getCustomMetadata()?.["protection"];
    if (typeof stored !== "object" || stored === null) return null;
    const { options, passwordHash } = stored as Partial<StoredProtection>;
    return { options: { ...nothingAllowed, ...options }, ...(passwordHash === undefined ? {} : { passwordHash }) };
  }

  protect(sheetId: string, options: Partial<ProtectionOptions>, password: string | null): void {
    const stored: StoredProtection = {
      options: { ...nothingAllowed, ...options } as ProtectionOptions,
      ...(password === null ? {} : { passwordHash: hashOf(password) }),
    };
    this.store(sheetId, stored);
  }

  /** Answers false when the password is not the right one. */
  unprotect(sheetId: string, password: string | null): boolean {
    const stored = this.of(sheetId);
    if (stored?.passwordHash !== undefined && stored.passwordHash !== hashOf(password ?? "")) return false;
    this.store(sheetId, null);
    return true;
  }

  /** Says whether any cell of an area is locked on a protected sheet. */
  isClosedTo(area: Area): boolean {
    if (!this.of(area.sheetId)) return false;
    const cells = this.book.grid(area.sheetId).getCellMatrix();
    for (let row = area.startRow; row <= area.endRow; row++) {
      for (let column = area.startColumn; column <= area.endColumn; column++) {
        if (cells.getValue(row, column)?.custom?.["locked"] !== false) return true;
      }
    }
    return false;
  }

  private store(sheetId: string, protection: StoredProtection | null): void {
    const sheet = this.book.sheet(sheetId);
    const custom: Record<string, unknown> = { ...sheet.getCustomMetadata() };
    delete custom["protection"];
    sheet.setCustomMetadata(protection ? { ...custom, protection } : custom);
  }
}

/** Enough to compare a password typed twice in one session; xlsx files carry Excel's own hash, not this one. */
function hashOf(password: string): string {
  let hash = 5381;
  for (const character of password) hash = (Math.imul(hash, 33) ^ (character.codePointAt(0) ?? 0)) >>> 0;
  return hash.toString(16);
}
