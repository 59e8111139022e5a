// What was lately worked out and can still be asked about, in this session's memory.
// Promises that only the last few are kept, and that an id is never given twice.

export class LastFew<T> {
  private readonly kept = new Map<string, T>();
  private lastNumber = 0;

  /** `kind` begins every id: "preview-3". */
  constructor(
    private readonly kind: string,
    private readonly most: number,
  ) {}

  newId(): string {
    this.lastNumber += 1;
    return `${this.kind}-${this.lastNumber}`;
  }

  keep(id: string, value: T): void {
    this.kept.set(id, value);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= this.most) break;
      this.kept.delete(oldest);
    }
  }

  find(id: string): T | undefined {
    return this.kept.get(id);
  }
}
