import { parseAddress } from '../../go/ip.ts';
import type { Profile } from '../../profile/sections/profile.ts';
import type { Ask, Redirects } from '../target.ts';
import { endpointOf, type Need } from './need.ts';
import { type Row, rowsOf } from './row.ts';

/** Needs as rows, with what asking gave: hosts that downloads lead on to have rows of their own, and names addresses. */
export async function askAround(profile: Profile, needs: readonly Need[], ask: Ask): Promise<readonly Row[]> {
  const first = await Promise.all(rowsOf(profile, needs).map((row) => withRedirects(row, ask)));
  const more = first.flatMap(redirectNeeds);
  const answers = new Map(first.map((row) => [row.probes.join(), row.redirects]));
  const rows = rowsOf(profile, [...needs, ...more]).map((row) => {
    const redirects = row.probes.length === 0 ? undefined : answers.get(row.probes.join());
    return redirects ? { ...row, redirects } : row;
  });
  return Promise.all(rows.map((row) => withAddresses(row, ask)));
}

async function withRedirects(row: Row, ask: Ask): Promise<Row> {
  const answers = await Promise.all(row.probes.map((url) => ask.redirects(url)));
  const given = answers.filter((one) => one !== undefined);
  return given.length === 0 ? row : { ...row, redirects: together(given) };
}

/** One answer of all; what could be found out counts more than what could not. */
function together(answers: readonly Redirects[]): Redirects {
  const to = answers.flatMap((one) => one.to ?? []);
  const problem = answers.find((one) => one.problem !== undefined)?.problem;
  return problem !== undefined && to.length === 0 ? { problem } : { to: [...new Set(to)] };
}

function redirectNeeds({ host, necessity, reasons, redirects }: Row): readonly Need[] {
  const [reason] = reasons;
  if (!reason) return [];
  return (redirects?.to ?? []).flatMap((url) => {
    const end = endpointOf(url);
    if (end === undefined || end.host === host) return [];
    return [{ ...end, necessity, purpose: 'redirect' as const, reason, notes: ['may-change' as const] }];
  });
}

async function withAddresses(row: Row, ask: Ask): Promise<Row> {
  const literal = parseAddress(row.host);
  if (literal) {
    const isV4 = literal.bits === 32;
    return { ...row, addresses: { v4: isV4 ? [row.host] : [], v6: isV4 ? [] : [row.host] } };
  }
  // What stands behind a jump host is often unknown here; asking tells.
  if (row.host === '' || /[*?[]/.test(row.host)) return row;
  const addresses = await ask.addresses(row.host);
  return addresses ? { ...row, addresses } : row;
}
