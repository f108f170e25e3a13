import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../src/bundle/manifest.ts';
import { bundleVerifier } from '../../src/bundle/verify.ts';
import { GREETING, type TestModule, WORDS } from '../bundle/make-bundle.ts';
import { execute, type Machine, machine, PROGRAM } from './kit.ts';
import { type ModuleWorld, moduleWorld } from './module-world.ts';

/** A tool whose own go.mod wants an older Words than its users have. */
const TOOL: TestModule = {
  path: 'example.com/pub/tool',
  version: 'v0.5.0',
  files: {
    'go.mod': 'module example.com/pub/tool\n\ngo 1.21\n\nrequire example.com/pub/greeting v1.2.0\n',
    'cmd/hello/main.go':
      'package main\n\nimport "example.com/pub/greeting"\n\nfunc main() { println(greeting.Text()) }\n',
  },
};
/** What only the tests of a dependency need: `go mod tidy` wants it all the same. */
const CHECKED: TestModule = {
  path: 'example.com/pub/checked',
  version: 'v1.0.0',
  files: {
    'go.mod': 'module example.com/pub/checked\n\ngo 1.21\n\nrequire example.com/pub/check v1.1.0\n',
    'checked.go': 'package checked\n\nfunc One() int { return 1 }\n',
    'checked_test.go':
      'package checked\n\nimport (\n\t"testing"\n\n\t"example.com/pub/check"\n)\n\nfunc TestOne(t *testing.T) { check.Equal(t, One(), 1) }\n',
    LICENSE: 'Permission is hereby granted, free of charge, to any person obtaining a copy\n',
  },
};
const CHECK: TestModule = {
  path: 'example.com/pub/check',
  version: 'v1.1.0',
  files: {
    'go.mod': 'module example.com/pub/check\n\ngo 1.21\n',
    'check.go':
      'package check\n\nimport "testing"\n\nfunc Equal(t *testing.T, a, b int) {\n\tif a != b {\n\t\tt.Fail()\n\t}\n}\n',
  },
};
const MODULES = [GREETING, WORDS, TOOL, CHECKED, CHECK];
const APP_MOD = `module example.com/app

go 1.21

require (
	example.com/pub/checked v1.0.0
	example.com/pub/greeting v1.2.0
)

require example.com/pub/Words v0.3.1 // indirect
`;
const APP = `package main

import (
	"example.com/pub/checked"
	"example.com/pub/greeting"
)

func main() {
	if checked.One() == 1 {
		println(greeting.Text())
	}
}
`;

/** A machine with go, and a world to ask; `app` is a project in it. */
export function site(
  given: { readonly modules?: readonly TestModule[]; readonly unrecorded?: readonly TestModule[] } = {},
) {
  const m = machine(['go', 'unshare', 'ssh-keygen', 'tar']);
  const world = moduleWorld(join(m.dir, 'world'), given.modules ?? MODULES, given.unrecorded);
  m.write('../work/app/go.mod', APP_MOD);
  m.write('../work/app/main.go', APP);
  const app = join(m.dir, 'work/app');
  return { m, world, app, [Symbol.dispose]: () => m[Symbol.dispose]() };
}

export function create(
  m: Machine,
  world: ModuleWorld,
  args: readonly string[],
  env: Record<string, string> = {},
) {
  return m.run(['bundle', 'create', ...args], { env: { ...world.env, LANG: 'C', TMPDIR: m.dir, ...env } });
}

/** Starts it and kills it, with all that it started, once it has said this. */
export function killedAt(
  word: string,
  m: Machine,
  world: ModuleWorld,
  args: readonly string[],
): Promise<unknown> {
  const [program = '', ...first] = PROGRAM;
  const env = { ...m.env, ...world.env, LANG: 'C' };
  const cwd = join(m.dir, 'work');
  const child = spawn(program, [...first, 'bundle', 'create', ...args], { env, cwd, stdio: 'pipe' });
  let said = '';
  child.stderr.on('data', (piece: Buffer) => {
    said += piece;
    if (said.includes(word)) child.kill('SIGKILL');
  });
  return new Promise((resolve, reject) => {
    child.on('close', (_, signal) => (signal === 'SIGKILL' ? resolve(signal) : reject(new Error(said))));
  });
}

/** The manifest of a bundle, when the whole of it is good. */
export function verified(file: string): Manifest {
  const verifier = bundleVerifier({ deep: true });
  verifier.push(readFileSync(file));
  return verifier.finish().manifest;
}

/** go as it is on the other side: a fresh home, the bundle unpacked by tar, no other source. */
export async function overThere(m: Machine, world: ModuleWorld, args: readonly string[], cwd: string) {
  const home = join(m.dir, 'there');
  const tree = join(home, 'tree');
  mkdirSync(tree, { recursive: true });
  await execute([join(m.bin, 'tar'), 'xf', join(m.dir, 'work/app.gobundle'), '-C', tree]);
  const env = {
    PATH: m.bin,
    HOME: home,
    GOPROXY: `file://${tree}`,
    GOSUMDB: world.database.key,
    GONOPROXY: 'none',
    GOFLAGS: '-mod=mod -modcacherw',
    GOTOOLCHAIN: 'local',
  };
  return execute([join(m.bin, 'go'), ...args], { env, cwd });
}
