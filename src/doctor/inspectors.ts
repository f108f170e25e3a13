import type { Certificate } from '../pki/certificate.ts';

/**
 * The product that signed a chain, where its name says so. A label alone: that a way is inspected is told by who vouches
 * for unrelated hosts. Names as shipped in Chromium's ssl_error_assistant.asciipb, and as seen in public repositories.
 */
export function inspectorOf(chain: readonly Pick<Certificate, 'issuer' | 'subject'>[]): string | undefined {
  const names = chain.flatMap(({ issuer, subject }) => [issuer, subject]).join('\n');
  return PRODUCTS.find(([pattern]) => pattern.test(names))?.[1];
}

const PRODUCTS: readonly (readonly [RegExp, string])[] = [
  [/Zscaler/i, 'Zscaler'],
  [/Netskope|goskope\.com/i, 'Netskope'],
  [/Blue ?Coat|Symantec (?:Web|Cloud)/i, 'Symantec (Blue Coat)'],
  [/Forti(?:Gate|net)/i, 'Fortinet'],
  [/Forcepoint/i, 'Forcepoint'],
  [/Cisco Umbrella/i, 'Cisco Umbrella'],
  [/Sophos/i, 'Sophos'],
  [/McAfee Web Gateway|Skyhigh/i, 'Skyhigh (McAfee)'],
  [/Cloudflare Managed|Gateway CA - Cloudflare/i, 'Cloudflare Gateway'],
  [/ContentKeeper/i, 'ContentKeeper'],
  [/Cyberoam/i, 'Cyberoam'],
  [/SonicWALL/i, 'SonicWall'],
  [/Smoothwall/i, 'Smoothwall'],
  [/IWSS\.TREND|Trend Micro/i, 'Trend Micro'],
  [/NetSpark/i, 'NetSpark'],
  [/Kaspersky/i, 'Kaspersky'],
  [/(?:avast!|Norton) Web\/Mail Shield/i, 'Avast, Norton'],
  [/Bitdefender/i, 'Bitdefender'],
  [/ESET SSL Filter|ESET, spol/i, 'ESET'],
  [/Palo ?Alto/i, 'Palo Alto Networks'],
  [/Check ?Point/i, 'Check Point'],
  [/mitmproxy/i, 'mitmproxy'],
  [/Charles Proxy/i, 'Charles'],
  [/DO_NOT_TRUST_FiddlerRoot/i, 'Fiddler'],
  [/PortSwigger/i, 'Burp'],
  [/Squid (?:Proxy|CA)/i, 'Squid'],
];
