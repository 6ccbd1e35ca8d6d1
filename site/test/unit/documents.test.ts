// Documents on the desk and in storage.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { fakeStorages } from "./storage.ts";
import { canRedo, canUndo, contentWithout } from "../../src/state/history.ts";
import { content, documentId, edited, files, original, readOnly, textOf, type Content } from "../../src/state/document.ts";
import { draftKey, draftOf, readDraft } from "../../src/state/drafts.ts";
import { addFile, change, deleteFile, redoLast, renameFile, replaceText, reset, setText, undoLast } from "../../src/state/edit.ts";
import { notice } from "../../src/state/notices.ts";
import { lastOpen, openDocument, openKept } from "../../src/state/open.ts";
import { isEdited, makeRoom, recentWork } from "../../src/state/recent.ts";
import { save } from "../../src/state/saving.ts";
import { selectedFile, selectedStep } from "../../src/state/selection.ts";
import { prefix } from "../../src/state/store.ts";

const { all, tab } = fakeStorages();
beforeEach(() => {
  all.clear();
  tab.clear();
  documentId.value = "";
  notice.value = null;
});

const scenario = (title: string, ...texts: string[]): Content => ({
  title,
  description: "",
  files: texts.map((text, n) => ({ path: `f${n}`, text })),
});

function edit(path: string, text: string): void {
  setText(path, text);
  save();
}

test("a link is one document each time; its edits are kept and the visitor is told", () => {
  const link = { source: { kind: "link" }, scenario: scenario("Shared", "one", "two") } as const;
  const id = openDocument(link);
  assert.equal(edited.value, false);
  edit("f0", "mine");
  openDocument({ source: { kind: "example", name: "e" }, scenario: scenario("E", "e") });
  assert.equal(documentId.value, "e");
  assert.equal(notice.value, null);
  assert.equal(openDocument(link), id);
  assert.equal(textOf("f0"), "mine");
  assert.equal(notice.value!.text, "Your edits of this shared scenario are back.");

  notice.value!.action!.run(); // Open as shared
  assert.notEqual(documentId.value, id);
  assert.equal(textOf("f0"), "one");
  assert.equal(readDraft(id)!.files[0]!.text, "mine");
});

test("another text from a link is another document, also where its name is taken", () => {
  const first = openDocument({ source: { kind: "link" }, scenario: scenario("Shared", "one") });
  edit("f0", "mine");
  const second = openDocument({ source: { kind: "link" }, scenario: scenario("Shared", "other") });
  assert.notEqual(second, first);
  // A name that belongs to something else is not taken for the same.
  all.setItem(prefix + draftKey(second), all.getItem(prefix + draftKey(first))!);
  documentId.value = "";
  assert.equal(openDocument({ source: { kind: "link" }, scenario: scenario("Shared", "other") }), `${second}-2`);
});

test("what a link changes of an original is an edit, and reset brings the original", () => {
  const began = scenario("E", "one", "two");
  openDocument({ source: { kind: "link" }, scenario: began, edited: scenario("E", "one", "changed") });
  assert.equal(edited.value, true);
  reset();
  assert.deepEqual(files.value, began.files);
  assert.equal(edited.value, false);
});

test("a template that was worked on is left alone by the next one", () => {
  const template = { source: { kind: "template", name: "two" }, scenario: scenario("Two", "text") } as const;
  const first = openDocument(template);
  assert.equal(openDocument(template), first, "nothing was done with it");
  edit("f0", "mine");
  const second = openDocument(template);
  assert.notEqual(second, first);
  assert.equal(textOf("f0"), "text");
  assert.ok(openKept(first));
  assert.equal(textOf("f0"), "mine");
  assert.equal(original.value.files[0]!.text, "text");
});

test("options say what is shown; a file that is not there is passed over", () => {
  const request = { source: { kind: "link" }, scenario: scenario("Shared", "one", "two") } as const;
  openDocument({ ...request, options: { file: "f1", step: 2, readOnly: true } });
  assert.equal(selectedFile.value, "f1");
  assert.equal(selectedStep.value, 2);
  setText("f1", "no");
  addFile("g", "no");
  reset();
  assert.equal(textOf("f1"), "two");
  assert.equal(files.value.length, 2);
  notice.value!.action!.run(); // Edit it
  setText("f1", "yes");
  assert.equal(textOf("f1"), "yes");
  openDocument({ ...request, options: { file: "nowhere" } });
  assert.equal(selectedFile.value, "f0");
  assert.equal(readOnly.value, false);
});

test("a tab opens what it had open, not what another tab opened since", () => {
  openDocument({ source: { kind: "link" }, scenario: scenario("A", "a") });
  const id = documentId.value;
  all.setItem(`${prefix}open:1`, JSON.stringify("example4"));
  assert.equal(lastOpen(), id);
  tab.clear();
  assert.equal(lastOpen(), "example4");
});

test("drafts of the first pages, which kept files only, are read", () => {
  const old = { format: 1, files: [{ path: "f0", text: "mine" }] };
  all.setItem(prefix + draftKey("example4"), JSON.stringify(old));
  openDocument({ source: { kind: "example", name: "example4" }, scenario: scenario("Example 4", "text") });
  assert.equal(textOf("f0"), "mine");
  assert.equal(content.value.title, "Example 4");
  assert.deepEqual(recentWork(), [{ id: "example4", source: { kind: "example", name: "example4" }, edited: true, at: 0 }]);
});

for (const wrong of [null, 1, "x", [], {}, { format: 2, files: [] }, { format: 1 }, { format: 1, files: [null] }, { format: 1, files: [{ path: "a" }] }, { format: 1, files: {} }]) {
  test(`a kept ${JSON.stringify(wrong)} is no draft`, () => assert.equal(draftOf("x", wrong), null));
}

