import type { Random } from "./random";

const FIRST =
  "Aoife Anouk Bram Chloé Daan Diego Elif Emma Fatima Femke Finn Gijs Hannah Hugo Ingrid Iris Jan Jeroen Julia Kim Koen Lars Lieke Lotte Lucas Maarten Marijke Marta Max Mila Nathalie Niels Noor Olga Omar Pieter Raj Roos Sander Sara Sem Sofie Stijn Søren Thijs Thomas Tom Ufuk Veerle Wim Wout Yara Yusuf Zoë Bas Esra Joost Karin Leyla Mehmet Nina Otto Pauline Ruben Saskia Teun Vera Willem".split(
    " ",
  );
const LAST =
  "Bakker|Berg|Bos|Brouwer|Byrne|Claes|Cools|Dekker|de Boer|de Bruijn|de Groot|de Jong|De Smet|de Vries|Demir|Desmet|Dijkstra|El Amrani|Fernández|Goossens|Hendriks|Hermans|Hoekstra|Jacobs|Janssen|Janssens|Kaya|Koster|Kowalski|Kuipers|Lambert|Larsen|Lemmens|Maes|Martens|Meijer|Mertens|Michiels|Mulder|Müller|Novak|Nowak|Østergaard|Patel|Peeters|Pieters|Postma|Prins|Schouten|Smit|Smeets|Stevens|Timmermans|van Beek|van Dam|van de Ven|van den Berg|van der Meer|van Dijk|van Leeuwen|Vandenberghe|Verbeke|Verhoeven|Vermeulen|Visser|Vos|Willems|Wouters|Yılmaz|Zhang".split(
    "|",
  );

export const DEPARTMENTS = [
  { name: "Consultancy", share: 214 },
  { name: "Field service", share: 168 },
  { name: "Warehouse", share: 154 },
  { name: "Payroll services", share: 132 },
  { name: "Sales NL", share: 96 },
  { name: "Finance", share: 84 },
  { name: "Service desk", share: 78 },
  { name: "Sales DACH", share: 66 },
  { name: "HR Benelux", share: 58 },
  { name: "IT", share: 52 },
  { name: "Marketing", share: 40 },
  { name: "Purchasing", share: 28 },
  { name: "Legal", share: 16 },
  { name: "Management", share: 14 },
] as const;

export type Person = {
  name: string;
  userCode: string;
  email: string | null;
  department: string;
  kind: "person" | "service";
  windows: boolean;
  insite: boolean;
};

/** People whom the demo's stories are about; the rest of the company stands around them. */
const KNOWN: readonly (Pick<Person, "name" | "department"> & Partial<Person>)[] = [
  { name: "Kim de Vries", department: "Consultancy" },
  { name: "Pieter van der Meer", department: "Consultancy" },
  { name: "Noor Bakker", department: "Consultancy", email: null },
  { name: "Chloé Lambert", department: "Consultancy", insite: false, windows: false },
  { name: "Fatima El Amrani", department: "Consultancy" },
  { name: "Anouk Mertens", department: "Consultancy" },
  { name: "Lotte Wouters", department: "Consultancy" },
  { name: "Bram Visser", department: "Consultancy" },
  { name: "Raj Patel", department: "Sales NL" },
  { name: "Jan Smit", department: "Sales NL" },
  { name: "Marta Nowak", department: "Finance" },
  { name: "Marijke de Vries", department: "Payroll services" },
  { name: "Hannah Claes", department: "HR Benelux" },
  { name: "Sofie Peeters", department: "Finance" },
  { name: "Wout Vermeulen", department: "Finance", email: null },
];

const SERVICES = [
  "svc-hours-portal",
  "svc-bi-export",
  "svc-crm-sync",
  "svc-timeclock",
  "svc-archive",
  "svc-onboarding",
  "svc-recruitment",
  "svc-service-desk",
];

const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replaceAll("ø", "o")
    .replaceAll("Ø", "O")
    .replaceAll("ı", "i");

/** About 1,200 people of one company with unique user codes and addresses; a few without what a token needs. */
export function makePeople(random: Random): Person[] {
  const people: Person[] = [];
  const codes = new Set<string>();
  const names = new Set<string>();
  const add = (given: Pick<Person, "name" | "department"> & Partial<Person>): void => {
    if (names.has(given.name)) return;
    names.add(given.name);
    const words = plain(given.name).split(/\s+/);
    const base = `${words[0]?.charAt(0) ?? ""}${words.slice(1).join("")}`.toUpperCase().replace(/[^A-Z]/g, "");
    let code = base;
    for (let n = 2; codes.has(code); n += 1) code = `${base}${n}`;
    codes.add(code);
    const address = `${plain(words[0] ?? "").toLowerCase()}.${words.slice(1).join("").toLowerCase()}${code === base ? "" : code.slice(base.length)}@kade.example`;
    const isOffice = !["Warehouse", "Field service"].includes(given.department);
    people.push({
      userCode: `12345.${code}`,
      email: random.chance(0.985) ? address : null,
      kind: "person",
      windows: isOffice && random.chance(0.3),
      insite: random.chance(0.975),
      ...given,
    });
  };
  for (const known of KNOWN)
    add({
      ...known,
      ...emailOf(known.name, known.email),
      windows: known.windows ?? false,
      insite: known.insite ?? true,
    });
  for (const { name, share } of DEPARTMENTS) {
    const wanted = share - people.filter((person) => person.department === name).length;
    for (let made = 0; made < wanted; ) {
      const before = people.length;
      add({ name: `${random.pick(FIRST)} ${random.pick(LAST)}`, department: name });
      made += people.length - before;
    }
  }
  for (const name of SERVICES) {
    const code = name.replace("svc-", "SVC").replaceAll("-", "").toUpperCase();
    people.push({
      name,
      userCode: `12345.${code}`,
      email: `${name}@kade.example`,
      department: "IT",
      kind: "service",
      windows: false,
      insite: true,
    });
  }
  return people;
}

function emailOf(name: string, given: string | null | undefined): { email: string | null } {
  if (given === null) return { email: null };
  const words = plain(name).toLowerCase().split(/\s+/);
  return { email: `${words[0]}.${words.slice(1).join("")}@kade.example` };
}
