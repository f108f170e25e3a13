/** An address as bits, to hold it against a network. */
export interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/** Parses `10.0.0.1` or `fd00::1` (with or without brackets, no zone); `undefined` for anything else. Source: net/netip `ParseAddr`. */
export function parseAddress(text: string): Address | undefined {
  const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
  return bare.includes(':') ? parseSix(bare) : parseFour(bare);
}

/** Whether an address lies in `10.0.0.0/8`; `undefined` when the network is malformed. */
export function inNetwork(address: Address, network: string): boolean | undefined {
  const parsed = parseNetwork(network);
  if (parsed === undefined) return undefined;
  const shift = BigInt(parsed.base.bits - parsed.length);
  return parsed.base.bits === address.bits && parsed.base.value >> shift === address.value >> shift;
}

/** Parses a CIDR network. */
export function parseNetwork(text: string): { base: Address; length: number } | undefined {
  const [, address = '', digits = ''] = /^([^/]+)\/(0|[1-9][0-9]{0,2})$/.exec(text) ?? [];
  const base = parseAddress(address);
  return base && Number(digits) <= base.bits ? { base, length: Number(digits) } : undefined;
}

function parseFour(text: string): Address | undefined {
  if (!/^(?:(?:0|[1-9][0-9]{0,2})(?:\.|$)){4}$/.test(text) || text.endsWith('.')) return undefined;
  const parts = text.split('.').map(Number);
  if (parts.some((part) => part > 255)) return undefined;
  return { bits: 32, value: parts.reduce((value, part) => (value << 8n) | BigInt(part), 0n) };
}

function parseSix(text: string): Address | undefined {
  // Node's own URL parser knows the whole grammar and writes the address in one form: hex groups, `::` at most once.
  const href = URL.canParse(`http://[${text}]/`)
    ? new URL(`http://[${text}]/`).hostname.slice(1, -1)
    : undefined;
  if (href === undefined || /[^0-9a-f:.]/i.test(text)) return undefined;
  const [head = '', tail] = href.split('::');
  const left = groups(head);
  const right = groups(tail ?? '');
  const middle = new Array<string>(8 - left.length - right.length).fill('0');
  return { bits: 128, value: BigInt(`0x${[...left, ...middle, ...right].map(pad).join('')}`) };
}

function groups(text: string): string[] {
  return text === '' ? [] : text.split(':');
}

function pad(group: string): string {
  return group.padStart(4, '0');
}
