import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

interface Lock {
  packages: Record<string, { version?: string; dev?: boolean }>;
}

test("the page's licences name every package that it is made of, in its version", () => {
  const text = readFileSync("public/licenses.txt", "utf8");
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as Lock;
  const used = Object.entries(packages).filter(([path, { dev }]) => path !== "" && !dev);
  assert.ok(used.length > 10);
  for (const [path, { version }] of used) {
    const name = `${path.replace(/^node_modules\//, "")} ${version}`;
    assert.ok(text.includes(`\n${name}\n`), `public/licenses.txt lacks ${name}`);
  }
});
