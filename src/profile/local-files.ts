import { type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import { isProfileUrl } from '../core/profile-url.ts';
import { at, dotted, type Located, placeOf, textOf } from './located.ts';
import type { ParsedSource } from './source.ts';

/**
 * A profile from a URL has no folder on this machine: files that it names by a relative path are refused, and a file of
 * certificates however it is named, because which bytes it means is not for a stranger's text to leave open.
 */
export function refuseLocalFiles({ tree, dir }: Pick<ParsedSource, 'tree' | 'dir'>): readonly Diagnostic[] {
  if (!isProfileUrl(dir)) return [];
  return NAMED.flatMap(({ list, keys, always }) =>
    itemsAt(tree, list).flatMap((item, index) =>
      keys.flatMap((key) => {
        const node = at(item, key);
        const file = textOf(node);
        if (file === undefined || (always !== true && /^[/~]/.test(file))) return [];
        const where = placeOf(node);
        const params = { key: dotted([...list, String(index), ...key]), file };
        const code = always ? 'PROFILE_URL_CERTIFICATE_FILE' : 'PROFILE_URL_LOCAL_FILE';
        return [diagnostic(code, 'error', params, where === undefined ? {} : { where })];
      }),
    ),
  );
}

function itemsAt(tree: Located | undefined, path: readonly string[]): readonly Located[] {
  const list = at(tree, path);
  return list?.kind === 'list' ? list.items : [];
}

/** Every key of the grammar that names a file. */
const NAMED: readonly {
  readonly list: readonly string[];
  readonly keys: readonly (readonly string[])[];
  readonly always?: true;
}[] = [
  { list: ['trust', 'certificates'], keys: [['file']], always: true },
  { list: ['git', 'http'], keys: [['clientCert'], ['clientKey']] },
  { list: ['ssh', 'hosts'], keys: [['identityFile']] },
  { list: ['offline', 'bundles'], keys: [['file'], ['signedBy', 'file']] },
  { list: ['extends'], keys: [['signedBy', 'file']] },
];
