/** A profile elsewhere, as PROFILE or `use` names it. */
export interface ProfileUrl {
  /** What is asked of the network: no fragment. */
  readonly url: string;
  /** The pin, where the text ends in `#sha256=…`; 64 small hexadecimal digits. */
  readonly sha256?: string;
}

/** Who must have signed a text; `file` is the absolute path of the allowed_signers file. */
export interface Signer {
  readonly file: string;
  readonly principal: string;
}

/** Whether a PROFILE argument or a `use` names something on the network rather than a path or a built-in. */
export function isProfileUrl(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
}

/**
 * Takes the URL of a profile apart: `https://acme.example/go.yaml#sha256=9f2c…`. A text when it cannot be used:
 * another scheme, userinfo (it would stand in the journal), or a fragment that is no digest.
 */
export function parseProfileUrl(text: string): ProfileUrl | string {
  if (!URL.canParse(text)) return 'it is no URL';
  const found = new URL(text);
  if (found.protocol !== 'https:' && found.protocol !== 'http:') return 'only https:// and http:// are known';
  if (found.username !== '' || found.password !== '') return 'it has a user or password in it';
  const { hash } = found;
  found.hash = '';
  if (hash === '') return { url: found.href };
  const [, sha256] = /^#sha256=([0-9a-f]{64})$/i.exec(hash) ?? [];
  return sha256 === undefined
    ? 'what stands behind # must be sha256= and 64 hexadecimal digits'
    : { url: found.href, sha256: sha256.toLowerCase() };
}

/**
 * The ref of a text and of what vouches for it. A text that is vouched for in another way is another source, so that none
 * is ever used on the word of somebody else's check.
 */
export function vouchedRef(use: string, { sha256, signer }: { sha256?: string; signer?: Signer }): string {
  const claims = [
    ...(sha256 === undefined ? [] : [`sha256=${sha256}`]),
    ...(signer === undefined
      ? []
      : [`signedBy=${encode(signer.principal)}`, `signers=${encode(signer.file)}`]),
  ];
  return claims.length === 0 ? use : `${use}#${claims.join('&')}`;
}

/** What a ref asks for, without what vouches for it. */
export function withoutClaims(ref: string): string {
  return ref.replace(CLAIMS, '');
}

/** The digest that a ref pins. */
export function pinOf(ref: string): string | undefined {
  return /#sha256=([0-9a-f]{64})(?:&|$)/.exec(CLAIMS.exec(ref)?.[0] ?? '')?.[1];
}

/** Whether a ref is one of a text that was taken by its signature. */
export function isSignedRef(ref: string): boolean {
  return /[#&]signedBy=/.test(CLAIMS.exec(ref)?.[0] ?? '');
}

/** YAML can write half a character (`"\\uD800"`), which has no bytes. */
function encode(text: string): string {
  return text.replace(/\p{Cs}|\P{Cs}+/gu, (part) =>
    /\p{Cs}/u.test(part) ? `%u${part.charCodeAt(0).toString(16)}` : encodeURIComponent(part),
  );
}

const CLAIMS = /#(?:sha256=[0-9a-f]{64}(?:&signedBy=[^#&]*&signers=[^#&]*)?|signedBy=[^#&]*&signers=[^#&]*)$/;
