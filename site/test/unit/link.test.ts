import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { constants, deflateRawSync, inflateRawSync } from "node:zlib";
import type { Scenario } from "../../src/api/types.gen.ts";
import { fromBase64Url, toBase64Url } from "../../src/link/base64url.ts";
import { contain, release } from "../../src/link/container.ts";
import { decodeLink, encodeLink, isLink, LinkError } from "../../src/link/link.ts";
import { noOptions } from "../../src/link/options.ts";
import { exampleNames, exampleScenario, largePolicy, odd, withFile } from "./links/scenarios.ts";

const bytes = readFileSync("src/link/dictionary-1.txt");
const dictionary = new Uint8Array(bytes);
const decode = (fragment: string) => decodeLink(fragment, async () => dictionary);
const encode = (scenario: Scenario, from = "") => encodeLink({ kind: "scenario", scenario, from }, {}, dictionary);
const sha256 = (text: string | Uint8Array): string => createHash("sha256").update(text).digest("hex");

async function decoded(fragment: string): Promise<Scenario> {
  const { content } = await decode(fragment);
  assert.equal(content.kind, "scenario");
  return (content as { scenario: Scenario }).scenario;
}

const refused = (fragment: string, kind: LinkError["kind"], message: RegExp) =>
  assert.rejects(decode(fragment), (error) => {
    assert.ok(error instanceof LinkError, String(error));
    assert.equal(error.kind, kind);
    assert.match(error.message, message);
    return true;
  });

test("the dictionary is frozen: every link made with it needs these bytes", () => {
  assert.equal(bytes.length, 32766);
  assert.equal(sha256(bytes), "b6870c77112b35ed8afbfa1ffbee5d4590db4b4d48b03c247be3b3c3cb4208e6");
});

test("links made by every released format still open", async () => {
  const lines = readFileSync("test/unit/links/cg1.txt", "utf8").trim().split("\n");
  assert.ok(lines.length >= 26);
  for (const line of lines) {
    const [link, says] = line.split("\t");
    const { content, options } = await decode(link!);
    const what = content.kind === "example" ? content.name : `${sha256(contain(content.scenario))} ${content.from}`;
    assert.equal(`${what} ${JSON.stringify(options)}`, says, link);
  }
});

test("every scenario of the gallery comes back as it was, and so do odd ones", async () => {
  for (const scenario of [...exampleNames.map(exampleScenario), odd, { title: "", description: "", files: [] }]) {
    assert.deepEqual(await decoded(`#${encode(scenario)}`), scenario, scenario.title);
  }
});

test("links are short", () => {
  const example = exampleScenario("example4");
  assert.equal(encodeLink({ kind: "example", name: "example4" }, {}, dictionary), "cg1.e.example4");
  const path = "accounts/A/buckets/examplebucket/policy.json";
  const policy = example.files.find((file) => file.path === path)!.text;
  const edits = [
    policy.replace("222222222222:user/AccountBadmin", "222222222222:root"),
    JSON.stringify(JSON.parse(policy)),
    JSON.stringify({ ...JSON.parse(policy), Id: "Uploads", Statement: [...JSON.parse(policy).Statement, ...JSON.parse(largePolicy()).Statement.slice(0, 2)] }, null, 4),
  ];
  for (const text of edits) {
    assert.notEqual(text, policy);
    const { length } = encode(withFile(example, path, text), "example4");
    assert.ok(length <= 500, `${length} characters`);
  }
  const large = largePolicy();
  assert.ok(large.length >= 20_000);
  const { length } = encode(withFile(example, path, large), "example4");
  assert.ok(length <= 4000, `${length} characters`);
});

test("what is packed is deflate with the dictionary, as any other program reads it", () => {
  const link = encode(odd);
  const packed = fromBase64Url(link.slice("cg1.s.".length));
  assert.equal(inflateRawSync(packed.subarray(3), { dictionary }).toString(), contain(odd));
});

test("options go with the link", async () => {
  const options = { file: "accounts/A (1)/users/Dave & Söhne/user.json", step: 2, readOnly: true, theme: "dark" } as const;
  for (const content of [{ kind: "example", name: "example4" }, { kind: "scenario", scenario: odd, from: "example4" }] as const) {
    const link = encodeLink(content, options, dictionary);
    assert.match(link, /^[\w.?=&%/-]+$/);
    const back = await decode(link);
    assert.deepEqual(back.content, content);
    assert.deepEqual(back.options, options);
  }
  const { options: passed } = await decode("cg1.e.example4?step=0&file=%E0%A4%A&theme=pink&readonly=&later=1&file=second");
  assert.deepEqual(passed, { ...noOptions, file: "%E0%A4%A", readOnly: true });
});

test("a link tells whether it is one", () => {
  for (const fragment of ["#cg1.e.example4", "cg1.s.", "#cg27.zzz"]) assert.ok(isLink(fragment), fragment);
  for (const fragment of ["", "#", "#panel-map", "#cg.e.x", "#xcg1.e.x"]) assert.ok(!isLink(fragment), fragment);
});

