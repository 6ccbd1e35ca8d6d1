// Small reports for tests of pure functions.
import type { Decision, Entity, Report, Statement, Step } from "./types.ts";

export function entity(id: string, kind: Entity["kind"], account: string, more: Partial<Entity> = {}): Entity {
  const name = id.split(/[/#]/).at(-1)!;
  return { id, kind, account, name, arn: `arn:${id}`, file: "", number: "", canonicalUserId: "", bucket: null, object: null, session: null, ...more };
}

const nowhere = { start: { offset: 0, line: 1, column: 1 }, end: { offset: 0, line: 1, column: 1 } };

export function step(index: number, caller: string, target: string, verdict: Step["verdict"], more: Partial<Step> = {}): Step {
  return {
    index,
    description: "",
    command: "aws",
    range: nowhere,
    service: "s3api",
    operation: "PutObject",
    caller: { profile: "p", kind: "user", arn: "", account: "", entity: caller },
    target,
    verdict,
    reason: "",
    result: { stdout: "", stderr: "", exitCode: 0, httpStatus: 200, errorCode: "" },
    decisions: [],
    unverified: [],
    expectation: null,
    changed: [],
    removed: [],
    ...more,
  };
}

export function report(world: Entity[], steps: Step[]): Report {
  return { title: "", description: "", diagnostics: [], files: [], world, steps, summary: { steps: steps.length, expected: 0, met: 0 } };
}

export function statement(index: number, more: Partial<Statement> = {}): Statement {
  return { index, sid: "", effect: "Allow", match: "no", nearMiss: false, range: nowhere, elements: [], ...more };
}

export function decision(more: Partial<Decision> = {}): Decision {
  return {
    principal: "",
    action: "s3:PutObject",
    resource: "",
    resourceAccount: "",
    verdict: "allow",
    reason: "",
    deciding: null,
    missing: [],
    unverified: [],
    notModelled: [],
    layers: [],
    ...more,
  };
}

/** Three accounts: B uploads into A's bucket, C assumes A's role and reads. */
export function threeAccounts(): Report {
  const bucket = entity("accounts/A/buckets/box", "bucket", "accounts/A");
  const role = entity("accounts/A/roles/reader", "role", "accounts/A");
  const world = [
    entity("accounts/A", "account", "", { number: "111111111111", name: "Account A", canonicalUserId: "a".repeat(64) }),
    entity("accounts/A/users/admin", "user", "accounts/A"),
    role,
    bucket,
    entity("accounts/B", "account", "", { number: "222222222222", name: "Account B" }),
    entity("accounts/B/users/up", "user", "accounts/B"),
    entity("accounts/C", "account", "", { number: "333333333333", name: "Account C" }),
    entity("accounts/C/users/dave", "user", "accounts/C"),
  ];
  const object = entity("accounts/A/buckets/box#face", "object", "accounts/A", {
    object: { bucket: bucket.id, key: "face", owner: "accounts/B", size: 3, acl: [] },
  });
  const session = entity("accounts/A/roles/reader#KEY", "session", "accounts/A", {
    session: { of: role.id, creator: "accounts/C/users/dave", profile: "Temp", expires: "" },
  });
  return report(world, [
    step(0, "accounts/B/users/up", "accounts/A/buckets/box#face", "explicit-deny"),
    step(1, "accounts/B/users/up", "accounts/A/buckets/box#face", "allow", { changed: [object] }),
    step(2, "accounts/C/users/dave", role.id, "allow", { changed: [session] }),
    step(3, session.id, object.id, "allow"),
    step(4, session.id, object.id, "allow", { removed: [object.id] }),
  ]);
}
