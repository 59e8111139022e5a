// Certified people per step of the skilling metrics, counted from a table of certifications: which certification counts for which step, and until when.
// Promises: a person counts once per step. A retired certification counts one more year or until the person's own expires (A-SP-22). Where only
// one of two pages names a certification, it is not known whether it counted in between, so neither is the number.
import { certificationList, namesOfCertification, type CertificationId } from "./certifications";
import { certifiedPeopleFields, peopleId, unitsId } from "./capabilityMetrics";
import { twoTracksFrom } from "./capabilityParams";
import { designationsFrom } from "./designationList";
import type { Counted } from "./factSchema";
import { learn } from "./learnSources";
import { faq } from "./partnerProgramFaq";
import type { Cite, Fact, IsoDate, Param } from "./schema";

/** Until this day the lists of 2023 are taken to hold, as the tracks are; from `twoTracksFrom` on those of 2026. */
const listsOf2023Until = "2024-08-07";

const oneMoreYear = faq("Certifications that have been identified for retirement", "for one year after retirement or until your individual certification expires, whichever is sooner");

const RETIRED_FOR_MONTHS = 12;

export const certificationParams: readonly Param[] = [
  { id: "capability.retired.months", label: "Months that a retired certification still counts", unit: "count", timeline: [{ from: designationsFrom, value: RETIRED_FOR_MONTHS, cite: oneMoreYear, rules: ["A-SP-22"] }] },
];

type Page = Parameters<typeof learn>[0];
type Retirement = NonNullable<Counted["retires"]>;

const retirement = (page: Page, locator: string, quote: string, on: string): Retirement => ({ on, cite: learn(page, locator, quote) });
const throughJuly2024 = (on: string): Retirement => retirement("LEARN-2023-azure", "Certifications, note", "It will remain eligible for partner capability score points through July 2024.", on);
const listed2026 = {
  dataAi: "Intermediate certifications, Data & AI, Step 3",
  digitalApp: "Intermediate certifications, Digital & App Innovation, Step 2",
  digitalAppAdvanced: "Advanced certifications, Digital & App Innovation, Step 2",
  intermediate: "Eligible intermediate certifications",
  advanced: "Eligible advanced certifications",
  engineers: "Intermediate certifications, Step 1",
  stepThree: "Intermediate certifications, Step 3",
} as const;

/** Days on which certifications retire, as far as a page says so; the same for every step. */
const retirements: Readonly<Partial<Record<CertificationId, Retirement>>> = {
  "iot-developer": throughJuly2024("2023-07-31"),
  "stack-hub-operator": throughJuly2024("2023-07-31"),
  "m365-security-administrator": retirement("LEARN-2023-security", "Intermediate certifications, note", "It will remain eligible for partner capability score points through June 2024.", "2023-06-30"),
  "ai-engineer": retirement("LEARN-2026-azure", listed2026.dataAi, "Azure AI Engineer", "2026-06-30"),
  "data-scientist": retirement("LEARN-2026-azure", listed2026.dataAi, "Azure Data Scientist", "2026-06-01"),
  "azure-developer": retirement("LEARN-2026-azure", listed2026.digitalApp, "Azure Developer", "2026-07-31"),
  "d365-field-service": retirement("LEARN-2026-business", listed2026.intermediate, "Dynamics 365 Field Service Functional Consultant", "2026-06-30"),
  "power-platform-consultant": retirement("LEARN-2026-business", listed2026.intermediate, "Power Platform Functional Consultant", "2026-08-31"),
  "rpa-developer": retirement("LEARN-2026-business", listed2026.intermediate, "Power Automate RPA Developer", "2026-06-30"),
  "customer-experience-analyst": retirement("LEARN-2026-business", listed2026.intermediate, "Dynamics 365 Customer Experience Analyst", "2026-07-31"),
  "d365-supply-chain-expert": retirement("LEARN-2026-business", listed2026.advanced, "Dynamics 365 Supply Chain Management Functional Consultant Expert", "2026-06-30"),
  "d365-apps-architect": retirement("LEARN-2026-business", listed2026.advanced, "Finance and Operations Apps Solution Architect Expert", "2026-06-30"),
  "power-platform-architect": retirement("LEARN-2026-business", listed2026.advanced, "Power Platform Solution Architect Expert", "2026-06-30"),
  "m365-fundamentals": retirement("LEARN-2026-modern-work", listed2026.intermediate, "Microsoft 365 Fundamentals", "2026-03-31"),
  "enterprise-administrator": retirement("LEARN-2026-modern-work", listed2026.advanced, "Enterprise Administrator Expert", "2026-11-30"),
  "teams-meetings-assessment": retirement("LEARN-2026-modern-work", listed2026.advanced, "Teams Meetings and Meeting Rooms", "2026-06-15"),
  "azure-security-engineer": retirement("LEARN-2026-security", listed2026.engineers, "Azure Security Engineer", "2026-08-31"),
  "information-protection": retirement("LEARN-2026-security", listed2026.stepThree, "Information Protection Administrator", "2025-05-31"),
};