test("base64url takes any bytes", () => {
  for (let length = 0; length < 70; length++) {
    const some = Uint8Array.from({ length }, (_, i) => (i * 89 + length * 31) & 255);
    assert.equal(toBase64Url(some), Buffer.from(some).toString("base64url"));
    assert.deepEqual([...fromBase64Url(toBase64Url(some))], [...some]);
  }
});

test("a link that lost its end says so, wherever it was cut", async () => {
  const link = encode(exampleScenario("role-chaining"));
  let truncated = 0;
  for (let length = "cg1.s.".length; length < link.length; length++) {
    await assert.rejects(decode(link.slice(0, length)), (error) => {
      assert.ok(error instanceof LinkError && error.kind !== "newer" && error.kind !== "too large", String(error));
      if (error.kind === "truncated") truncated++;
      return true;
    });
  }
  assert.ok(truncated > link.length * 0.9, `${truncated} of ${link.length}`);
});

test("a link with one wrong letter never opens as another scenario", async () => {
  const scenario = exampleScenario("example4");
  const link = encode(withFile(scenario, "flow.sh", largePolicy().slice(0, 3000)));
  for (let at = "cg1.s.".length; at < link.length - 1; at++) {
    const other = link[at] === "A" ? "B" : "A";
    await assert.rejects(decode(link.slice(0, at) + other + link.slice(at + 1)), LinkError, `letter ${at}`);
  }
});

test("what is no link of this version says what is wrong with it", async () => {
  await refused("#cg2.s.AAAA", "newer", /newer version.* format is 2, this page reads 1/);
  await refused("#cg999999999999999999999.x", "newer", /newer/);
  await refused("#cg0.e.example4", "damaged", /beginning/);
  await refused("#cg1.x.AAAA", "damaged", /beginning/);
  await refused("#cg1.", "damaged", /beginning/);
  await refused("#anything", "damaged", /no link of Crossgrant/);
  await refused("#cg1.e.", "damaged", /names no example/);
  await refused("#cg1.e.../../etc/passwd", "damaged", /names no example/);
  await refused("#cg1.e.<script>alert(1)</script>", "damaged", /names no example/);
  await refused("#cg1.e.__proto__", "damaged", /names no example/);
  await refused("#cg1.s.AB CD", "damaged", /character 9 \(" "\)/);
  await refused("#cg1.s.", "truncated", /cut off/);
  await refused("#cg1.s.AAA", "truncated", /cut off/);
  await refused(`#cg1.s.${"A".repeat(1_500_000)}`, "too large", /1500006 characters/);
});

const packed = (text: string | Uint8Array, sum: readonly number[] = crcOf(text)): string =>
  `cg1.s.${toBase64Url(new Uint8Array([...sum, ...deflateRawSync(text, { dictionary })]))}`;

function crcOf(text: string | Uint8Array): number[] {
  let crc = -1;
  for (const byte of Buffer.from(text)) {
    crc ^= byte;
    for (let k = 0; k < 8; k++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return [16, 8, 0].map((shift) => ((~crc & 0xffffff) >> shift) & 255);
}

test("what a link holds is not trusted", async () => {
  await refused(packed("only one field"), "damaged", /no scenario/);
  await refused(packed("title\u001edescription\u001epath"), "damaged", /no scenario/);
  await refused(packed(contain(odd), [1, 2, 3]), "damaged", /changed on the way/);
  await refused(packed(new Uint8Array([0xff, 0xfe, 0x1e])), "damaged", /changed on the way/);
  for (const path of ["", "/etc/passwd", "../../x", "a//b", "a/./b", "a/..", "a/", "a\u0000b", "a\nb", " a", "a -- b", "p".repeat(1025)]) {
    const text = contain({ title: "t", description: "", files: [{ path, text: "" }] });
    await refused(packed(text), "damaged", /refused: its file/);
    assert.throws(() => encode(release(text)!), LinkError);
  }
  const twice = { title: "", description: "", files: [{ path: "flow.sh", text: "" }, { path: "flow.sh", text: "aws" }] };
  await refused(packed(contain(twice)), "damaged", /twice/);
  const many = { title: "", description: "", files: Array.from({ length: 201 }, (_, i) => ({ path: `files/${i}`, text: "" })) };
  await refused(packed(contain(many)), "damaged", /201 files/);
  assert.throws(() => encode(many), /201 files/);
  assert.throws(() => encode({ title: "", description: "x".repeat(1_048_577), files: [] }), /1024 KB/);
});

test("a gigabyte behind a link is not unpacked", async () => {
  // Each part ends at a byte and refers to nothing before it, so it can be repeated.
  const part = deflateRawSync(Buffer.alloc(1 << 20), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const bomb = `cg1.s.${toBase64Url(new Uint8Array(Buffer.concat([Buffer.alloc(3), ...Array.from({ length: 1024 }, () => part)])))}`;
  assert.ok(bomb.length > 1_000_000 && bomb.length < 1_500_000, `${bomb.length} letters`);
  const before = performance.now();
  await refused(bomb, "too large", /1024 KB/);
  assert.ok(performance.now() - before < 1000);
});
