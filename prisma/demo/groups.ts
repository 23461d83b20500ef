/** A group of the demo company; `departments` says who is in it from the start. */
export type GroupPlan = { code: string; description: string; departments: readonly string[]; portion?: number };
const DEPARTMENT_GROUPS: readonly GroupPlan[] = [
  { code: "CONSULTANCY", description: "Consultancy department", departments: ["Consultancy"], portion: 0.97 },
  { code: "FIELD-SERVICE", description: "Field service engineers", departments: ["Field service"] },
  { code: "WAREHOUSE", description: "Warehouse and logistics", departments: ["Warehouse"] },
  { code: "PAYROLL", description: "Payroll services", departments: ["Payroll services"] },
  { code: "SALES-NL", description: "Sales Netherlands", departments: ["Sales NL"] },
  { code: "SALES-DACH", description: "Sales Germany, Austria, Switzerland", departments: ["Sales DACH"] },
  { code: "FINANCE", description: "Finance department", departments: ["Finance"] },
  { code: "SERVICE-DESK", description: "Service desk", departments: ["Service desk"] },
  { code: "HR-BNL", description: "Human resources Benelux", departments: ["HR Benelux"] },
  { code: "IT", description: "Information technology", departments: ["IT"] },
  { code: "MARKETING", description: "Marketing and communication", departments: ["Marketing"] },
  { code: "PURCHASING", description: "Purchasing", departments: ["Purchasing"] },
  { code: "LEGAL", description: "Legal", departments: ["Legal"] },
  { code: "MANAGEMENT", description: "Management team", departments: ["Management"] },
];

const ROLE_GROUPS: readonly GroupPlan[] = [
  ["PROJ-LEADS", "Project leads", "Consultancy,IT", 0.18],
  ["PROJ-MEMBERS", "Project members", "Consultancy,Field service", 0.4],
  ["INVOICE-APPROVERS", "Approvers of incoming invoices", "Finance,Management", 0.3],
  ["INVOICE-ENTRY", "Entry of incoming invoices", "Finance", 0.5],
  ["EXPENSES", "Expenses app users, Belgium", "Sales NL,Sales DACH", 0.6],
  ["CAR-POOL", "Lease drivers", "Sales NL,Sales DACH,Consultancy", 0.35],
  ["PLANNERS", "Planners of field service", "Field service,Service desk", 0.12],
  ["SHIFT-LEADS", "Shift leads in the warehouse", "Warehouse", 0.1],
  ["STOCK-COUNT", "Stock counters", "Warehouse", 0.5],
  ["BUYERS", "Buyers", "Purchasing", 0.8],
  ["CONTRACTS", "Readers of contracts", "Legal,Purchasing,Management", 0.7],
  ["RECRUITERS", "Recruiters", "HR Benelux", 0.3],
  ["ABSENCE", "Absence counsellors", "HR Benelux", 0.25],
  ["PAYROLL-CHECK", "Second pair of eyes on payroll", "Payroll services,Finance", 0.15],
  ["LEARNING", "Learning portal trial", "Marketing,HR Benelux", 0.5],
  ["BI-READERS", "Readers of the dashboards", "Management,Finance,Sales NL", 0.3],
  ["CRM-USERS", "Users of the customer register", "Sales NL,Sales DACH,Marketing", 0.8],
  ["SUPPORT-L2", "Second line support", "Service desk,IT", 0.3],
  ["ARCHIVE", "Document archive", "Legal,Finance,HR Benelux", 0.4],
  ["ONBOARDING", "Onboarding buddies", "HR Benelux,Service desk", 0.2],
  ["TIME-CLOCK", "Users of the time clock", "Warehouse,Field service", 0.7],
  ["PARTNER-PORTAL", "Partner portal pilots", "Sales DACH", 0.15],
  ["METER-READINGS", "Meter readers", "Field service", 0.2],
].map(([code, description, departments, portion]) => ({
  code: String(code),
  description: String(description),
  departments: String(departments).split(","),
  portion: Number(portion),
}));

const OFFICES = ["Amsterdam", "Utrecht", "Rotterdam", "Antwerp", "Ghent", "Brussels", "Cologne"];
const OFFICE_GROUPS: readonly GroupPlan[] = OFFICES.flatMap((office) => [
  {
    code: `${office.slice(0, 3).toUpperCase()}-DOORS`,
    description: `${office}, door badges`,
    departments: ["Consultancy", "Sales NL", "Service desk"],
    portion: 0.12,
  },
  {
    code: `${office.slice(0, 3).toUpperCase()}-ROOMS`,
    description: `${office}, room booking`,
    departments: ["Consultancy", "Finance", "Marketing"],
    portion: 0.15,
  },
]);

const SERVICE_GROUPS: readonly GroupPlan[] = [
  "HOURS-PORTAL",
  "BI-EXPORT",
  "CRM-SYNC",
  "TIMECLOCK-SVC",
  "ARCHIVE-SVC",
  "ONBOARDING-SVC",
  "RECRUIT-SVC",
  "DESK-SVC",
].map((code) => ({
  code,
  description: `Service users of ${code.toLowerCase().replace("-svc", "").replace("-", " ")}`,
  departments: [],
}));

/** Sixty groups with the built-in one, which is a rule and stands apart. */
export const GROUPS: readonly GroupPlan[] = [...DEPARTMENT_GROUPS, ...ROLE_GROUPS, ...OFFICE_GROUPS, ...SERVICE_GROUPS];

/** The service user that stands in a service group. */
export const SERVICE_MEMBERS: Readonly<Record<string, string>> = {
  "HOURS-PORTAL": "12345.SVCHOURSPORTAL",
  "BI-EXPORT": "12345.SVCBIEXPORT",
  "CRM-SYNC": "12345.SVCCRMSYNC",
  "TIMECLOCK-SVC": "12345.SVCTIMECLOCK",
  "ARCHIVE-SVC": "12345.SVCARCHIVE",
  "ONBOARDING-SVC": "12345.SVCONBOARDING",
  "RECRUIT-SVC": "12345.SVCRECRUITMENT",
  "DESK-SVC": "12345.SVCSERVICEDESK",
};
