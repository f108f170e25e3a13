import type { Override } from '../../core/change.ts';
import { elementKey } from '../../core/value.ts';
import { matchPrefixPatterns } from '../../go/patterns.ts';
import { byFile, byGo, byVariable, type View } from './view.ts';

/** Whether a list of patterns holds for all that the pattern `element` names. */
export function covers(list: string, element: string): boolean {
  // A glob held against a glob as if it were a path is right but for `[…]`, which only itself covers.
  return list.split(',').includes(element) || matchPrefixPatterns(list, element);
}

/**
 * What makes a private path less than private: GONOPROXY and GONOSUMDB follow GOPRIVATE only while unset, so one that
 * is set and misses the path sends it to the proxy or the checksum database; and a GONOPROXY that covers a path the
 * profile wants `via: proxy` fetches it directly.
 */
export function hiddenPrivate(view: View, element: string): Override | undefined {
  if (!view.keys.has(elementKey('GOPRIVATE', element))) return undefined;
  const misses = (list: string) => !covers(list, element);
  const noProxy = isViaProxy(view, element)
    ? { hides: (list: string) => covers(list, element), joins: false }
    : { hides: misses, joins: true };
  return hiding(view, 'GONOPROXY', noProxy) ?? hiding(view, 'GONOSUMDB', { hides: misses, joins: true });
}

type Dependent = 'GONOPROXY' | 'GONOSUMDB';

interface Rule {
  readonly hides: (list: string) => boolean;
  /** goenv itself puts the path into the list where the file has one. */
  readonly joins: boolean;
}

function hiding(view: View, name: Dependent, { hides, joins }: Rule): Override | undefined {
  const exported = view.env[name];
  if (exported) return hides(exported) ? byVariable(view, name) : undefined;
  const written = view.variables.get(name);
  if (written) return !joins && hides(written) ? byFile(view, name) : undefined;
  const answer = view.answers.get(name);
  // Unset in the file and yet not GOPRIVATE's value: `$GOROOT/go.env` or a wrapper sets it.
  const follows = answer === undefined || view.followers.has(name);
  return follows || isManaged(view, name) || !hides(answer) ? undefined : byGo(view, name);
}

/** A path that goenv put into GOPRIVATE and not into a GONOPROXY that is set. */
function isViaProxy(view: View, element: string): boolean {
  if (view.keys.has(elementKey('GONOPROXY', element))) return false;
  return isManaged(view, 'GONOPROXY') || Boolean(view.variables.get('GONOPROXY'));
}

function isManaged(view: View, name: Dependent): boolean {
  return view.sets.has(name);
}
