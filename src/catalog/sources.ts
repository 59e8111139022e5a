// The documents the catalog cites. The documents themselves are not part of the project: each is known by the SHA-256 of its bytes.
// Promises: one entry per document, with the date the document carries itself.
import type { Source } from "./schema";

/** Id of the source that the user's own rows of the workbook cite. */
export const OVERLAY_SOURCE = "Tierline-rules";

export const sources = [
  {
    id: "S001",
    title: "Microsoft Learn: Azure IP co-sell top-tier benefits",
    published: "2023-07-05",
    sha256: "fd895fdeec072711e735178889136f6ee3eeeb4c99213d10e94191de7195e79d",
  },
] as const satisfies readonly Source[];