/** Counts on these days, at most until a year after it retires. */
function counts(choice: CertificationId, cite: Cite, days: Pick<Counted, "from" | "until" | "isUnsettled"> = {}): Counted {
  const retires = retirements[choice];
  return { choice, ...days, ...(retires === undefined ? {} : { retires }), cite };
}

/** Named by the pages of both years, or retired by the page of 2023 with the time for which it still counts. */
function throughout(cite: Cite, ...certifications: readonly CertificationId[]): readonly Counted[] {
  return certifications.map((choice) => counts(choice, cite));
}

/** Named by the page of 2023 alone. */
function onlyIn2023(cite: Cite, ...certifications: readonly CertificationId[]): readonly Counted[] {
  return certifications.flatMap((choice) => [counts(choice, cite, { until: listsOf2023Until }), counts(choice, cite, { from: listsOf2023Until, until: twoTracksFrom, isUnsettled: true })]);
}

/** Named by the copy of mid-2026 alone, by these words. */
function onlyIn2026(page: Page, locator: string, certifications: Readonly<Partial<Record<CertificationId, string>>>, since = listsOf2023Until): readonly Counted[] {
  return (Object.entries(certifications) as (readonly [CertificationId, string])[]).flatMap(([choice, quote]) => {
    const cite = learn(page, locator, quote);
    return [counts(choice, cite, { from: since, until: twoTracksFrom, isUnsettled: true }), counts(choice, cite, { from: twoTracksFrom })];
  });
}

const azureArea = (locator: string, quote: string): Cite => learn("LEARN-2023-azure", locator, quote);
const business = (locator: string, quote: string): Cite => learn("LEARN-2023-business", locator, quote);
const modernWork = (quote: string): Cite => learn("LEARN-2023-modern-work", "Skilling category, Eligible Microsoft 365 certifications", quote);
const security = (locator: string, quote: string): Cite => learn("LEARN-2023-security", locator, quote);

const architects = azureArea("Intermediate certifications, Data & AI, Step 1", "Two people with the");
const administrators = azureArea("Intermediate certifications, Data & AI, Step 2", "Two people with the");
const dataAi = azureArea("Intermediate certifications, Data & AI, Step 3", "you earn intermediate certifications points for every person who has obtained");
const digitalApp = azureArea("Intermediate certifications, Digital & App Innovation, Step 2", "you earn points towards intermediate certifications for Digital & App Innovation for every person who has obtained");
const infrastructure = azureArea("Intermediate certifications, Infrastructure, Step 2", "you earn points towards Intermediate certifications for every person who has obtained");
const advanced = azureArea("Advanced certifications, Step 2", "You earn points toward Advanced certifications for every person who has obtained");
const businessIntermediate = business("Eligible intermediate certifications", "members of your organization can apply any of the following certifications");
const untilJune2024 = business("Eligible intermediate certifications, note", "It will remain eligible for partner capability score points through June 2024.");
const untilDecember2023 = business("Eligible intermediate certifications, note", "will not be eligible for partner capability score points effective December 1, 2023");
const businessAdvanced = business("Eligible advanced certifications", "members of your organization must obtain any of the");
const untilJuly2023 = business("Eligible advanced certifications, note", "is not eligible for partner capability score effective July 1, 2023");
const modernWorkIntermediate = modernWork("at least one qualifying person with an intermediate certification");
const modernWorkAdvanced = modernWork("the same person or a different person with an advanced certification");
const engineers = security("Intermediate certifications, Step 1", "There should be at least one individual certified as");
const analysts = security("Intermediate certifications, Step 2", "There should be at least one individual certified as a");
const stepThree = security("Intermediate certifications, Step 3", "should be certified in any one of the certifications listed below");
const stepThreeFromDecember = security("Changes effective from December 1, 2023, Step 3", "should be certified in any one of the following certifications");

