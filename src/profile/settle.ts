import { type Located, type LocatedScalar, withEntries } from './located.ts';
import { type SchemaNode, schemaBelow, typesOf } from './schema-node.ts';

/**
 * Gives each scalar the type its place wants. YAML makes numbers and booleans of `0`, `1.20` and `true`; where the
 * grammar wants a text (`CGO_ENABLED: 0`, `install: 1.20`), the text as written is meant, so nobody has to quote it.
 */
export function settle(node: Located, schema: SchemaNode | undefined): Located {
  if (node.kind === 'scalar') return settleScalar(node, schema);
  if (node.kind === 'list') {
    return { ...node, items: node.items.map((item) => settle(item, schema?.items)) };
  }
  return withEntries(
    node,
    [...node.entries].map(([key, entry]) => {
      return [key, { ...entry, value: settle(entry.value, schemaBelow(schema, key)) }] as const;
    }),
  );
}

function settleScalar(node: LocatedScalar, schema: SchemaNode | undefined): LocatedScalar {
  if (schema === undefined || node.value === null || typeof node.value === 'string') return node;
  return typesOf(schema).includes('string') ? { ...node, value: node.source } : node;
}
