// The 32 rows of the specialization table in the partner program FAQ: which designations open each specialization.
// Promises: one row per printed row, in its order; a row is opened by any one of its designations, never by one of another row.
import type { AreaId } from "./solutionAreas";

export interface SpecializationRow {
  readonly slug: string;
  /** As the table prints it. */
  readonly name: string;
  readonly anyOf: readonly AreaId[];
  readonly aliases: readonly string[];
}

const [ba, dataAi, digital, infra, mw, sec] = ["business-applications", "data-ai", "digital-app", "infrastructure", "modern-work", "security"] as const;

const row = (slug: string, name: string, anyOf: readonly AreaId[], ...aliases: readonly string[]): SpecializationRow => ({ slug, name, anyOf, aliases });

export const specializationRows: readonly SpecializationRow[] = [
  row("adoption-and-change-management", "Adoption and Change Management", [mw], "Adoption & Change Management", "ACM"),
  row("ai-and-machine-learning", "AI and Machine Learning on Microsoft Azure", [dataAi, digital], "AI and Machine Learning", "AI & Machine Learning on Microsoft Azure", "AI and ML"),
  row("analytics", "Analytics on Microsoft Azure", [dataAi], "Analytics"),
  row("build-and-modernize-ai-apps", "Build and Modernize AI Apps with Microsoft Azure", [dataAi, digital], "Build and Modernize AI Apps", "Build & Modernize AI Apps"),
  row("business-intelligence", "Business Intelligence", [ba, dataAi], "BI"),
  row("calling-for-microsoft-teams", "Calling for Microsoft Teams", [mw], "Calling for Teams"),
  row("cloud-security", "Cloud Security", [sec]),
  row("custom-solutions-for-microsoft-teams", "Customer Solutions for Microsoft Teams", [mw], "Custom Solutions for Microsoft Teams"),
  row("data-warehouse-migration", "Data Warehouse Migration to Microsoft Azure", [dataAi], "Data Warehouse Migration"),
  row("devops-with-github", "DevOps with GitHub on Microsoft Azure", [digital], "DevOps with GitHub"),
  row("finance", "Finance", [ba]),
  row("azure-stack-hci", "Hybrid Cloud Infra with Microsoft Azure Stack HCI", [dataAi, digital, infra], "Hybrid Cloud Infrastructure with Microsoft Azure Stack HCI", "Azure Stack HCI", "Microsoft Azure Stack HCI"),
  row("identity-and-access-management", "Identity and Access Management", [sec], "Identity & Access Management", "IAM"),
  row("information-protection-and-governance", "Information Protection and Governance", [sec], "Information Protection & Governance"),
  row("infra-and-database-migration", "Infra and Database Migration to Microsoft Azure", [dataAi, infra], "Infra and Database Migration", "Infrastructure and Database Migration to Microsoft Azure"),
  row("intelligent-automation", "Intelligent Automation", [ba, digital]),
  row("kubernetes", "Kubernetes on Microsoft Azure", [dataAi, digital], "Kubernetes"),
  row("meetings-and-meeting-rooms", "Meetings and Meeting Rooms for Microsoft Teams", [mw], "Meetings and Meeting Rooms"),
  row("azure-vmware-solution", "Microsoft Azure VMware Solution", [infra], "Azure VMware Solution", "AVS"),
  row("low-code-application-development", "Microsoft Low Code Application Development", [ba, digital], "Low Code Application Development", "Low Code"),
  row("azure-virtual-desktop", "Microsoft Azure Virtual Desktop", [infra], "Azure Virtual Desktop", "Microsoft Windows Virtual Desktop", "AVD"),
  row("migrate-enterprise-applications", "Migrate Enterprise Applications to Microsoft Azure", [dataAi, digital], "Migrate Enterprise Applications"),
  row("modernization-of-web-apps", "Modernization of Web Apps to Microsoft Azure", [dataAi, digital], "Modernization of Web Apps", "Modernization of Web Applications to Microsoft Azure"),
  row("modernize-endpoints", "Modernize Endpoints", [mw]),
  row("networking-services", "Networking Services in Microsoft Azure", [infra], "Networking Services"),
  row("sales", "Sales", [ba]),
  row("sap-on-microsoft-azure", "SAP on Microsoft Azure", [infra], "SAP"),
  row("service", "Service", [ba]),
  row("small-and-midsize-business-management", "Small and Midsize Business Management", [ba], "SMB Management", "Small and Midsized Business Management"),
  row("supply-chain", "Supply Chain", [ba]),
  row("teamwork-deployment", "Teamwork Deployment", [mw]),
  row("threat-protection", "Threat Protection", [sec]),
];
