// Recognises credentials that look real in any text, so that one pasted by
// mistake is neither kept nor shared. The engine does the same (engine/secret)
// and reports where they stand; both are held to one table of cases.
import type { File } from "../api/types.gen.ts";
import type { Content } from "./document.ts";

export type SecretKind = "access key ID" | "secret access key" | "session token";

export interface Secret {
  kind: SecretKind;
  start: number;
  end: number;
}

// AKIA or ASIA and 16 more, also behind an encoded sign of a URL ("%3D").
const keyPattern = /(?:(?<![A-Za-z0-9])|(?<=%[^]{2}))(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/g;
// Base64, or base64 in a URL.
const runPattern = /[A-Za-z0-9+/%]+/g;
// How the tokens of AWS STS begin: base64 of a version and "origin", "er/aws" or "aws".
const tokenStart = /^(?:IQoJb3JpZ2lu|FwoGZXIvYXdz|FQoGZXIvYXdz|AQoDYXdz)/;
const worthALook = /(?:AKIA|ASIA)[A-Z0-9]{16}|secret|token|IQoJb3JpZ2lu|FwoGZXIvYXdz|FQoGZXIvYXdz|AQoDYXdz/i;

const tokenLength = 100; // and more
const beside = 200; // characters between a secret and its access key ID
const nameLength = 80; // characters before a value in which its name stands

/** The credentials of a text in the order in which they stand. */
export function findSecrets(text: string): Secret[] {
  if (!worthALook.test(text)) return [];
  const keys: Secret[] = [];
  for (const match of text.matchAll(keyPattern)) {
    if (!isExample(match[0])) keys.push({ kind: "access key ID", start: match.index, end: match.index + match[0].length });
  }
  const found: Secret[] = [];
  for (const match of text.matchAll(runPattern)) {
    const word = match[0];
    if (word.length !== 40 && word.length < tokenLength) continue;
    const start = match.index;
    const end = start + word.length;
    if (isSecret(text, word, start, keys)) found.push({ kind: "secret access key", start, end });
    else if (isToken(text, word, start)) found.push({ kind: "session token", start, end: end + /^={0,2}/.exec(text.slice(end, end + 2))![0].length });
  }
  const alone = keys.filter((key) => !found.some((other) => other.start <= key.start && key.start < other.end));
  return [...found, ...alone].sort((a, b) => a.start - b.start);
}

/** Mixed as a secret is, with an access key ID beside it or called a secret. */
function isSecret(text: string, word: string, start: number, keys: readonly Secret[]): boolean {
  const end = start + 40;
  if (word.length !== 40 || isExample(word) || text[end] === "=" || word.includes("%")) return false;
  if (!/[A-Z]/.test(word) || !/[a-z]/.test(word) || !/[0-9]/.test(word)) return false;
  return keys.some((key) => start - key.end <= beside && key.start - end <= beside) || nameOf(text, start).includes("secret");
}

function isToken(text: string, word: string, start: number): boolean {
  if (word.length < tokenLength || isExample(word)) return false;
  return tokenStart.test(word) || /(?:session|security).*token/.test(nameOf(text, start));
}

/** What stands before a value on its line, in lower case. */
function nameOf(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - nameLength), start);
  return before.slice(before.lastIndexOf("\n") + 1).toLowerCase();
}

/** AWS's documentation and the engine write EXAMPLE, people write one letter many times. */
const isExample = (word: string): boolean => word.includes("EXAMPLE") || new Set(word).size < 6;

const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Replaces credentials by words that say so; the same access key ID gets the same word in every text. */
export class Redactor {
  found = 0;
  private readonly keys: string[] = [];

  redact(text: string): string {
    let out = "";
    let at = 0;
    for (const secret of findSecrets(text)) {
      out += text.slice(at, secret.start) + this.placeholder(secret.kind, text.slice(secret.start, secret.end));
      at = secret.end;
      this.found++;
    }
    return at === 0 ? text : out + text.slice(at);
  }

  private placeholder(kind: SecretKind, word: string): string {
    if (kind === "secret access key") return "EXAMPLE/removed-secret";
    if (kind === "session token") return "EXAMPLE//removed-token";
    let n = this.keys.indexOf(word);
    if (n < 0) n = this.keys.push(word) - 1;
    return `${word.slice(0, 4)}REMOVED${base32[(n >> 5) & 31]}${base32[n & 31]}EXAMPLE`;
  }
}

/**
 * What may be kept and shared of files: the same list where it holds no
 * credentials, else one with words in their place.
 */
export function redactSecrets(files: readonly File[]): { files: readonly File[]; found: number } {
  const redactor = new Redactor();
  const redacted = files.map((file) => {
    const text = redactor.redact(file.text);
    return text === file.text ? file : { path: file.path, text };
  });
  return redactor.found === 0 ? { files, found: 0 } : { files: redacted, found: redactor.found };
}

/** redactSecrets for a whole scenario, its title and description too. */
export function redactContent(of: Content): { content: Content; found: number } {
  const redactor = new Redactor();
  const { files, found } = redactSecrets(of.files);
  const content = { title: redactor.redact(of.title), description: redactor.redact(of.description), files };
  return found + redactor.found === 0 ? { content: of, found: 0 } : { content, found: found + redactor.found };
}

/** What the visitor is told; where says what was done, as in "in the link". */
export function secretsRemoved(found: number, where: string): string {
  const what = found === 1 ? "A text that looks like a real AWS credential is" : `${found} texts that look like real AWS credentials are`;
  return `${what} left out ${where}. If you pasted a real key, deactivate it in IAM.`;
}
