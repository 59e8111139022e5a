// Pages of Microsoft Learn that the FAQ points to for the numbers of the partner capability score, and their citations.
// Promises: pages of 2023 are cited from whole copies; those of 2026 from copies without a date of their own, and are marked unverified.
import type { Cite, Source } from "./schema";

export const learnSources = [
  { id: "LEARN-2023-azure", title: "Microsoft Learn: Solutions Partner for Data & AI, Infrastructure, and Digital & App Innovation", published: "2023-06-13", sha256: "a7af958757a368f91688cbc31a16f08e65aebf0c2b7596710d91c11b553cbe3d" },
  { id: "LEARN-2023-business", title: "Microsoft Learn: Solutions Partner for Business Applications", published: "2023-06-13", sha256: "58429538f12b21f2514ea72bdca0576b5d905d5d216c90bfa391705427bf2305" },
  { id: "LEARN-2023-modern-work", title: "Microsoft Learn: Solutions Partner for Modern Work", published: "2023-06-12", sha256: "55a22de51e40739e140ef9db11c49d8fd8cf3f31cb360da4fb85e5cd02b6fb3c" },
  { id: "LEARN-2023-security", title: "Microsoft Learn: Solutions Partner for Security", published: "2023-06-13", sha256: "09da7618788ff24fa28d612676cb6e0273d7cb6168614eee2895cb30882a1f9a" },
  { id: "LEARN-2023-score", title: "Microsoft Learn: Partner Capability Score", published: "2023-09-06", sha256: "b9eec6778716e370fc2804188e8dedf151d2f6d7cfff08fd845d014a392eef5c" },
  { id: "LEARN-2023-window", title: "Partner Center announcement: expansion of the Solutions Partner qualification window", published: "2023-09-26", sha256: "db4f1c6ae26dab1184be8acec05d526d18aa3a28a0deb280dcb0a1d86243d1ed" },
  { id: "LEARN-2023-training", title: "Microsoft Learn: Qualifying for a Training Services Partner designation", published: "2023-09-18", sha256: "4532afd59e3ba4b0d53240f4065c0dfaba3bb006482208544337620af5edee1f" },
  { id: "LEARN-2026-azure", title: "Microsoft Learn: Solutions Partner for Data & AI, Infrastructure, and Digital & App Innovation, as of mid-2026", published: "2026-07-01" },
  { id: "LEARN-2026-business", title: "Microsoft Learn: Solutions Partner for Business Applications, as of mid-2026", published: "2026-07-01" },
  { id: "LEARN-2026-modern-work", title: "Microsoft Learn: Solutions Partner for Modern Work, as of mid-2026", published: "2026-07-01" },
  { id: "LEARN-2026-security", title: "Microsoft Learn: Solutions Partner for Security, as of mid-2026", published: "2026-07-01" },
] as const satisfies readonly Source[];

type LearnId = (typeof learnSources)[number]["id"];

/** A citation of a Learn page; `operatorStated` is false where it names a number without a comparison word. */
export function learn(source: LearnId, locator: string, quote: string, operatorStated?: boolean): Cite {
  return {
    source,
    locator,
    quote,
    published: learnSources.find((each) => each.id === source)!.published,
    confidence: source.startsWith("LEARN-2026") ? "unverified" : "published",
    ...(operatorStated === undefined ? {} : { operatorStated }),
  };
}
