// The six solution areas that Solutions Partner designations stand on, with every spelling a table may use.
// Promises: ids and labels never change once released. Knows no threshold.
export const areaIds = ["business-applications", "data-ai", "digital-app", "infrastructure", "modern-work", "security"] as const;
export type AreaId = (typeof areaIds)[number];

export interface SolutionArea {
  readonly id: AreaId;
  /** As headers and status columns write it. */
  readonly label: string;
  /** Other spellings. "D&AI" is none of them: the FAQ's own table heads two columns with it. */
  readonly spellings: readonly string[];
  readonly isAzure: boolean;
}

export const solutionAreas: readonly SolutionArea[] = [
  { id: "business-applications", label: "Business Applications", spellings: ["BizApps", "Biz Apps", "BA"], isAzure: false },
  { id: "data-ai", label: "Data & AI", spellings: ["Data & AI (Azure)", "Data and AI", "Data and AI (Azure)"], isAzure: true },
  {
    id: "digital-app",
    label: "Digital & App Innovation",
    spellings: ["Digital & App Innovation (Azure)", "Digital and App Innovation", "Digital and App Innovation (Azure)", "Digital & App"],
    isAzure: true,
  },
  { id: "infrastructure", label: "Infrastructure", spellings: ["Infrastructure (Azure)", "Infra", "Infra (Azure)"], isAzure: true },
  { id: "modern-work", label: "Modern Work", spellings: ["MW"], isAzure: false },
  { id: "security", label: "Security", spellings: ["SEC"], isAzure: false },
];

const byId = new Map(solutionAreas.map((area) => [area.id, area]));

/** The area with this id. */
export function solutionArea(id: AreaId): SolutionArea {
  return byId.get(id)!;
}

/** Every spelling of an area, the label first. */
export function spellingsOfArea({ label, spellings }: SolutionArea): readonly string[] {
  return [label, ...spellings];
}
