// The page's parts import in one direction, so that each can be read, tested
// and replaced without those above it.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, normalize, sep } from "node:path";
import { test } from "node:test";

