// Rules about rules: what the schema cannot say about a catalog, as faults in plain sentences.
// Promises: an empty list for a catalog in which every reference resolves, every timeline is in order and everything there is used.
import type { Catalog, Expr, Param, Programme, Timeline } from "../../src/catalog/schema";
import { flat } from "../checks/catalogDocs";

/** Fields that headers must recognise before the programme that asks for them is there. */
const AWAITING_A_PROGRAMME = new Set(["azureConsumedRevenue"]);

/** "timeline date" of every stretch in which nothing holds on purpose, with the reason beside it. There is none so far. */
const DECLARED_HOLES: ReadonlySet<string> = new Set();

export function faultsOf(catalog: Catalog): readonly string[] {
  return [...timelineFaults(catalog), ...circleFaults(catalog), ...referenceFaults(catalog), ...unusedFaults(catalog), ...headerFaults(catalog), ...catalog.programmes.flatMap((programme) => programmeFaults(catalog, programme))];
}

/** Whether raising a field can never lose an outcome: all its tests are >= or >, under no `not`. */
export function increasingFields(programme: Programme): ReadonlySet<string> {
  const tests = expressionsOf(programme).filter((expr) => expr.op === "test");
  const hasNot = expressionsOf(programme).some((expr) => expr.op === "not");
  const fields = new Set(tests.map((test) => test.field));
  return new Set(hasNot ? [] : [...fields].filter((field) => tests.every((test) => test.field !== field || test.cmp === ">=" || test.cmp === ">")));
}

export function expressionsOf(programme: Programme): readonly Expr[] {
  return programme.body.flatMap((version) => version.value.ladder.flatMap((rung) => flat(rung.when)));
}

function timelineFaults(catalog: Catalog): readonly string[] {
  const named: (readonly [string, Timeline<unknown>])[] = [
    ...catalog.params.map((param) => [param.id, param.timeline] as const),
    ...catalog.programmes.flatMap((programme) => [
      [`${programme.id} body`, programme.body as Timeline<unknown>] as const,
      ...programme.outcomes.map((outcome) => [`${programme.id} ${outcome.id}`, outcome.names as Timeline<unknown>] as const),
    ]),
  ];
  return named.flatMap(([name, timeline]) =>
    timeline.flatMap((version, index) => {
      const before = timeline[index - 1];
      const faults: string[] = [];
      if (version.until !== undefined && version.until <= version.from) {
        faults.push(`${name}: the version from ${version.from} ends before it begins`);
      }
      if (before !== undefined && version.from < before.from) {
        faults.push(`${name}: the version from ${version.from} stands after the one from ${before.from}`);
      }
      if (before?.until !== undefined && before.until < version.from && !DECLARED_HOLES.has(`${name} ${before.until}`)) {
        faults.push(`${name}: nothing holds from ${before.until} until ${version.from}`);
      }
      // Two versions of one period are in order only when what was known of them does not overlap.
      const isLaterKnowledge = before !== undefined && before.knownUntil !== undefined && version.knownFrom !== undefined && before.knownUntil <= version.knownFrom;
      if (before !== undefined && !isLaterKnowledge && (before.until === undefined || before.until > version.from)) {
        faults.push(`${name}: two versions hold on ${version.from}`);
      }
      return faults;
    }),
  );
}