test("an odd source or original of a draft does not cost its files", () => {
  const kept = { format: 1, files: [{ path: "a", text: "b" }], source: { kind: "spell" }, original: { files: 1 }, at: "late", title: 5 };
  assert.deepEqual(draftOf("x", kept), { files: kept.files, source: { kind: "example", name: "x" }, at: 0 });
});

test("an example is kept only while it is edited", () => {
  openDocument({ source: { kind: "example", name: "e" }, scenario: scenario("E", "text") });
  assert.equal(readDraft("e"), null);
  edit("f0", "mine");
  assert.ok(isEdited("e"));
  assert.equal(readDraft("e")!.title, undefined);
  reset();
  save();
  assert.equal(readDraft("e"), null);
});

test("where storage is full, documents that were only opened make room, the oldest first", () => {
  let now = 1000;
  const clock = Date.now;
  Date.now = () => now++;
  try {
    const big = "x".repeat(1000);
    const ids = ["A", "B", "C"].map((name) => {
      const id = openDocument({ source: { kind: "file", name }, scenario: scenario(name, big + name) });
      if (name === "A") edit("f0", `${big} edited`);
      return id;
    });
    all.room = Array.from({ length: all.length }, (_, n) => all.getItem(all.key(n)!)!.length).reduce((a, b) => a + b) + 100;
    const next = openDocument({ source: { kind: "file", name: "D" }, scenario: scenario("D", big) });
    assert.deepEqual(new Set(recentWork().map((recent) => recent.id)), new Set([ids[0], ids[2], next]), "B is gone");
    assert.equal(makeRoom(next, () => false), false);
    assert.ok(readDraft(ids[0]!), "edits never go");
  } finally {
    Date.now = clock;
  }
});

test("where the browser keeps nothing, documents live as long as the page", () => {
  all.room = tab.room = 0;
  const link = { source: { kind: "link" }, scenario: scenario("Shared", "one") } as const;
  openDocument(link);
  edit("f0", "mine");
  assert.match(notice.value!.text, /keeps no draft/);
  openDocument({ source: { kind: "example", name: "e" }, scenario: scenario("E", "e") });
  openDocument(link);
  assert.equal(textOf("f0"), "mine");
});

test("undo and redo go through what buttons and typing did, and nothing is lost", () => {
  openDocument({ source: { kind: "example", name: "u" }, scenario: scenario("U", "one", "two") });
  assert.equal(canUndo.value, false);
  setText("f0", "o");
  setText("f0", "on");
  renameFile("f1", "g1");
  addFile("new", "text");
  setText("new", "typed");
  const last = content.value;
  const texts = (): string => files.value.map((file) => `${file.path}=${file.text}`).join(" ");
  const seen = [texts()];
  while (canUndo.value) {
    undoLast();
    seen.push(texts());
  }
  assert.deepEqual(seen, ["f0=on g1=two new=typed", "f0=on g1=two new=text", "f0=on g1=two", "f0=on f1=two", "f0=one f1=two"]);
  while (canRedo.value) redoLast();
  assert.deepEqual(content.value, last);
  undoLast();
  setText("f0", "another way");
  assert.equal(canRedo.value, false);
});

test("the undo of a notice takes back that change alone", () => {
  openDocument({ source: { kind: "example", name: "v" }, scenario: scenario("V", "one", "two", "three") });
  deleteFile("f1");
  const undo = notice.value!.action!;
  setText("f2", "typed since");
  undo.run();
  assert.deepEqual(files.value.map((file) => file.path), ["f0", "f1", "f2"]);
  assert.equal(textOf("f2"), "typed since");
});

test("where the same file was typed into since, undo goes back to before both, and redo has it", () => {
  openDocument({ source: { kind: "example", name: "w" }, scenario: scenario("W", "one") });
  replaceText("f0", "by a button", "Did it.");
  const undo = notice.value!.action!;
  setText("f0", "typed since");
  undo.run();
  assert.equal(textOf("f0"), "one");
  redoLast();
  redoLast();
  assert.equal(textOf("f0"), "typed since");
});

const base = scenario("T", "0", "1", "2");
const cases: [string, Partial<Content>, Partial<Content>, string | null][] = [
  ["a text", { files: [{ path: "f0", text: "x" }, ...base.files.slice(1)] }, {}, "f0=0 f1=1 f2=2"],
  ["a file added", { files: [...base.files, { path: "n", text: "n" }] }, {}, "f0=0 f1=1 f2=2"],
  ["the first file deleted", { files: base.files.slice(1) }, {}, "f0=0 f1=1 f2=2"],
  ["all files deleted", { files: [] }, { files: [{ path: "n", text: "n" }] }, "f0=0 f1=1 f2=2 n=n"],
  ["a title", { title: "Other" }, { files: [] }, ""],
  ["a title changed again", { title: "Other" }, { title: "Third" }, null],
  ["a file added and changed", { files: [...base.files, { path: "n", text: "n" }] }, { files: [...base.files, { path: "n", text: "m" }] }, null],
];
for (const [name, changed, since, want] of cases) {
  test(`without one change: ${name}`, () => {
    const after = { ...base, ...changed };
    const got = contentWithout({ before: base, after }, { ...after, ...since });
    assert.equal(got && got.files.map((file) => `${file.path}=${file.text}`).join(" "), want);
    if (got) assert.equal(got.title, "T");
  });
}

test("a title is part of the document: changed, kept, undone", () => {
  const id = openDocument({ source: { kind: "file", name: "a.txtar" }, scenario: scenario("A", "a") });
  change({ title: "B" }, "Renamed.");
  save();
  assert.equal(readDraft(id)!.title, "B");
  assert.equal(edited.value, true);
  undoLast();
  assert.equal(edited.value, false);
});
