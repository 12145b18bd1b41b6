// SQL that a person wrote, perhaps somebody else than who opens the file: taken apart by DuckDB's own parser, and let
// through only where each part of it is one of those listed here. Runs nothing.
import { Fault } from '#shared/protocol/problem.ts';
import { someNames } from '#shared/text/some-names.ts';
import { withoutFiles } from '#engine/table/database.ts';
import { aggregateFunctions, scalarFunctions, valueWords, windowFunctions } from '#engine/table/sql-functions.ts';

type Part = Readonly<Record<string, unknown>>;

export interface WrittenTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string }[];
}

interface Rules {
  readonly classes: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  readonly functions: readonly ReadonlySet<string>[];
}

const ofExpressions: Rules = {
  classes: new Set([
    'BETWEEN',
    'CASE',
    'CAST',
    'COLUMN_REF',
    'COMPARISON',
    'CONJUNCTION',
    'CONSTANT',
    'FUNCTION',
    'OPERATOR',
  ]),
  types: new Set(['EMPTY', 'ORDER_MODIFIER', 'SELECT_NODE']),
  functions: [scalarFunctions],
};
const ofQueries: Rules = {
  classes: new Set([...ofExpressions.classes, 'POSITIONAL_REFERENCE', 'STAR', 'SUBQUERY', 'WINDOW']),
  types: new Set([
    ...ofExpressions.types,
    'ASCENDING',
    'BASE_TABLE',
    'CTE_NODE',
    'DESCENDING',
    'DISTINCT_MODIFIER',
    'EXPRESSION_LIST',
    'JOIN',
    'LIMIT_MODIFIER',
    'LIMIT_PERCENT_MODIFIER',
    'ORDER_DEFAULT',
    'SET_OPERATION_NODE',
    'SUBQUERY',
  ]),
  functions: [scalarFunctions, aggregateFunctions, windowFunctions],
};

/** The text as it is parsed: an expression is one item of a SELECT, and a comment at its end ends with its line. */
export const inParentheses = (text: string): string => `(\n${text}\n)`;

/**
 * The names, in small letters, of the columns that one expression over a table uses. Throws what is wrong with it:
 * `expression.empty`, `expression.syntax`, `expression.notAllowed`, `column.missing`; each blames `param`.
 */
export async function checkExpression(
  text: string,
  table: WrittenTable,
  param: string,
  signal?: AbortSignal,
): Promise<ReadonlySet<string>> {
  const before = 'SELECT ';
  const source = { text, before: before.length + 2, param };
  const select = await parsed(before + inParentheses(text), source, signal);
  const { from_table, modifiers, cte_map, select_list, group_expressions, ...others } = select;
  const isOne = listOf(select_list).length === 1 && partOf(listOf(select_list)[0])['alias'] === '';
  const plain = [modifiers, partOf(cte_map)['map'], group_expressions, others['group_sets']];
  const none = [others['where_clause'], others['having'], others['qualify'], others['sample']];
  const isBare = plain.every((list) => listOf(list).length === 0) && none.every((part) => part === null);
  if (!isOne || !isBare || partOf(from_table)['type'] !== 'EMPTY') throw notAllowed(source, text.trim(), undefined);
  const used = new Set<string>();
  const known = new Set(table.columns.map(({ name }) => name.toLowerCase()));
  check(select, ofExpressions, source, new Set(), (names, part) => {
    const [name = '', ...deeper] = names;
    if (deeper.length > 0) throw notAllowed(source, names.join('.'), part);
    if (!known.has(name.toLowerCase())) {
      const available = someNames(
        table.columns.map((column) => column.name),
        8,
      );
      throw new Fault('column.missing', { column: name, available }, { param });
    }
    used.add(name.toLowerCase());
  });
  return used;
}

/** Lets a SELECT over the tables through. Faults as checkExpression, but for columns, and `sql.table`, `sql.notSelect`. */
export async function checkQuery(
  text: string,
  tables: readonly WrittenTable[],
  param: string,
  signal?: AbortSignal,
): Promise<void> {
  const source = { text, before: 0, param };
  const select = await parsed(text, source, signal);
  const columns = new Set(tables.flatMap((table) => table.columns.map(({ name }) => name.toLowerCase())));
  check(select, ofQueries, source, new Set(tables.map(({ name }) => name)), (names, part) => {
    const name = names[0] ?? '';
    if (names.length === 1 && valueWords.has(name.toLowerCase()) && !columns.has(name.toLowerCase()))
      throw notAllowed(source, name, part);
  });
}

interface Source {
  readonly text: string;
  /** Bytes that stand before it in what is parsed. */
  readonly before: number;
  readonly param: string;
}

