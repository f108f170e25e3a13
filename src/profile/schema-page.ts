import type { SchemaNode } from './schema-node.ts';

/**
 * The schema as a page for people: a table a section, a line a key. `docs/profile.md` is this, printed.
 * Pure; `intro` stands above the tables.
 */
export function schemaPage(schema: SchemaNode, intro: string): string {
  const sections = Object.entries(schema.properties ?? {});
  const plain = sections.filter(([, node]) => rowsOf('', node).length === 1);
  const tables = sections.filter(([, node]) => rowsOf('', node).length > 1);
  return [
    intro.trimEnd(),
    '',
    table(
      '## The profile itself',
      plain.flatMap(([key, node]) => rowsOf(key, node)),
    ),
    ...tables.map(([key, node]) => table(`## ${key}`, rowsOf(key, node))),
  ].join('\n');
}

function table(title: string, rows: readonly (readonly [string, string])[]): string {
  const lines = rows.map(
    ([key, text]) => `| \`${key}\` | ${text.replaceAll('|', '\\|').replaceAll('\n', ' ')} |`,
  );
  return [title, '', '| key | what it does |', '|---|---|', ...lines, ''].join('\n');
}

function rowsOf(key: string, node: SchemaNode): readonly (readonly [string, string])[] {
  const inner = Object.entries(node.properties ?? {}).flatMap(([name, child]) =>
    rowsOf(`${key}.${name}`, child),
  );
  const items = node.items ? rowsOf(`${key}[]`, node.items) : [];
  return [[key, node.description ?? ''] as const, ...inner, ...items];
}
