import type { RunEffect } from '../../../src/core/host.ts';
import { MemoryHost } from '../../../src/host/memory.ts';

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
    const text = sources
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { bytes }]) => new TextDecoder().decode(bytes))
      .join('');
    this.put(BUNDLE, text);
  }
}

export const BUNDLE = '/etc/ssl/certs/ca-certificates.crt';
