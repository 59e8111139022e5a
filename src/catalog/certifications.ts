// The certifications that the pages of the partner capability score name, and the table of certified people.
// Promises: ids never change once released; spellings are only added. Says nothing of what a certification counts for.
import type { List } from "./schema";

/** Every certification by id, as the pages write it, with other names it is known by. */
const named = {
  "solutions-architect": ["Azure Solutions Architect Expert"],
  "azure-administrator": ["Azure Administrator Associate"],
  "database-administrator": ["Azure Database Administrator Associate"],
  "ai-engineer": ["Azure AI Engineer Associate"],
  "data-scientist": ["Azure Data Scientist Associate"],
  "data-engineer": ["Azure Data Engineer Associate"],
  "data-analyst": ["Power BI Data Analyst Associate", "Data Analyst Associate"],
  "customer-data-platform": ["Customer Data Platform Specialty"],
  "cosmos-db-developer": ["Azure Cosmos DB Developer Specialty"],
  "fabric-analytics-engineer": ["Fabric Analytics Engineer Associate"],
  "fabric-data-engineer": ["Fabric Data Engineer Associate"],
  "sql-ai-developer": ["SQL AI Developer Associate"],
  "ai-apps-and-agents-developer": ["Azure AI Apps and Agents Developer Associate"],
  "machine-learning-operations": ["Machine Learning Operations Engineer Associate"],
  "databricks-data-engineer": ["Azure Databricks Data Engineer Associate"],
  "azure-developer": ["Azure Developer Associate"],
  "power-platform-developer": ["Power Platform Developer Associate"],
  "ai-cloud-developer": ["Azure AI Cloud Developer Associate"],
  "github-agentic-ai": ["GitHub Certified: Agentic AI Developer", "GitHub Agentic AI Developer", "Agentic AI Developer"],
  "iot-developer": ["Azure IoT Developer Specialty"],
  "devops-engineer": ["Azure DevOps Engineer Expert", "DevOps Engineer Expert"],
  "power-platform-architect": ["Power Platform Solution Architect Expert"],
  "github-actions": ["GitHub Actions"],
  "github-administration": ["GitHub Administration"],
  "github-advanced-security": ["GitHub Advanced Security"],
  "github-copilot": ["GitHub Copilot"],
  "network-engineer": ["Azure Network Engineer Associate"],
  "stack-hub-operator": ["Azure Stack Hub Operator Associate"],
  "windows-server-hybrid": ["Windows Server Hybrid Administrator Associate"],
  "virtual-desktop": ["Azure Virtual Desktop Specialty"],
  "sap-workloads": ["Azure for SAP Workloads Specialty"],
  "d365-finance": ["Dynamics 365 Finance Functional Consultant Associate"],
  "d365-commerce": ["Dynamics 365 Commerce Functional Consultant Associate"],
  "d365-apps-developer": ["Dynamics 365: Finance and Operations Apps Developer Associate"],
  "d365-supply-chain": ["Dynamics 365 Supply Chain Management Functional Consultant Associate"],
  "d365-manufacturing": ["Dynamics 365 Supply Chain Management, Manufacturing Functional Consultant Associate"],
  "d365-customer-service": ["Dynamics 365 Customer Service Functional Consultant Associate"],
  "d365-sales": ["Dynamics 365 Sales Functional Consultant Associate"],
  "d365-field-service": ["Dynamics 365 Field Service Functional Consultant Associate"],
  "business-central-consultant": ["Dynamics 365 Business Central Functional Consultant Associate"],
  "d365-marketing": ["Dynamics 365 Marketing Functional Consultant Associate"],
  "app-maker": ["Power Platform App Maker Associate"],
  "power-platform-consultant": ["Power Platform Functional Consultant Associate"],
  "enterprise-data-analyst": ["Azure Enterprise Data Analyst Associate"],
  "rpa-developer": ["Power Automate RPA Developer Associate"],
  "customer-experience-analyst": ["Dynamics 365 Customer Experience Analyst Associate"],
  "sales-ai-consultant": ["Dynamics 365 Sales AI Consultant Associate"],
  "intelligent-applications-builder": ["Intelligent Applications Builder Associate"],
  "contact-center-ai": ["Dynamics 365 Contact Center AI Engineer Associate"],
  "d365-supply-chain-expert": ["Dynamics 365 Supply Chain Management Functional Consultant Expert"],
  "d365-apps-architect": ["Dynamics 365: Finance and Operations Apps Solution Architect Expert"],
  "d365-power-platform-architect": ["Dynamics 365 + Power Platform Solution Architect Expert"],
  "business-central-developer": ["Dynamics 365 Business Central Developer Associate"],
  "agentic-ai-architect": ["Agentic AI Business Solutions Architect Expert"],
  "m365-fundamentals": ["Microsoft 365 Fundamentals"],
  "teams-app-developer": ["Teams Application Developer Associate"],
  "teams-administrator": ["Teams Administrator Associate"],
  "messaging-administrator": ["Messaging Administrator Associate"],
  "identity-administrator": ["Identity and Access Administrator Associate"],
  "communications-engineer": ["Collaboration Communications Systems Engineer Associate"],
  "endpoint-administrator": ["Endpoint Administrator Associate", "Modern Desktop Administrator Associate"],
  "copilot-administration": ["Copilot and Agent Administration Fundamentals"],
  "enterprise-administrator": ["Microsoft 365 Enterprise Administrator Expert", "Enterprise Administrator Expert", "Microsoft 365 Certified: Administrator Expert", "Microsoft 365 Administrator Expert"],
  "teams-meetings-assessment": ["Teams Meetings and Meeting Rooms Technical Assessment"],
  "azure-security-engineer": ["Azure Security Engineer Associate"],
  "ai-security-engineer": ["Cloud and AI Security Engineer Associate"],
  "security-operations-analyst": ["Security Operations Analyst Associate"],
  "m365-security-administrator": ["Microsoft 365 Security Administrator Associate", "Security Administrator Associate"],
  "cybersecurity-architect": ["Cybersecurity Architect Expert"],
  "information-protection": ["Information Protection and Compliance Administrator Associate", "Information Protection Administrator Associate"],
  "information-security": ["Information Security Administrator Associate"],
} as const satisfies Readonly<Record<string, readonly [string, ...string[]]>>;

