// The settings that have a form, and edits of their JSON in place: all other
// text of the file stays as it was typed. Pure.
import { applyEdits, findNodeAtLocation, type JSONPath, modify, parse, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";

export type Field =
  | { kind: "choice"; key: string; label: string; choices: readonly string[]; absent: string }
  | { kind: "block"; key: string; label: string; absent: string }
  | { kind: "tags"; key: string; label: string }
  | { kind: "texts"; key: string; label: string; one: string }
  | { kind: "text"; key: string; label: string; absent: string }
  | { kind: "number"; key: string; label: string; absent: string; least: number; most: number }
  | { kind: "flag"; key: string; label: string };

export const blockSettings = ["BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"] as const;

const tags: Field = { kind: "tags", key: "tags", label: "Tags" };
const policies: Field = { kind: "texts", key: "managedPolicies", label: "Managed policies", one: "managed policy" };
const boundary: Field = { kind: "text", key: "permissionsBoundary", label: "Permissions boundary", absent: "none" };

const forms: Record<string, readonly Field[]> = {
  "account.json": [
    { kind: "text", key: "name", label: "Name", absent: "the folder’s name" },
    { kind: "block", key: "blockPublicAccess", label: "Block Public Access", absent: "not configured: all off" },
  ],
  "bucket.json": [
    { kind: "choice", key: "objectOwnership", label: "Object Ownership", choices: ["BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter"], absent: "BucketOwnerEnforced (default)" },
    { kind: "block", key: "blockPublicAccess", label: "Block Public Access", absent: "default: all on" },
    { kind: "choice", key: "versioning", label: "Versioning", choices: ["Enabled", "Suspended"], absent: "never enabled" },
    tags,
  ],
  "user.json": [policies, boundary, { kind: "texts", key: "groups", label: "Groups", one: "group" }, { kind: "flag", key: "mfa", label: "Has an MFA device" }, tags],
  "group.json": [policies],
  "role.json": [policies, boundary, { kind: "number", key: "maxSessionDuration", label: "Longest session, in seconds", absent: "3600 (default)", least: 3600, most: 43200 }, tags],
};

/** The fields of a file's form; none where it has no form. */
export function fieldsOf(path: string): readonly Field[] {
  const parts = path.split("/");
  return parts[0] === "accounts" ? (forms[parts.at(-1)!] ?? []) : [];
}

type Settings = Record<string, unknown>;

/** What a file holds, or why it can not be read. */
export function settingsOf(text: string): { settings: Settings; problem: "" } | { settings: null; problem: string } {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  const first = errors[0];
  if (first) {
    const line = text.slice(0, first.offset).split("\n").length;
    const words = printParseErrorCode(first.error).replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
    return { settings: null, problem: `line ${line}: ${words}` };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { settings: null, problem: "it must be a JSON object" };
  return { settings: value as Settings, problem: "" };
}

/** The text with one member set; undefined takes it away. */
export function withMember(text: string, path: JSONPath, value: unknown): string {
  if (value === undefined) return applyEdits(text, modify(text, path, value, {}));
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const unit = /\n([ \t]+)\S/.exec(text)?.[1] ?? "  ";
  const tree = parseTree(text);
  const there = tree && findNodeAtLocation(tree, path);
  if (there) return spliced(text, there.offset, there.length, written(value, indentAt(text, there.offset), unit, eol));
  const parent = tree && findNodeAtLocation(tree, path.slice(0, -1));
  if (parent?.type !== "object") return path.length > 1 ? withMember(text, path.slice(0, -1), { [String(path.at(-1))]: value }) : text;
  const last = parent.children?.at(-1);
  const indent = last ? indentAt(text, last.offset) : indentAt(text, parent.offset) + unit;
  const member = `${JSON.stringify(path.at(-1))}: ${written(value, indent, unit, eol)}`;
  if (!last) return spliced(text, parent.offset, parent.length, `{${eol}${indent}${member}${eol}${indent.slice(unit.length)}}`);
  const lines = text.slice(parent.offset, parent.children![0]!.offset).includes("\n");
  return spliced(text, last.offset + last.length, 0, `,${lines ? eol + indent : " "}${member}`);
}

const spliced = (text: string, at: number, length: number, insert: string): string => text.slice(0, at) + insert + text.slice(at + length);

/** The white space that begins the line of an offset. */
const indentAt = (text: string, at: number): string => /^[ \t]*/.exec(text.slice(text.lastIndexOf("\n", at - 1) + 1))![0];

/** A value as JSON: lists and small objects on one line. */
function written(value: unknown, indent: string, unit: string, eol: string): string {
  if (Array.isArray(value)) return `[${value.map((item) => JSON.stringify(item)).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${JSON.stringify(item)}`);
  return members.length < 2 ? `{ ${members.join()} }` : `{${eol}${indent + unit}${members.join(`,${eol}${indent + unit}`)}${eol}${indent}}`;
}

/** The strings in an object of strings; what is none is left out. */
export function tagsOf(value: unknown): [string, string][] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(value).filter((tag): tag is [string, string] => typeof tag[1] === "string");
}

export const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter((text): text is string => typeof text === "string") : []);
