import type { RunEffect } from '../../../src/core/host.ts';
import { MemoryHost } from '../../../src/host/memory.ts';
import { readBundle } from '../../../src/pki/bundle.ts';
import { subjectHash } from '../../../src/pki/subject-hash.ts';

/** A Debian in memory: its program makes the bundle of the files in the two folders, as the real one does. */
export class SimulatedDebian extends MemoryHost {
  /** Runs before and after the program; what it throws stands for a kill at that point. */
  onRun: () => void = () => undefined;

  constructor(packaged: readonly string[], local: Readonly<Record<string, string>>) {
    super();
    this.put('/etc/os-release', 'ID=debian\n');
    this.put('/usr/sbin/update-ca-certificates', '#!/bin/sh\n');
    for (const [at, pem] of packaged.entries()) this.put(`/usr/share/ca-certificates/m/${at}.crt`, pem);
    for (const [name, pem] of Object.entries(local))
      this.put(`/usr/local/share/ca-certificates/${name}.crt`, pem);
    this.rebuild();
  }

  override async perform(effect: RunEffect): Promise<void> {
    this.onRun();
    await super.perform(effect);
    this.rebuild();
    this.onRun();
  }

  rebuild(): void {
    const sources = [...this.files].filter(([path]) => /^\/usr\/(local\/)?share\/ca-.*\.crt$/.test(path));
    const texts = sources
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, { bytes }]) => [path, new TextDecoder().decode(bytes)] as const);
    for (const path of [...this.files.keys()]) if (LINK.test(path)) this.files.delete(path);
    for (const [path, text] of texts) this.link(path, text);
    this.put(BUNDLE, texts.map(([, text]) => text).join(''));
  }

  /** A file stands for a link here: by the name, and by the hash of the subject. */
  private link(path: string, text: string): void {
    this.put(path.replace(/^.*\/(.*)\.crt$/, '/etc/ssl/certs/$1.pem'), text);
    const hash = `/etc/ssl/certs/${subjectHash(readBundle(text)[0]?.der ?? new Uint8Array())}`;
    let at = 0;
    while (this.files.has(`${hash}.${at}`)) at += 1;
    this.put(`${hash}.${at}`, text);
  }
}

const LINK = /^\/etc\/ssl\/certs\/.*\.(?:pem|\d+)$/;
export const BUNDLE = '/etc/ssl/certs/ca-certificates.crt';
