import { crc32 } from 'node:zlib';

/**
 * A zip with stored (not compressed) entries: all that a module zip needs, since go hashes names and contents.
 * @param {readonly { name: string, bytes: Buffer }[]} entries names with forward slashes
 * @returns {Buffer}
 */
export function makeZip(entries) {
  const locals = [];
  const directory = [];
  let offset = 0;
  for (const entry of entries) {
    const local = Buffer.concat([header(LOCAL, entry), Buffer.from(entry.name), entry.bytes]);
    directory.push(centralRecord(entry, offset));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...locals, central, endRecord(entries.length, central.length, offset)]);
}

// The fields shared by a local header and a central record, in the order of the format (APPNOTE 4.3.7, 4.3.12).
function shared({ name, bytes }) {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0); // version needed: 2.0
  fields.writeUInt16LE(0x21, 8); // 1980-01-01, the first day the format knows
  fields.writeUInt32LE(crc32(bytes), 10);
  fields.writeUInt32LE(bytes.length, 14);
  fields.writeUInt32LE(bytes.length, 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  return fields;
}

function header(signature, entry) {
  return Buffer.concat([signature, shared(entry)]);
}

function centralRecord(entry, offset) {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([CENTRAL, Buffer.from([20, 0]), shared(entry), rest, Buffer.from(entry.name)]);
}

function endRecord(entries, size, offset) {
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries, 4);
  end.writeUInt16LE(entries, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([END, end]);
}

const LOCAL = Buffer.from('PK\x03\x04', 'latin1');
const CENTRAL = Buffer.from('PK\x01\x02', 'latin1');
const END = Buffer.from('PK\x05\x06', 'latin1');
