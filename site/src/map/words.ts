// What the map's drawing says, in words.
import type { Entity, Step } from "../api/types.gen.ts";
import { accountOf } from "../state/accounts.ts";
import { verdictWord } from "../ui/Verdict.tsx";

const kinds: Record<Entity["kind"], string> = {
  account: "Account",
  user: "User",
  group: "Group",
  role: "Role",
  policy: "Managed policy",
  session: "Session",
  bucket: "Bucket",
  object: "Object",
};

export const kindWord = (entity: Entity): string => kinds[entity.kind];

export function entityWords(entity: Entity): string {
  const words = [`${kinds[entity.kind]} ${entity.object?.key ?? entity.name}`];
  if (entity.object) words.push(`owned by ${accountOf(entity.object.owner)?.name ?? "anonymous"}`);
  else if (entity.account) words.push(`of ${accountOf(entity.account)?.name ?? entity.account}`);
  if (entity.session) words.push(`profile ${entity.session.profile || "none"}`);
  if (entity.bucket) {
    words.push(`Object Ownership ${entity.bucket.objectOwnership}`);
    words.push(entity.bucket.hasPolicy ? "with a bucket policy" : "without a bucket policy");
    words.push(publicAccessWords(entity));
  }
  return words.join(", ");
}

export function publicAccessWords(entity: Entity): string {
  const settings = entity.bucket ? Object.values(entity.bucket.blockPublicAccess) : [];
  const on = settings.filter(Boolean).length;
  if (on === settings.length) return "all public access blocked";
  return on === 0 ? "public access not blocked" : `${on} of ${settings.length} public access blocks on`;
}

export function stepWords(step: Step): string {
  const outcome = step.result.errorCode || (step.result.exitCode === 0 ? "OK" : verdictWord[step.verdict]);
  return `Step ${step.index + 1}: ${step.operation || "command"} by ${step.caller.profile || "nobody"}, ${verdictWord[step.verdict].toLowerCase()}, ${outcome}`;
}
