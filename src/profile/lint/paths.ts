import { isInEachHome } from '../each-home.ts';
import { error, type Finding } from './rule.ts';

/**
 * A path in an environment value must be absolute: go/env is read verbatim, so `$HOME` and a `~` that is not at the
 * front of the value stay as they are. GOPATH and PATH-like values are lists.
 */
export function* absolutePaths(
  name: string,
  { value, pointer }: { value: string; pointer: string },
): Generator<Finding> {
  // Left at machine scope alone, where machine-scope.ts judges it.
  if (isInEachHome(value)) return;
  for (const path of name === 'GOPATH' ? splitList(value) : [value]) {
    if (path.startsWith('~')) yield error('PATH_HAS_TILDE', pointer, { name, path });
    else if (name === 'PATH' && /:/.test(path.replace(/^[A-Za-z]:/, '')))
      yield error('PATH_HAS_COLON', pointer, { name, path });
    else if (/\$[{(\w]|%\w+%/.test(path)) yield error('PATH_HAS_VARIABLE', pointer, { name, path });
    else if (!/^(?:\/|[A-Za-z]:[\\/])/.test(path)) yield error('PATH_NOT_ABSOLUTE', pointer, { name, path });
  }
}

/** `:` separates, and `;` on Windows; a drive letter's colon does not. */
function splitList(value: string): readonly string[] {
  return /^[A-Za-z]:[\\/]/.test(value) ? value.split(';') : value.split(':');
}
