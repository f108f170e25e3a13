import type { Diagnostic } from '../core/diagnostic.ts';
import type { Finding } from '../core/finding.ts';
import type { ProbeResult } from '../core/probe.ts';
import { redact } from '../core/redact.ts';
import { FORMAT_VERSION } from './format-version.ts';
import type { Language } from './messages/texts.ts';
import { factText } from './render-probes.ts';
import { findingJson } from './report.ts';

/** The document of doctor: `schemas/findings.schema.json` with `probes`. */
export function doctorReport(
  {
    findings,
    diagnostics,
    probes,
  }: {
    readonly findings: readonly Finding[];
    readonly diagnostics: readonly Diagnostic[];
    readonly probes: readonly ProbeResult[];
  },
  language: Language,
): object {
  return {
    formatVersion: FORMAT_VERSION,
    findings: [...findings, ...diagnostics].map((found) => findingJson(found, language)),
    abstained: false,
    probes: probes.map((probe) => probeJson(probe, language)),
  };
}

function probeJson(probe: ProbeResult, language: Language): object {
  const { name, target, hop, status, ms } = probe;
  return {
    name,
    target: redact(target),
    hop,
    status,
    ms: Math.round(ms),
    fact: redact(factText(probe, language)),
  };
}
