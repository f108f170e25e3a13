import type { ZipEntry } from '../go/zip.ts';

/** The files at the root of a module's zip that may say under which licence it is. */
export function licenceFiles(
  entries: readonly ZipEntry[],
  module: string,
  version: string,
): readonly ZipEntry[] {
  const root = `${module}@${version}/`;
  return entries.filter(
    ({ name, size }) => name.startsWith(root) && NAME.test(name.slice(root.length)) && size <= LONGEST,
  );
}

/**
 * The SPDX name of a licence text, by a sentence that this licence alone has; `undefined` for a text of another kind.
 * A finding, not legal advice: it reads the text, not what the authors meant.
 */
export function licenceOf(text: string): string | undefined {
  const plain = text.toLowerCase().replace(/[^a-z0-9.]+/g, ' ');
  return SENTENCES.find(([, sentences]) => sentences.every((one) => plain.includes(one)))?.[0];
}

const NAME = /^(?:un)?(?:licen[cs]e|copying|copyright)(?:[.-][\w.-]+)?$/i;
/** Bytes. */
const LONGEST = 1024 * 1024;

/** What a text of this licence has in it; the stricter first, because some texts hold others. */
const SENTENCES: readonly (readonly [string, readonly string[]])[] = [
  ['AGPL-3.0', ['gnu affero general public license', 'version 3']],
  ['LGPL-3.0', ['gnu lesser general public license', 'version 3 29 june 2007']],
  ['LGPL-2.1', ['gnu lesser general public license', 'version 2.1']],
  ['GPL-3.0', ['gnu general public license', 'version 3 29 june 2007']],
  ['GPL-2.0', ['gnu general public license', 'version 2 june 1991']],
  ['MPL-2.0', ['mozilla public license', '2.0']],
  ['EPL-2.0', ['eclipse public license', '2.0']],
  ['Apache-2.0', ['apache license', 'version 2.0']],
  ['CC0-1.0', ['cc0 1.0 universal']],
  ['Unlicense', ['this is free and unencumbered software released into the public domain']],
  ['BSD-3-Clause', ['redistribution and use in source and binary forms', 'endorse or promote products']],
  ['BSD-2-Clause', ['redistribution and use in source and binary forms']],
  ['ISC', ['permission to use copy modify and or distribute this software for any purpose']],
  ['ISC', ['permission to use copy modify and distribute this software for any purpose']],
  ['MIT', ['permission is hereby granted free of charge to any person obtaining a copy']],
  ['BSL-1.0', ['boost software license']],
  [
    'Zlib',
    ['this software is provided as is without any express or implied warranty', 'altered source versions'],
  ],
];
