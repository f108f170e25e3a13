#!/usr/bin/env node
import { languageOf } from './ui/language.ts';

// What node reads first, compiled for Nodes of long ago: one that is too old for cli.ts gets a sentence, no syntax error.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major > 20 || (major === 20 && minor >= 19)) import('./cli.ts');
else {
  const node = process.versions.node;
  const cure = `npm install --global @goenv-cli/goenv-linux-${process.arch}`;
  const words = {
    en: `goenv needs Node 20.19 or newer, and this is ${node}; on Linux its executable needs no Node: ${cure}`,
    zh: `goenv 需要 Node 20.19 或更新版本，当前是 ${node}；在 Linux 上可改用不需要 Node 的可执行文件：${cure}`,
  };
  console.error(words[languageOf(process.env)]);
  process.exit(1);
}
