import type { Manifest, ModuleEntry } from './manifest.ts';

/** A bill of materials, CycloneDX 1.5 in JSON: the modules whose code is inside. The same text for the same bundle. */
export function cycloneDx({ modules, goenv }: Manifest): string {
  const document = {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { tools: { components: [{ type: 'application', name: 'goenv', version: goenv }] } },
    components: modules.filter(({ zip }) => zip !== undefined).map(component),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function component({ path, version, zip, licences }: ModuleEntry): object {
  const url = `pkg:golang/${path.split('/').map(encodeURIComponent).join('/')}@${encodeURIComponent(version)}`;
  const known = licences.filter((one) => !one.startsWith('unknown '));
  return {
    type: 'library',
    'bom-ref': url,
    name: path,
    version,
    purl: url,
    ...(known.length > 0 && { licenses: known.map((id) => ({ license: { id } })) }),
    // go's h1 is no hash of the file, which is what CycloneDX's own field means.
    properties: [{ name: 'go:h1', value: zip }],
  };
}
