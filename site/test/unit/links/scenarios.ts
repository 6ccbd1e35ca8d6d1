// Scenarios for the tests of links: those of the gallery, and odd ones.
import { readdirSync, readFileSync } from "node:fs";
import type { Scenario } from "../../../src/api/types.gen.ts";

const examples = "../engine/scenario/example"; // tests run in the site's folder

export const exampleNames = readdirSync(examples).filter((name) => name.endsWith(".txtar")).map((name) => name.slice(0, -".txtar".length));

/** The scenario of an archive, well enough for those of the gallery; the engine is what reads archives. */
export function exampleScenario(name: string): Scenario {
  const [head = "", ...parts] = readFileSync(`${examples}/${name}.txtar`, "utf8").split(/^-- (.+) --\n/m);
  const [title = "", ...description] = head.split("\n");
  const files = [];
  for (let i = 0; i < parts.length; i += 2) files.push({ path: parts[i]!, text: parts[i + 1]! });
  return { title, description: description.join("\n").trim(), files };
}

export const withFile = (scenario: Scenario, path: string, text: string): Scenario => ({
  ...scenario,
  files: scenario.files.map((file) => (file.path === path ? { path, text } : file)),
});

/** A bucket policy as a shared data bucket of a larger company has it: different accounts, roles and prefixes. */
export function largePolicy(): string {
  const teams = "analytics billing claims datalake exports finance gateway hiring ingest journal kpi ledger marketing network orders payments quality reports sales tax".split(" ");
  const bucket = "arn:aws:s3:::corp-shared-data";
  const statements = teams.flatMap((team, index) => {
    const account = String(100_000_000_000 + index * 7_919_191_919).slice(0, 12);
    return [
      {
        Sid: `${team}Reads`,
        Effect: "Allow",
        Principal: { AWS: [`arn:aws:iam::${account}:role/${team}-reader`, `arn:aws:iam::${account}:role/${team}-etl-${index % 3}`] },
        Action: ["s3:GetObject", "s3:GetObjectVersion"],
        Resource: `${bucket}/${team}/*`,
        Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
      },
      {
        Sid: `${team}Lists`,
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${account}:root` },
        Action: "s3:ListBucket",
        Resource: bucket,
        Condition: { StringLike: { "s3:prefix": [`${team}/*`, `shared/${team}/*`] } },
      },
      ...(index % 2 === 0
        ? []
        : [
            {
              Sid: `${team}Encrypts`,
              Effect: "Deny",
              Principal: "*",
              Action: "s3:PutObject",
              Resource: `${bucket}/${team}/*`,
              Condition: { StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" }, Null: { "s3:x-amz-server-side-encryption-aws-kms-key-id": "true" } },
            },
          ]),
    ];
  });
  return JSON.stringify({ Version: "2012-10-17", Statement: statements }, null, 2);
}

/** Texts that an archive, a URL or a careless decoder would stumble over. */
export const odd: Scenario = {
  title: "“Ünïcode” – 日本語 🪣 <script>alert(1)</script>",
  description: "\ufeffTwo lines\n\n-- not/a/file --\nof which one looks like a file",
  files: [
    { path: "files/empty", text: "" },
    { path: "files/no newline at the end", text: "x" },
    { path: "files/control", text: "\u0000\u001d\u001e\u001dd\u001de\r\n\t" },
    { path: "files/archive.txtar", text: "-- flow.sh --\naws s3 ls\n" },
    { path: "__proto__/constructor", text: "{}" },
    { path: "files/العربية", text: "مرحبا" },
  ],
};