/** The node of the one SELECT that a text is. */
async function parsed(sql: string, source: Source, signal: AbortSignal | undefined): Promise<Part> {
  const { text, param } = source;
  if (text.trim() === '') throw new Fault('expression.empty', {}, { param });
  // A zero would end the text for DuckDB, and something else for who reads it.
  if (text.includes('\0')) throw notAllowed(source, '\\0', undefined);
  const json = await withoutFiles(signal, async (connection) => {
    const result = await connection.run('SELECT json_serialize_sql($1::VARCHAR)::VARCHAR', [sql]);
    return String((await result.getRows())[0]?.[0]);
  });
  const answer = partOf(JSON.parse(json));
  if (answer['error'] === true) {
    const reason = String(answer['error_message']);
    if (answer['error_type'] !== 'parser') throw new Fault('sql.notSelect', {}, { param });
    throw new Fault(
      'expression.syntax',
      { reason, place: placeOfLetter(source, Number(answer['position'])) },
      { param },
    );
  }
  const statements = listOf(answer['statements']);
  if (statements.length !== 1) throw new Fault('sql.notSelect', {}, { param });
  return partOf(partOf(statements[0])['node']);
}

const partOf = (value: unknown): Part => (typeof value === 'object' && value !== null ? (value as Part) : {});
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as readonly unknown[]) : []);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Throws for a part that the rules do not name. `tables` are those that can be read here, in small letters. */
function check(
  value: unknown,
  rules: Rules,
  source: Source,
  tables: ReadonlySet<string>,
  refersTo: (names: readonly string[], part: Part) => void,
): void {
  if (typeof value !== 'object' || value === null) return;
  const part = value as Part;
  const { class: kind, type } = part;
  const refuse = (what: string): never => {
    throw notAllowed(source, what, part);
  };
  if (typeof kind === 'string') {
    if (!rules.classes.has(kind)) refuse(textOf(part['function_name']) || kind.toLowerCase());
    if (kind === 'FUNCTION' || kind === 'WINDOW') checkFunction(part, rules, refuse);
    if (kind === 'COLUMN_REF') refersTo(listOf(part['column_names']).map(textOf), part);
  } else if (typeof type === 'string' && !type.endsWith('_TYPE_INFO')) {
    if (!rules.types.has(type)) refuse(textOf(partOf(part['function'])['function_name']) || type.toLowerCase());
  }
  if ('sample' in part && part['sample'] !== null) refuse('sample');
  const named = listOf(partOf(part['cte_map'])['map']).map((entry) => textOf(partOf(entry)['key']).toLowerCase());
  const inside = named.length > 0 ? new Set([...tables, ...named]) : tables;
  if (type === 'BASE_TABLE') {
    const name = textOf(part['table_name']);
    const elsewhere = textOf(part['schema_name']) !== '' || textOf(part['catalog_name']) !== '';
    if (elsewhere || !inside.has(name.toLowerCase())) {
      const facts = { table: name, available: [...tables].join(', ') };
      throw new Fault('sql.table', facts, { param: source.param });
    }
  }
  for (const child of Object.values(part)) check(child, rules, source, inside, refersTo);
}

function checkFunction(part: Part, rules: Rules, refuse: (what: string) => never): void {
  const name = textOf(part['function_name']).toLowerCase();
  // What is written with signs, such as + and ||, is a function, too.
  const isSign = part['is_operator'] === true && !/[a-z0-9_]/.test(name);
  const isOwn = ['', 'main'].includes(textOf(part['schema'])) && textOf(part['catalog']) === '';
  if (
    !isOwn ||
    !(isSign || name.startsWith('~~') || name.startsWith('!~~') || rules.functions.some((set) => set.has(name)))
  )
    refuse(name);
}

function notAllowed(source: Source, what: string, part: Part | undefined): Fault {
  const at = Number(part?.['query_location']);
  const shown = what.length > 60 ? `${what.slice(0, 59)}…` : what;
  return new Fault('expression.notAllowed', { what: shown, place: placeOfByte(source, at) }, { param: source.param });
}

/** As DuckDB counts them: code points. */
const lettersOf = (text: string): number => Array.from(text).length;

/** The letter, from 1, at a byte of what was parsed; the first where DuckDB knows no place, which it says by a huge number. */
function placeOfByte({ text, before }: Source, byte: number): number {
  const bytes = Buffer.from(text);
  if (!(byte >= before && byte <= before + bytes.length)) return 1;
  return lettersOf(bytes.subarray(0, byte - before).toString()) + 1;
}

/** As placeOfByte, where a mistake in the grammar is told by its letter. What is missing at the end is missed behind it. */
function placeOfLetter({ text, before }: Source, letter: number): number {
  return Math.min(Math.max(letter - before, 0), lettersOf(text)) + 1 || 1;
}
