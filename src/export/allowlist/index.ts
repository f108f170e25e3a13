import type { Profile } from '../../profile/sections/profile.ts';
import type { Exported, ExportInput, Target } from '../target.ts';
import { askAround } from './ask-around.ts';
import { csvOf } from './csv.ts';
import { type AllowlistDocument, documentOf } from './document.ts';
import { gitNeeds } from './git-needs.ts';
import { goNeeds } from './go-needs.ts';
import { markdownOf } from './markdown.ts';
import { endpointOf, type Need } from './need.ts';

/** Every host, port and protocol that a profile needs, for whoever has to approve them. */
export const allowlist: Target = {
  name: 'allowlist',
  title: {
    en: 'every host and port the profile needs, and why, for IT security (Markdown, CSV, YAML)',
    zh: 'profile 所需的全部主机和端口及其依据，供 IT 安全部门审批（Markdown、CSV、YAML）',
  },
  formats: new Map([
    ['markdown', 'md'],
    ['csv', 'csv'],
    ['yaml', 'yaml'],
  ]),
  make,
};

async function make(input: ExportInput): Promise<Exported> {
  const defaults = await input.ask.goDefaults();
  const needs = needsOf(input.profile, defaults, input.sources);
  const rows = await askAround(input.profile, needs, input.ask);
  const asked = rows.some(({ addresses, redirects }) => addresses !== undefined || redirects !== undefined);
  const document = documentOf(rows, input, asked);
  const files = input.formats.map((format) => {
    return { name: `allowlist.${allowlist.formats.get(format)}`, text: textOf(document, format, input) };
  });
  return { files, document };
}

function needsOf(
  profile: Profile,
  defaults: ReadonlyMap<string, string>,
  sources: ExportInput['sources'],
): readonly Need[] {
  const bases = sources.flatMap(({ ref, file }): Need[] => {
    const end = /^https?:/.test(ref) ? endpointOf(ref) : undefined;
    return end
      ? [{ ...end, necessity: 'required', purpose: 'base', reason: { key: `extends[${file}]` } }]
      : [];
  });
  return [...goNeeds(profile, defaults), ...gitNeeds(profile), ...bases];
}

function textOf(document: AllowlistDocument, format: string, { language, yaml }: ExportInput): string {
  if (format === 'csv') return csvOf(document, language);
  return format === 'yaml' ? yaml(document) : markdownOf(document, language);
}