/** Which certifications count for the step that fills a field; the first words are cited for the step itself. */
const steps: Readonly<Record<string, readonly Counted[]>> = {
  [peopleId("architect")]: throughout(architects, "solutions-architect"),
  [peopleId("administrator")]: throughout(administrators, "azure-administrator"),
  [unitsId("data-ai", "intermediate")]: [
    ...throughout(dataAi, "database-administrator", "data-analyst", "cosmos-db-developer", "ai-engineer", "data-scientist"),
    ...onlyIn2023(dataAi, "data-engineer", "customer-data-platform"),
    ...onlyIn2026("LEARN-2026-azure", listed2026.dataAi, {
      "fabric-analytics-engineer": "Fabric Analytics Engineer", "fabric-data-engineer": "Fabric Data Engineer", "sql-ai-developer": "SQL AI Developer", "ai-apps-and-agents-developer": "Azure AI Apps and Agents Developer",
      "machine-learning-operations": "Machine Learning Operations Engineer", "databricks-data-engineer": "Azure Databricks Data Engineer",
    }),
  ],
  [unitsId("digital-app", "intermediate")]: [
    ...throughout(digitalApp, "azure-developer", "power-platform-developer"),
    ...onlyIn2026("LEARN-2026-azure", listed2026.digitalApp, { "ai-cloud-developer": "Azure AI Cloud Developer", "github-agentic-ai": "GitHub Certified: Agentic AI Developer" }),
  ],
  [unitsId("digital-app", "advanced")]: [
    ...throughout(advanced, "devops-engineer", "power-platform-architect", "iot-developer"),
    ...onlyIn2026("LEARN-2026-azure", listed2026.digitalAppAdvanced, { "github-actions": "GitHub Actions", "github-administration": "GitHub Administration", "github-advanced-security": "GitHub Advanced Security", "github-copilot": "GitHub Copilot" }),
  ],
  [unitsId("infrastructure", "intermediate")]: throughout(infrastructure, "network-engineer", "windows-server-hybrid", "stack-hub-operator"),
  [unitsId("infrastructure", "advanced")]: throughout(advanced, "virtual-desktop", "sap-workloads"),
  [unitsId("business-applications", "intermediate")]: [
    ...throughout(businessIntermediate, "d365-finance", "d365-apps-developer", "d365-supply-chain", "d365-field-service", "business-central-consultant", "data-analyst", "power-platform-consultant", "power-platform-developer", "rpa-developer"),
    ...onlyIn2023(businessIntermediate, "d365-commerce", "d365-manufacturing", "d365-sales", "d365-marketing", "customer-data-platform", "enterprise-data-analyst"),
    counts("app-maker", untilDecember2023, { until: "2023-12-01" }),
    // Retired by the page of 2023, and on the list of mid-2026 again.
    counts("d365-customer-service", untilJune2024, { until: "2024-07-01" }),
    ...onlyIn2026("LEARN-2026-business", listed2026.intermediate, { "d365-customer-service": "Dynamics 365 Customer Service Functional Consultant" }, "2024-07-01"),
    ...onlyIn2026("LEARN-2026-business", listed2026.intermediate, {
      "customer-experience-analyst": "Dynamics 365 Customer Experience Analyst", "sales-ai-consultant": "Dynamics 365 Sales AI Consultant", "intelligent-applications-builder": "Intelligent Applications Builder", "contact-center-ai": "Dynamics 365 Contact Center AI Engineer",
    }),
  ],
  [unitsId("business-applications", "advanced")]: [
    ...throughout(businessAdvanced, "d365-supply-chain-expert", "d365-apps-architect", "power-platform-architect"),
    counts("d365-power-platform-architect", untilJuly2023, { until: "2023-07-01" }),
    ...onlyIn2026("LEARN-2026-business", listed2026.advanced, { "business-central-developer": "Dynamics 365 Business Central Developer Associate", "agentic-ai-architect": "Agentic AI Business Solutions Architect" }),
  ],
  [unitsId("modern-work", "intermediate")]: [
    ...throughout(modernWorkIntermediate, "m365-fundamentals", "teams-administrator", "identity-administrator", "communications-engineer", "endpoint-administrator"),
    ...onlyIn2023(modernWorkIntermediate, "teams-app-developer", "messaging-administrator"),
    ...onlyIn2026("LEARN-2026-modern-work", listed2026.intermediate, { "copilot-administration": "Copilot and Agent Administration Fundamentals" }),
  ],
  [unitsId("modern-work", "advanced")]: throughout(modernWorkAdvanced, "enterprise-administrator", "teams-meetings-assessment"),
  [peopleId("securityEngineer")]: [...throughout(engineers, "azure-security-engineer"), ...onlyIn2026("LEARN-2026-security", listed2026.engineers, { "ai-security-engineer": "Cloud and AI Security Engineer" })],
  [peopleId("securityAnalyst")]: throughout(analysts, "security-operations-analyst", "m365-security-administrator"),
  [unitsId("security", "intermediate")]: [
    ...throughout(stepThree, "cybersecurity-architect", "identity-administrator", "information-protection"),
    counts("security-operations-analyst", stepThreeFromDecember, { until: "2023-12-01" }),
    ...onlyIn2026("LEARN-2026-security", listed2026.stepThree, { "information-security": "Information Security Administrator" }),
  ],
};

