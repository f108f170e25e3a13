import { basename, resolve } from 'node:path';
import {
  type Platform,
  parsePlatform,
  parseToolchain,
  parseVersioned,
  type ToolchainWanted,
  type Versioned,
} from '../../../bundle/request.ts';
import { fail } from '../../../core/diagnostic.ts';
import type { Context } from '../../context.ts';

/** What the command line asks of `goenv bundle create`. Paths are absolute. */
export interface Request {
  readonly folders: readonly string[];
  readonly tools: readonly Versioned[];
  readonly modules: readonly Versioned[];
  readonly toolchains: readonly ToolchainWanted[];
  /** None: that of the go here. */
  readonly platforms: readonly Platform[];
  readonly profile?: string;
  readonly modcache?: string;
  readonly vulndb?: string;
  readonly withGoenv: boolean;
  readonly out: string;
  readonly sbom?: string;
  readonly sign?: string;
  readonly mode: 'modules' | 'build';
}

/** Reads it. Errors (64): `WRONG_USAGE`, `BUNDLE_INPUT_WRONG`. */
export function readRequest({ options, facts, cwd }: Context, args: readonly string[]): Request {
  if (options.user !== undefined || facts.root !== undefined)
    usage('a bundle is made on this machine, as you');
  const { own } = options;
  const path = (name: string) => {
    const text = own.text(name);
    return text === undefined ? undefined : resolve(cwd, text);
  };
  const folders = args.map((one) => resolve(cwd, one));
  const each = <T>(name: string, parse: (text: string) => T | undefined, example: string) =>
    own.list(name).map((value) => parse(value) ?? wrong(`--${name}`, value, example));
  const tools = each('tool', parseVersioned, 'golang.org/x/tools/cmd/stringer@v0.30.0');
  const modules = each('module', parseVersioned, 'example.com/mod@v1.2.3');
  const toolchains = each('toolchain', parseToolchain, 'go1.26.8, go1.26.8:linux/arm64');
  const first = folders[0] ?? tools[0]?.path ?? modules[0]?.path ?? toolchains[0]?.version;
  if (first === undefined)
    usage('nothing to carry: goenv bundle create DIR… | --tool … | --module … | --toolchain …');
  const mode = own.text('rehearse') ?? 'modules';
  if (mode !== 'modules' && mode !== 'build') wrong('--rehearse', mode, 'modules, build');
  return {
    folders,
    tools,
    modules,
    toolchains,
    platforms: each('platform', parsePlatform, 'linux/arm64'),
    withGoenv: own.flag('with-goenv'),
    out: path('output') ?? resolve(cwd, `${basename(first)}.gobundle`),
    mode,
    ...optional('profile', own.text('profile')),
    ...optional('modcache', path('from-modcache')),
    ...optional('vulndb', path('vulndb')),
    ...optional('sbom', path('sbom')),
    ...optional('sign', path('sign')),
  };
}

function optional<K extends string>(key: K, value: string | undefined): { [P in K]?: string } {
  // An absent value leaves the key out: the types are exact about optional keys.
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: string });
}

function usage(reason: string): never {
  return fail('WRONG_USAGE', { reason }, { exit: 64 });
}

function wrong(option: string, value: string, example: string): never {
  return fail('BUNDLE_INPUT_WRONG', { option, value, example }, { exit: 64 });
}
