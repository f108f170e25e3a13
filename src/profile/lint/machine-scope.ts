import { isInEachHome } from '../each-home.ts';
import type { Profile } from '../sections/profile.ts';
import { error, type Finding, pointerMember, warning } from './rule.ts';

/** What makes no sense for everybody on a machine. What others must not read is refused where it stands. */
export function* machineScopeRules(profile: Profile): Generator<Finding> {
  if (profile.scope !== 'machine') return;
  yield* homes('/go/env', profile.go?.env);
  yield* homes('/shell/env', profile.shell?.env);
  // A go that switches reads `$GOROOT/go.env` of the toolchain it switches to. Source: toolchain/exec.go.
  const toolchain = profile.go?.toolchain;
  if (toolchain === 'auto' || toolchain === 'path')
    yield warning('MACHINE_SCOPE_TOOLCHAIN', '/go/toolchain', { toolchain });
}

/** go.env and environment files are the same text for everybody. */
function* homes(section: string, env: Readonly<Record<string, string>> = {}): Generator<Finding> {
  for (const [name, value] of Object.entries(env)) {
    if (isInEachHome(value))
      yield error('MACHINE_SCOPE_HOME', `${section}${pointerMember(name)}`, { name, value });
  }
}
