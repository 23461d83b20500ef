/** The groups and connectors of the demo company. `departments` says who is in a group from the start. */
export type GroupPlan = { code: string; description: string; departments: readonly string[]; portion?: number };
export type EndpointPlan = { kind: "get" | "update" | "special"; name: string };
export type ConnectorPlan = {
  name: string;
  purpose: string;
  owner: string;
  group: string;
  get: readonly string[];
  update?: readonly string[];
  /** Share of the group's members who hold a token. */
  holders: number;
  validityDays?: number;
  isBlocked?: boolean;
  isNew?: boolean;
};

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

export const CONNECTORS: readonly ConnectorPlan[] = [
  {
    name: "Leave request app",
    purpose: "Employees ask for leave on their phone",
    owner: "Hannah Claes, HR Benelux",
    group: "Everybody",
    get: ["Profit_Leave_Balance", "Profit_Leave_Requests"],
    update: ["HrAbsence"],
    holders: 0.46,
  },
  {
    name: "Hours app",
    purpose: "Consultants enter their hours",
    owner: "Anouk Mertens, Consultancy",
    group: "CONSULTANCY",
    get: ["Profit_Projects", "Profit_Hours", "Profit_Employees"],
    update: ["PtRealization"],
    holders: 0.86,
  },
  {
    name: "Expenses app",
    purpose: "Expenses with a photo of the receipt",
    owner: "Sofie Peeters, Finance",
    group: "SALES-NL",
    get: ["Profit_Expenses"],
    update: ["HrDeclaration"],
    holders: 0.4,
  },
  {
    name: "Payslip viewer",
    purpose: "Payslips on the phone",
    owner: "Marijke de Vries, Payroll services",
    group: "Everybody",
    get: ["Profit_Payslips"],
    holders: 0.18,
  },
  {
    name: "Invoice approval",
    purpose: "Approve incoming invoices",
    owner: "Marta Nowak, Finance",
    group: "INVOICE-APPROVERS",
    get: ["Profit_Incoming_Invoices"],
    update: ["FiInvoiceApproval"],
    holders: 0.8,
    validityDays: 365,
  },
  {
    name: "Invoice entry",
    purpose: "Scan and enter incoming invoices",
    owner: "Marta Nowak, Finance",
    group: "INVOICE-ENTRY",
    get: ["Profit_Creditors"],
    update: ["FiEntries"],
    holders: 0.7,
  },
  {
    name: "Fleet desk",
    purpose: "Lease cars and mileage",
    owner: "Purchasing",
    group: "CAR-POOL",
    get: ["Profit_Cars"],
    update: ["FaMileage"],
    holders: 0.3,
    isBlocked: true,
  },
  {
    name: "Planning board",
    purpose: "Planning of field service",
    owner: "Service desk",
    group: "PLANNERS",
    get: ["Profit_Planning", "Profit_Employees"],
    update: ["KnAppointment"],
    holders: 0.9,
  },
  {
    name: "Warehouse scanner",
    purpose: "Hand-held scanners in the warehouse",
    owner: "Warehouse",
    group: "WAREHOUSE",
    get: ["Profit_Stock", "Profit_Orders"],
    update: ["FbStockMutation"],
    holders: 0.5,
  },
  {
    name: "Stock count",
    purpose: "Yearly stock count",
    owner: "Warehouse",
    group: "STOCK-COUNT",
    get: ["Profit_Stock"],
    update: ["FbStockCount"],
    holders: 0.25,
  },
  {
    name: "Purchase requests",
    purpose: "Ask for a purchase",
    owner: "Purchasing",
    group: "BUYERS",
    get: ["Profit_Articles"],
    update: ["FbPurchase"],
    holders: 0.8,
  },
  {
    name: "Contract register",
    purpose: "Read contracts",
    owner: "Legal",
    group: "CONTRACTS",
    get: ["Profit_Contracts"],
    holders: 0.5,
  },
  {
    name: "Recruitment site",
    purpose: "Vacancies and applicants",
    owner: "Hannah Claes, HR Benelux",
    group: "RECRUIT-SVC",
    get: ["Profit_Vacancies"],
    update: ["HrCreateApplicant"],
    holders: 1,
  },
  {
    name: "Absence monitor",
    purpose: "Absence figures for counsellors",
    owner: "Hannah Claes, HR Benelux",
    group: "ABSENCE",
    get: ["Profit_Absence"],
    holders: 0.7,
  },
  {
    name: "Payroll check",
    purpose: "Second look at payroll runs",
    owner: "Marijke de Vries, Payroll services",
    group: "PAYROLL-CHECK",
    get: ["Profit_Payroll_Runs"],
    holders: 0.6,
  },
  {
    name: "Learning portal",
    purpose: "Courses, on trial",
    owner: "HR Benelux",
    group: "LEARNING",
    get: ["Profit_Courses"],
    holders: 0.3,
  },
  {
    name: "Sales dashboard",
    purpose: "Figures of sales",
    owner: "Management",
    group: "BI-READERS",
    get: ["Profit_Sales_Figures"],
    holders: 0.6,
  },
  {
    name: "CRM sync",
    purpose: "Customers to the customer register",
    owner: "IT",
    group: "CRM-SYNC",
    get: ["Profit_Debtors", "Profit_Persons"],
    update: ["KnOrganisation"],
    holders: 1,
  },
  {
    name: "BI export",
    purpose: "Nightly export to the data warehouse",
    owner: "IT",
    group: "BI-EXPORT",
    get: ["Profit_Financial_Entries", "Profit_Hours"],
    holders: 1,
  },
  {
    name: "Project portal",
    purpose: "Hours and budgets for customers",
    owner: "Anouk Mertens, Consultancy",
    group: "HOURS-PORTAL",
    get: ["Profit_Projects", "Profit_Hours"],
    update: ["PtRealization"],
    holders: 1,
  },
  {
    name: "Time clock",
    purpose: "Clocking in and out",
    owner: "Warehouse",
    group: "TIME-CLOCK",
    get: ["Profit_Employees"],
    update: ["HrTimeRegistration"],
    holders: 0.22,
  },
  {
    name: "Document archive",
    purpose: "Signed documents",
    owner: "Legal",
    group: "ARCHIVE",
    get: ["Profit_Dossier"],
    update: ["KnSubject"],
    holders: 0.3,
  },
  {
    name: "Service desk bridge",
    purpose: "Tickets both ways",
    owner: "Service desk",
    group: "DESK-SVC",
    get: ["Profit_Tickets"],
    update: ["KnSubject"],
    holders: 1,
  },
  {
    name: "Meter readings",
    purpose: "Readings in the field, not used since summer",
    owner: "",
    group: "METER-READINGS",
    get: ["Profit_Meters"],
    update: ["PtMeterReading"],
    holders: 0.15,
    isBlocked: true,
  },
  {
    name: "Partner portal",
    purpose: "Orders of partners, in preparation",
    owner: "Sales DACH",
    group: "PARTNER-PORTAL",
    get: ["Profit_Orders"],
    update: ["FbSales"],
    holders: 0,
    isNew: true,
  },
];

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
