// What a host is started with: the workbook, the requirement sets it claims, theme, document, functions and faults.
// Promises: plain types, nothing else. Faults exist for tests only; without them the host behaves.
// Never holds state.
import type { FUniver } from "@univerjs/core/facade";

/** Settings and custom XML parts that travel with the file. */
export interface HostDocument {
  settings: Record<string, string>;
  customXmlParts: { id: string; xml: string }[];
}

/** The Office theme: colours as #RRGGBB. */
export interface OfficeTheme {
  readonly primaryFontColor: string;
  readonly primaryBackgroundColor: string;
  readonly secondaryFontColor: string;
  readonly secondaryBackgroundColor: string;
  readonly isDark?: boolean;
}

/** One entry of the add-in's functions.json. */
export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly options?: {
    readonly stream?: boolean;
    readonly cancelable?: boolean;
    readonly volatile?: boolean;
    readonly requiresAddress?: boolean;
    readonly requiresParameterAddresses?: boolean;
    readonly allowErrorForDataTypeAny?: boolean;
  };
  readonly parameters: readonly {
    readonly name: string;
    readonly type?: string;
    readonly dimensionality?: string;
    readonly optional?: boolean;
    readonly repeating?: boolean;
  }[];
  readonly result?: { readonly type?: string; readonly dimensionality?: string };
}

/** The add-in's functions.json, and the namespace its manifest gives them. */
export interface HostFunctions {
  readonly namespace: string;
  readonly metadata: { readonly functions: readonly FunctionMetadata[] };
}

/** Faults that the test bed injects; every one of them is something real Excel does. Change them while the host runs. */
export interface Faults {
  /** Refuse requests whose body is longer than this many bytes (Excel on the web: 5 MB), with 5103. */
  requestLimitBytes?: number;
  /** Refuse to answer with more than this many bytes, with 5104. */
  responseLimitBytes?: number;
  /** Refuse this many of the next requests with 5102, the activity limit (429). Counts down. */
  throttledRequests?: number;
  /** A cell is being edited: every request is refused with 5004. */
  isInCellEditMode?: boolean;
  /** Milliseconds that every request takes longer. */
  delayMilliseconds?: number;
  /** Called before each request is carried out, with its number from 1: the place to move rows behind the add-in's back. */
  beforeRequest?: (requestNumber: number) => void;
  /** Called after each request, before its answer leaves: between two syncs of the add-in. */
  afterRequest?: (requestNumber: number) => void;
  /** The next requests end with this Office error number (5012, 5016, 7000 ...). */
  officeError?: number | null;
  /** Fail the first action that calls or sets this member ("Range.values"), with this code. */
  failingMember?: { readonly member: string; readonly code: string; readonly message: string } | null;
}

/** Something worth telling whoever runs the host; never shown to the add-in. */
export interface HostDiagnostic {
  readonly kind: "request" | "refused" | "unsupported" | "event" | "function" | "telemetry";
  readonly message: string;
}

export interface ExcelHostOptions {
  /** Univer, with a workbook already created in it. */
  readonly univerAPI: FUniver;
  /** Requirement sets the host claims; see `defaultRequirementSets`. */
  readonly matrix?: Readonly<Record<string, string>>;
  readonly theme?: OfficeTheme;
  readonly document?: HostDocument;
  readonly functions?: HostFunctions;
  readonly faults?: Faults;
  /** What a custom function receives for a blank cell; desktop Excel sends 0 for a single value and "" inside a matrix. */
  readonly blankAs?: "empty" | "zero";
  readonly onDiagnostic?: (diagnostic: HostDiagnostic) => void;
}
