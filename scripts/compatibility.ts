// Which changes of a node kind or of a request would break files and peers that exist. Pure: two prints in, sentences out.

interface PrintedPort {
  readonly type: string;
  readonly optional?: boolean;
}

interface PrintedParam {
  readonly type: string;
  readonly options?: readonly string[];
}

interface PrintedKind {
  readonly version: number;
  readonly inputs: Readonly<Record<string, PrintedPort>>;
  readonly outputs: Readonly<Record<string, PrintedPort>>;
  readonly params: Readonly<Record<string, PrintedParam>>;
}

export type PrintedKinds = Readonly<Record<string, PrintedKind>>;

type Requests = Readonly<Record<string, unknown>>;

export interface PrintedProtocol {
  readonly protocolVersion: number;
  readonly engine: Requests;
  /** What the engine answers its requests with. */
  readonly answers?: Requests;
  readonly host: Requests;
}

function lostOrRetyped(
  what: string,
  old: Readonly<Record<string, { readonly type: string }>>,
  now: Readonly<Record<string, { readonly type: string }>>,
): string[] {
  return Object.entries(old).flatMap(([name, { type }]) => {
    const current = now[name];
    if (current === undefined) return [`${what} ${name} is gone`];
    return current.type === type ? [] : [`${what} ${name} was ${type} and is ${current.type}`];
  });
}

function lostOptions(old: PrintedKind, now: PrintedKind): string[] {
  return Object.entries(old.params).flatMap(([name, param]) => {
    const left = now.params[name]?.options;
    if (left === undefined) return [];
    const lost = (param.options ?? []).filter((option) => !left.includes(option));
    return lost.map((option) => `option ${option} of parameter ${name} is gone`);
  });
}

/** What files written with the old kinds would trip over; a kind whose version rose has an upgrade and is left out. */
export function incompatibleKinds(old: PrintedKinds, now: PrintedKinds): string[] {
  return Object.entries(old).flatMap(([kind, before]) => {
    const after = now[kind];
    if (after === undefined) return [`node kind ${kind} is gone; files that hold it can no longer be opened`];
    if (after.version > before.version) return [];
    const changes = [
      ...lostOrRetyped('input', before.inputs, after.inputs),
      ...lostOrRetyped('output', before.outputs, after.outputs),
      ...lostOrRetyped('parameter', before.params, after.params),
      ...lostOptions(before, after),
    ];
    return changes.map((change) => `${kind}: ${change}, and its version is still ${after.version}`);
  });
}

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
}

function requestChanges(name: string, old: ObjectSchema, now: ObjectSchema): string[] {
  const lost = Object.keys(old.properties ?? {}).filter((field) => !Object.hasOwn(now.properties ?? {}, field));
  const newlyRequired = (now.required ?? []).filter((field) => !(old.required ?? []).includes(field));
  return [
    ...lost.map((field) => `${name}: field ${field} is gone`),
    ...newlyRequired.map((field) => `${name}: field ${field} is now required`),
  ];
}

interface AnswerSchema {
  readonly properties?: Readonly<Record<string, { readonly const?: unknown }>>;
  readonly items?: unknown;
  readonly anyOf?: readonly unknown[];
  readonly oneOf?: readonly unknown[];
  readonly additionalProperties?: unknown;
}

/** The fields of an answer by their paths, those of each of its kinds apart: `views[plot].spec`. */
function fieldsOf(schema: unknown, path = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties = {}, items, anyOf = [], oneOf = [], additionalProperties } = schema as AnswerSchema;
  const kind = Object.values(properties).find((field) => typeof field.const === 'string')?.const;
  const own = typeof kind === 'string' ? `${path}[${kind}]` : path;
  return [
    ...Object.entries(properties).flatMap(([name, field]) => {
      const inner = own === '' ? name : `${own}.${name}`;
      return [inner, ...fieldsOf(field, inner)];
    }),
    ...[items, additionalProperties, ...anyOf, ...oneOf].flatMap((part) => fieldsOf(part, own)),
  ];
}

function answerChanges(name: string, old: unknown, now: unknown): string[] {
  const left = new Set(fieldsOf(now));
  return fieldsOf(old)
    .filter((field) => !left.has(field))
    .map((field) => `answer to ${name}: field ${field} is gone`);
}

/** What a peer that speaks the old protocol would trip over, unless the protocol's version rose. */
export function incompatibleRequests(old: PrintedProtocol, now: PrintedProtocol): string[] {
  if (now.protocolVersion > old.protocolVersion) return [];
  const changes = (['engine', 'host'] as const).flatMap((side) =>
    Object.entries(old[side]).flatMap(([name, before]) => {
      const after = now[side][name];
      if (after === undefined) return [`request ${name} is gone`];
      return requestChanges(name, before as ObjectSchema, after as ObjectSchema);
    }),
  );
  const answers = Object.entries(old.answers ?? {}).flatMap(([name, before]) =>
    answerChanges(name, before, now.answers?.[name]),
  );
  return [...changes, ...answers].map((change) => `${change}, and protocolVersion is still ${now.protocolVersion}`);
}