/** One fact per column of certified people: the column itself where the table has it, else the people of the table of certifications. */
export const certifiedPeopleFacts: readonly Fact[] = certifiedPeopleFields.map((field): Fact => {
  const counted = steps[field.id]!;
  return {
    ...field,
    derive: {
      op: "countDistinct",
      list: certificationList.id,
      column: "person",
      where: [
        { column: "certification", counted, retiredFor: "capability.retired.months", whenBlank: "unknown" },
        { column: "earnedOn", cmp: "<=", date: "asOf", whenBlank: "passes" },
        { column: "expiresOn", cmp: ">=", date: "asOf", whenBlank: "passes" },
      ],
    },
    cite: counted[0]!.cite,
    rules: ["A-SP-21", "A-SP-22"],
  };
});

/** Days on which the same certifications count for a step. */
export interface CountedDays {
  readonly from: IsoDate;
  readonly until?: IsoDate;
  /** Every name of every certification that counts; what may or may not count is none of them. */
  readonly names: readonly string[];
  readonly cite: Cite;
}

/** For whoever counts people from an export: the stretches of days of the step that fills `field`, in order. */
export function countedDays(field: string): readonly CountedDays[] {
  const counted = steps[field] ?? [];
  const turns = counted.flatMap(({ from, until, retires }) => [from, until, retires && firstDayWithout(retires.on)]).filter((day) => day !== undefined && day > designationsFrom);
  const days = [designationsFrom, ...[...new Set(turns as readonly IsoDate[])].sort()];
  return days.flatMap((from, index) => {
    const until = days[index + 1];
    const [first, ...others] = counted.filter((each) => isCounted(each, from));
    // Once every certification of a step has retired, its successors are in no document.
    if (first === undefined) {
      return [];
    }
    const names = [...new Set([first, ...others].flatMap(({ choice }) => namesOfCertification(choice as CertificationId)))];
    return [{ from, ...(until === undefined ? {} : { until }), names, cite: first.cite }];
  });
}

function isCounted({ from, until, retires, isUnsettled = false }: Counted, day: IsoDate): boolean {
  return !isUnsettled && (from === undefined || from <= day) && (until === undefined || day < until) && (retires === undefined || day < firstDayWithout(retires.on));
}

/** The day after the year for which a retired certification still counts. */
function firstDayWithout(retiredOn: IsoDate): IsoDate {
  const [year = 0, month = 1, day = 1] = retiredOn.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + RETIRED_FOR_MONTHS, day + 1)).toISOString().slice(0, 10);
}
