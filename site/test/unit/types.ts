export type { Decision, Entity, Report, StatementTrace as Statement, Step } from "../../src/api/types.gen.ts";