export type CertificationId = keyof typeof named;

const LEVEL = / (?:Associate|Expert|Specialty)$/;
const ISSUERS = ["Microsoft Certified: ", "Microsoft 365 Certified: ", "Microsoft "];

/** Names that two levels share: without the level it cannot be told which is meant. */
const SHARED_BY_LEVELS = new Set(["Dynamics 365 Supply Chain Management Functional Consultant"]);

/** The names of a certification, with and without the level after them. */
export function namesOfCertification(id: CertificationId): readonly string[] {
  const names: readonly string[] = named[id];
  return [...new Set([...names, ...names.map((name) => name.replace(LEVEL, "")).filter((name) => !SHARED_BY_LEVELS.has(name))])];
}

/** With and without the issuer before it, as exports and people write it. */
function spellingsOf(id: CertificationId): readonly string[] {
  return [...new Set(namesOfCertification(id).flatMap((name) => [name, ...ISSUERS.map((issuer) => issuer + name)]))];
}

export const certificationList: List = {
  id: "certifications",
  label: "Certifications",
  meaning:
    "One row per certification that a person of a partner holds, as the report on trainings and certifications gives them. They are counted into the certified people of the designations; " +
    "the FAQ names no certification for a specialization, so there they count for nothing. A certification that no page names counts for nothing.",
  aliases: ["Certificates", "Certified people", "Trainings and certifications", "Trainings, exams and certifications", "Skilling", "Tierline certifications"],
  isCommon: true,
  columns: [
    { id: "person", label: "Person", meaning: "Who holds it, always written the same way; an e-mail address or a learner ID does.", unit: "text", aliases: ["Certified person", "Employee", "Person ID", "Learner", "Learner ID", "MCPID", "MCP ID", "CorpEmail", "Email", "E-mail"], isRequired: true },
    {
      id: "certification",
      label: "Certification",
      meaning: "Its name, with or without \"Microsoft Certified:\" and the level.",
      unit: "choice",
      aliases: ["Certificate", "Certification name", "Certificate name", "TrainingTitle", "Credential"],
      isRequired: true,
      hasOtherTexts: true,
      choices: (Object.keys(named) as CertificationId[]).map((id) => ({ id, label: named[id][0], aliases: spellingsOf(id).slice(1) })),
    },
    { id: "earnedOn", label: "Earned on", meaning: "The day it was earned; blank where that is long ago.", unit: "date", aliases: ["Earned", "Certified on", "Passed on", "Completed on", "Completion date", "TrainingCompletionDate", "Date earned"] },
    { id: "expiresOn", label: "Expires on", meaning: "The last day the person's own certification is valid; blank where it does not expire.", unit: "date", aliases: ["Expires", "Expiry date", "Expiration date", "ExpirationDate", "Valid until", "Valid to"] },
  ],
};
