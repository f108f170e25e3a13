import { isProfileUrl, parseProfileUrl, type Signer, vouchedRef } from '../core/profile-url.ts';
import { at, type Located, type LocatedMap, textOf } from './located.ts';
import { absolutePath, isAbsolute } from './paths.ts';
import { canonicalSha256 } from './sections/sha256.ts';
import type { ParsedSource } from './source.ts';

/** One entry of `extends`. */
export interface BaseRef {
  /** How to ask for it: a built-in name, an absolute path or a URL, and what vouches for the text. */
  readonly ref: string;
  readonly kind: 'built-in' | 'path' | 'url';
  /** A built-in name, an absolute path, or an absolute URL without its fragment. */
  readonly target: string;
  /** As the profile spells it. */
  readonly use: string;
  /** 64 small hexadecimal digits, where it is well written. */
  readonly sha256?: string;
  readonly signer?: Signer;
  readonly without: readonly Located[];
  /** The text that names it, for places in messages. */
  readonly named: Located;
  /** Why it must not be asked for, before anything is. */
  readonly refused?: Refusal;
}

/** A base that is no URL goenv can use, that nothing vouches for, or that a profile from a URL must not name. */
export interface Refusal {
  readonly code:
    | 'PROFILE_URL_BAD'
    | 'PROFILE_URL_UNPINNED'
    | 'PROFILE_URL_LOCAL_FILE'
    | 'PROFILE_SIGNED_BUILT_IN';
  readonly params: Readonly<Record<string, string>>;
}

/**
 * What a source extends, in order; entries that are no base at all are left out (validation says what is wrong
 * with them). `home` stands for `~`. Works on broken profiles, as far as they can be parsed. In a profile from a URL,
 * relative names start at that URL.
 */
export function basesOf(source: Pick<ParsedSource, 'tree' | 'dir'>, home: string): readonly BaseRef[] {
  const list = at(source.tree, ['extends']);
  const items = list?.kind === 'list' ? list.items : [];
  return items.flatMap((item) => baseOf(item, { dir: source.dir, home }) ?? []);
}

interface From {
  readonly dir: string;
  readonly home: string;
}

function baseOf(item: Located, from: From): BaseRef | undefined {
  const named = item.kind === 'map' ? at(item, ['use']) : item;
  const use = textOf(named);
  if (named === undefined || use === undefined || use === '') return undefined;
  const { sha256, ...options } = item.kind === 'map' ? optionsOf(item, from) : NO_OPTIONS;
  const kind = kindIn(use, from);
  const base = kind === 'url' ? urlBase(use, sha256, from) : hereBase(use, sha256, from);
  const { refused = refusalOf({ kind, use, ...options, ...base }, from), ...found } = { ...options, ...base };
  const ref = vouchedRef(found.target, kind === 'url' || found.signer ? found : {});
  return { ref, kind, use, named, ...found, ...(refused && { refused }) };
}

/** In a profile from a URL a relative path is a URL too. */
function kindIn(use: string, { dir }: From): BaseRef['kind'] {
  const kind = kindOfBase(use);
  return kind === 'path' && isProfileUrl(dir) && !/^[/\\~]/.test(use) ? 'url' : kind;
}

type Base = Pick<BaseRef, 'target' | 'sha256' | 'refused'>;

function hereBase(use: string, sha256: string | undefined, from: From): Base {
  const target = kindOfBase(use) === 'path' ? absolutePath(use, from) : use;
  return { target, ...(sha256 !== undefined && { sha256 }) };
}

/** Of a URL only the pin counts that it can be asked for with. */
function urlBase(use: string, pin: string | undefined, { dir }: From): Base {
  const absolute = isProfileUrl(use) ? use : URL.canParse(use, dir) ? new URL(use, dir).href : use;
  const found = parseProfileUrl(absolute);
  const bad = (reason: string) => ({
    target: absolute,
    refused: { code: 'PROFILE_URL_BAD', params: { url: use, reason } } as const,
  });
  if (typeof found === 'string') return bad(found);
  if (found.sha256 !== undefined && pin !== undefined && pin !== found.sha256)
    return bad('the digest behind # and `sha256` differ');
  const sha256 = found.sha256 ?? (pin !== undefined && /^[0-9a-f]{64}$/.test(pin) ? pin : undefined);
  return { target: found.url, ...(sha256 !== undefined && { sha256 }) };
}

function refusalOf(
  { kind, use, sha256, signer }: Pick<BaseRef, 'kind' | 'use' | 'sha256' | 'signer'>,
  { dir }: From,
): Refusal | undefined {
  const isFromUrl = isProfileUrl(dir);
  if (isFromUrl && kind === 'path')
    return { code: 'PROFILE_URL_LOCAL_FILE', params: { key: 'extends', file: use } };
  if (kind === 'built-in' && signer) return { code: 'PROFILE_SIGNED_BUILT_IN', params: { base: use } };
  const isVouched = sha256 !== undefined || signer !== undefined;
  return kind === 'url' && !isVouched ? { code: 'PROFILE_URL_UNPINNED', params: { url: use } } : undefined;
}

type Options = Pick<BaseRef, 'sha256' | 'signer' | 'without'>;

function optionsOf(item: LocatedMap, from: From): Options {
  // By its source text: a digest of digits alone is a number to YAML.
  const pin = at(item, ['sha256']);
  const sha256 = pin?.kind === 'scalar' && pin.source !== '' ? canonicalSha256(pin.source) : undefined;
  const signer = signerOf(at(item, ['signedBy']), from);
  const without = at(item, ['without']);
  return {
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(signer === undefined ? {} : { signer }),
    without: without?.kind === 'list' ? without.items : [],
  };
}

/** Half a signer is nobody: the signature is found wanting, whatever else validation says. */
function signerOf(node: Located | undefined, from: From): Signer | undefined {
  if (node === undefined) return undefined;
  const file = textOf(at(node, ['file'])) ?? '';
  const isHere = !isProfileUrl(from.dir) || isAbsolute(file) || file.startsWith('~');
  return { file: isHere ? absolutePath(file, from) : file, principal: textOf(at(node, ['principal'])) ?? '' };
}

/** A bare word is a built-in; a path has a slash or ends in .yaml, .yml or .json. */
export function kindOfBase(use: string): BaseRef['kind'] {
  if (isProfileUrl(use)) return 'url';
  return /[/\\]|\.(yaml|yml|json)$/.test(use) ? 'path' : 'built-in';
}

const NO_OPTIONS: Options = { without: [] };
