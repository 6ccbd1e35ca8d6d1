// Texts made small: deflate with a preset dictionary, behind a checksum that
// tells a damaged link from another scenario.
import { deflateSync, Inflate } from "fflate";
import { maxBytes } from "./limits.ts";

const checkBytes = 3;

export class Truncated extends Error {}
export class Damaged extends Error {}
export class TooLarge extends Error {}

/** CRC-32 as in RFC 1952, of which the low three bytes are kept. */
function checksum(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let k = 0; k < 8; k++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc & 0xffffff;
}

export function pack(text: string, dictionary: Uint8Array): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > maxBytes) throw new TooLarge();
  const small = deflateSync(bytes, { level: 9, mem: 12, dictionary });
  const packed = new Uint8Array(checkBytes + small.length);
  const sum = checksum(bytes);
  packed.set([sum >> 16, (sum >> 8) & 0xff, sum & 0xff]);
  packed.set(small, checkBytes);
  return packed;
}

/** How much is fed at a time; about a thousandfold is the most that comes out before the size is looked at. */
const gulp = 1024;

export function unpack(packed: Uint8Array, dictionary: Uint8Array): string {
  if (packed.length <= checkBytes) throw new Truncated();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const inflate = new Inflate({ dictionary }, (chunk) => {
    size += chunk.length;
    chunks.push(chunk);
  });
  for (let at = checkBytes; at < packed.length; at += gulp) {
    try {
      inflate.push(packed.subarray(at, at + gulp), at + gulp >= packed.length);
    } catch (error) {
      // fflate's code 0 is an unexpected end; all others are of data that deflate never makes.
      throw (error as { code?: number }).code === 0 ? new Truncated() : new Damaged();
    }
    if (size > maxBytes) throw new TooLarge();
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  if (checksum(bytes) !== (packed[0]! << 16) + (packed[1]! << 8) + packed[2]!) throw new Damaged();
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Damaged();
  }
}