function referenceFaults(catalog: Catalog): readonly string[] {
  const ids = (list: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(list.map((each) => each.id));
  const fields = ids([...catalog.fields, ...(catalog.facts ?? [])]);
  const params = ids(catalog.params);
  const duplicates = [catalog.fields, catalog.params, catalog.programmes, catalog.sources].flatMap((list) => list.filter((each, index) => list.findIndex((other) => other.id === each.id) !== index).map((each) => `the id ${each.id} is given twice`));
  const ofPrograms = catalog.programmes.flatMap((programme) =>
    expressionsOf(programme).flatMap((expr) => {
      const faults: string[] = [];
      if ("field" in expr && !fields.has(expr.field)) {
        faults.push(`${expr.id}: no field ${expr.field}`);
      }
      if ("param" in expr && !params.has(expr.param)) {
        faults.push(`${expr.id}: no parameter ${expr.param}`);
      }
      if (expr.op === "test" && unitOfField(catalog, expr.field) !== unitOfParam(catalog, expr.param)) {
        faults.push(`${expr.id}: compares ${unitOfField(catalog, expr.field)} with ${unitOfParam(catalog, expr.param)}`);
      }
      if (expr.op === "sum>=" && unitOfParam(catalog, expr.param) !== "points") {
        faults.push(`${expr.id}: compares points with ${unitOfParam(catalog, expr.param)}`);
      }
      if (expr.op === "readings" && !programme.ambiguities.some((ambiguity) => ambiguity.id === expr.ambiguity)) {
        faults.push(`${expr.id}: no ambiguity ${expr.ambiguity}`);
      }
      return faults;
    }),
  );
  const ofFields = catalog.fields.flatMap((field) => {
    const counted = (field.countedBy ?? []).filter(({ param }) => !params.has(param)).map(({ param }) => `${field.id}: no parameter ${param}`);
    const standIn = field.whenColumnAbsent.policy === "sameAs" && !fields.has(field.whenColumnAbsent.field) ? [`${field.id}: no stand-in ${field.whenColumnAbsent.field}`] : [];
    return [...counted, ...standIn];
  });
  return [...duplicates, ...ofPrograms, ...ofFields];
}

/** Programmes that refer to each other, columns that stand in for each other, facts worked out from each other. */
function circleFaults(catalog: Catalog): readonly string[] {
  const facts = catalog.facts ?? [];
  const isFact = new Set(facts.map(({ id }) => id));
  const edges = new Map<string, readonly string[]>([
    ...catalog.programmes.map((programme) => [`programme ${programme.id}`, expressionsOf(programme).flatMap((expr) => (expr.op === "rule" ? [`programme ${expr.programme}`] : []))] as const),
    ...catalog.fields.map(({ id, whenColumnAbsent }) => [`field ${id}`, whenColumnAbsent.policy === "sameAs" ? [`field ${whenColumnAbsent.field}`] : []] as const),
    ...facts.map(({ id, derive }) => [`fact ${id}`, [...JSON.stringify(derive).matchAll(/"([^"]+)"/g)].flatMap(([, text]) => (isFact.has(text!) ? [`fact ${text}`] : []))] as const),
  ]);
  const settled = new Set<string>();
  const circleFrom = (name: string, through: readonly string[]): readonly string[] => {
    if (through.includes(name)) {
      return [`in a circle: ${[...through.slice(through.indexOf(name)), name].join(" -> ")}`];
    }
    const found = settled.has(name) ? [] : (edges.get(name) ?? []).flatMap((next) => circleFrom(next, [...through, name]));
    settled.add(name);
    return found;
  };
  return [...edges.keys()].flatMap((name) => circleFrom(name, []));
}

function unusedFaults(catalog: Catalog): readonly string[] {
  const text = JSON.stringify([catalog.programmes, catalog.scores, catalog.facts ?? [], catalog.lists ?? []]);
  const mentions = (id: string): boolean => text.includes(`"${id}"`);
  const countedBy = new Set(catalog.fields.flatMap((field) => (field.countedBy ?? []).map(({ param }) => param)));
  return [
    ...catalog.fields.filter((field) => field.unit !== "text" && !mentions(field.id) && !AWAITING_A_PROGRAMME.has(field.id)).map((field) => `no rule uses the field ${field.id}`),
    ...catalog.params.filter((param) => !mentions(param.id) && !countedBy.has(param.id)).map((param) => `no rule uses the parameter ${param.id}`),
  ];
}

function headerFaults(catalog: Catalog): readonly string[] {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  const owner = new Map<string, string>();
  return catalog.fields.flatMap((field) =>
    [field.label, ...field.aliases].flatMap((spelling) => {
      const key = `${field.grain} ${plain(spelling)}`;
      const other = owner.get(key);
      owner.set(key, field.id);
      return other !== undefined && other !== field.id ? [`the header "${spelling}" names both ${other} and ${field.id}`] : [];
    }),
  );
}

function programmeFaults(catalog: Catalog, programme: Programme): readonly string[] {
  const nodes = expressionsOf(programme).map((expr) => expr.id);
  const faults = programme.pathways.filter(({ node }) => !nodes.includes(node)).map(({ id, node }) => `${programme.id}: the pathway ${id} names no node ${node}`);
  for (const version of programme.body) {
    // A requirement may stand in several rungs, but then it is the same one.
    const found = version.value.ladder.flatMap((rung) => flat(rung.when).map((expr) => ({ id: expr.id, text: JSON.stringify(expr) })));
    const texts = new Map(found.map(({ id, text }) => [id, text]));
    faults.push(...found.filter(({ id, text }) => texts.get(id) !== text).map(({ id }) => `${programme.id}: two nodes are called ${id}`));
    const answers = [...version.value.ladder.map((rung) => rung.outcome), version.value.otherwise];
    faults.push(...answers.filter((answer) => !programme.outcomes.some((outcome) => outcome.id === answer)).map((answer) => `${programme.id}: answers ${answer}, which is no outcome`));
  }
  if (programme.body[0] && programme.body[0].from !== programme.firstDate) {
    faults.push(`${programme.id}: the first date is ${programme.firstDate} and the first version starts on ${programme.body[0].from}`);
  }
  faults.push(...programme.positional.filter((id) => unitOfField(catalog, id) === undefined).map((id) => `${programme.id}: no positional field ${id}`));
  return faults;
}

function unitOfField(catalog: Catalog, id: string): string | undefined {
  return [...catalog.fields, ...(catalog.facts ?? [])].find((field) => field.id === id)?.unit;
}

function unitOfParam(catalog: Catalog, id: string): Param["unit"] | undefined {
  return catalog.params.find((param) => param.id === id)?.unit;
}
