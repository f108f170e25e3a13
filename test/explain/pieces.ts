/** The bytes in pieces of these sizes, over and over. */
export function pieces(bytes: Buffer, sizes: readonly number[]): readonly Buffer[] {
  const found: Buffer[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    found.push(bytes.subarray(at, at + size));
    at += size;
  }
  return found;
}
