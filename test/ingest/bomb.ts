import { deflateRawSync } from 'node:zlib';
import { docx } from '../support/office-files.ts';

/** A packed entry of 80 MB of zeroes in a few kilobytes, with a size declared as three bytes. */
export function bomb(): Buffer {
  const file = docx('');
  const packed = deflateRawSync(Buffer.alloc(80e6));
  const name = Buffer.from('word/media/image.xml');
  const local = Buffer.alloc(30);
  local.write('PK\u0003\u0004', 'latin1');
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(3, 22);
  local.writeUInt16LE(name.length, 26);
  const end = file.subarray(file.length - 22);
  const directory = end.readUInt32LE(16);
  const central = Buffer.alloc(46);
  central.write('PK\u0001\u0002', 'latin1');
  local.copy(central, 6, 4, 30);
  central.writeUInt32LE(directory, 42);
  const entry = Buffer.concat([local, name, packed]);
  const tail = Buffer.from(end);
  const centrals = Buffer.concat([file.subarray(directory, file.length - 22), central, name]);
  tail.writeUInt16LE(end.readUInt16LE(8) + 1, 8);
  tail.writeUInt16LE(end.readUInt16LE(8) + 1, 10);
  tail.writeUInt32LE(centrals.length, 12);
  tail.writeUInt32LE(directory + entry.length, 16);
  return Buffer.concat([file.subarray(0, directory), entry, centrals, tail]);
}
